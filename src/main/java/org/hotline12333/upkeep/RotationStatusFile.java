package org.hotline12333.upkeep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12333.host.OwnerOnly;

/**
 * How far a rotation of keys is, in a file beside the key file: an embedded database answers nobody
 * but the server that has it open. No secret is in it.
 */
public record RotationStatusFile(Path file) {
    public static RotationStatusFile beside(Path keyFile) {
        return new RotationStatusFile(keyFile.resolveSibling(keyFile.getFileName() + ".state"));
    }

    /**
     * What was noted.
     *
     * @param stage the name of a {@link RotationStatus}
     * @param lines what to say of it
     */
    public record Noted(String stage, List<String> lines) {
        public Noted {
            lines = List.copyOf(lines);
        }
    }

    void write(RotationStatus stage, List<String> more) {
        List<String> lines = new ArrayList<>(List.of(stage.name(), stage.line()));
        lines.addAll(more);
        try {
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(next);
            OwnerOnly.create(next);
            Files.write(next, lines);
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fault) {
            throw new UncheckedIOException(file + " cannot be written", fault);
        }
    }

    /** Nothing where no server has noted anything. */
    public Optional<Noted> read() {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Noted(lines.getFirst(), lines.subList(1, lines.size())));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
