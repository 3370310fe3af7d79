package org.hotline12333.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether Asterisk plays the sounds that there are.
 *
 * @param prompts the project's
 * @param copy Asterisk's own, where {@code scripts/asterisk} has made one
 */
public record AsteriskSoundsCheck(Path prompts, Path copy) implements Check {
    private static final String SOUND = ".wav";

    @Override
    public String subject() {
        return "sounds";
    }

    @Override
    public Finding look() throws IOException {
        if (!Files.isDirectory(copy)) {
            return new Finding.Unknown("no copy of Asterisk's own here that could be older");
        }
        List<Path> other = new ArrayList<>();
        try (Stream<Path> files = Files.walk(prompts)) {
            for (Path file : files.filter(path -> path.toString().endsWith(SOUND)).toList()) {
                if (isOther(file)) {
                    other.add(prompts.relativize(file));
                }
            }
        }
        return other.isEmpty()
                ? new Finding.Well("Asterisk plays those that there are")
                : new Finding.Wrong(
                        "Asterisk has %d otherwise or not at all, the first: %s"
                                .formatted(other.size(), other.getFirst()),
                        "scripts/asterisk start brings them");
    }

    private boolean isOther(Path file) throws IOException {
        Path there = copy.resolve(prompts.relativize(file).toString());
        return Files.notExists(there) || Files.mismatch(file, there) >= 0;
    }
}
