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
    private static final String SETTLED = "settled";
    private static final String UNDER_WAY = "under-way";

    public static RotationStatusFile beside(Path keyFile) {
        return new RotationStatusFile(keyFile.resolveSibling(keyFile.getFileName() + ".state"));
    }

    /**
     * What was noted.
     *
     * @param isSettled whether the key had sealed all
     * @param key the one that was to write, or did
     * @param lines what to say of it
     */
    public record Noted(boolean isSettled, String key, List<String> lines) {
        public Noted {
            lines = List.copyOf(lines);
        }

        private static Noted read(List<String> written) {
            String[] words = written.getFirst().split(" ", 2);
            return new Noted(
                    words[0].equals(SETTLED),
                    words[words.length - 1],
                    written.subList(1, written.size()));
        }

        /** Whether this key had sealed all. */
        public boolean isSettledWith(String other) {
            return isSettled && key.equals(other);
        }
    }

    void write(RotationStatus status, List<String> more) {
        String first = (status.isSettled() ? SETTLED : UNDER_WAY) + " " + status.key();
        List<String> lines = new ArrayList<>(List.of(first, status.line()));
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
            return lines.isEmpty() ? Optional.empty() : Optional.of(Noted.read(lines));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
