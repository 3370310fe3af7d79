package org.hotline12333.insurance.intake;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be imported. It can be handed to another process, so its paths are absolute.
 *
 * @param folder the delivery; none where the last one is to be undone
 * @param agency the agency's table, where it is not the usual one
 * @param rejected where rejected rows go, where it is not in the delivery
 * @param tryOnly whether all is read and reckoned, and nothing changed
 */
public record ImportOrder(
        Optional<Path> folder, Optional<Path> agency, Optional<Path> rejected, boolean tryOnly) {
    private static final String FOLDER = "folder ";
    private static final String AGENCY = "agency ";
    private static final String REJECTED = "rejected ";
    private static final String TRY = "try";

    public ImportOrder {
        folder = folder.map(Path::toAbsolutePath).map(Path::normalize);
        agency = agency.map(Path::toAbsolutePath).map(Path::normalize);
        rejected = rejected.map(Path::toAbsolutePath).map(Path::normalize);
    }

    /** A line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        folder.ifPresent(path -> lines.add(FOLDER + path.toUri()));
        agency.ifPresent(path -> lines.add(AGENCY + path.toUri()));
        rejected.ifPresent(path -> lines.add(REJECTED + path.toUri()));
        if (tryOnly) {
            lines.add(TRY);
        }
        return lines;
    }

    /** The order of these {@link #lines}. */
    public static ImportOrder of(List<String> lines) {
        return new ImportOrder(
                path(lines, FOLDER),
                path(lines, AGENCY),
                path(lines, REJECTED),
                lines.contains(TRY));
    }

    private static Optional<Path> path(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> Path.of(URI.create(line.substring(name.length()))))
                .findFirst();
    }
}
