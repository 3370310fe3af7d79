package org.hotline12333.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What should be mounted, and what is.
 *
 * @param wanted mount points, as the machine's table of them says
 * @param there those on which something is mounted
 */
public record Mounts(List<Path> wanted, List<Path> there) {
    private static final int POINT = 1;
    private static final int OPTIONS = 3;

    public Mounts {
        wanted = List.copyOf(wanted);
        there = List.copyOf(there);
    }

    public static Mounts ofThisMachine() {
        return new Mounts(points(Path.of("/etc/fstab")), points(Path.of("/proc/self/mounts")));
    }

    /** None where there is no such table. */
    public static List<Path> points(Path table) {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(words ->
                            words.length > OPTIONS
                                    && !words[0].startsWith("#")
                                    && words[POINT].startsWith("/"))
                    .map(words -> Path.of(words[POINT].replace("\\040", " ")))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException _) {
            return List.of();
        }
    }

    /** The mount point that a folder should lie on, where nothing is mounted. */
    public Optional<Path> missingAt(Path folder) {
        return wanted.stream()
                .filter(point -> folder.startsWith(point) && !there.contains(point))
                .findFirst();
    }
}
