package org.hotline12333.simulator.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where {@code scripts/asterisk} has what, and how Asterisk itself calls it. */
public final class Place {
    private Place() {}

    static Path home() {
        String home = System.getenv("HOTLINE_ASTERISK");
        return home == null
                ? Path.of("").toAbsolutePath().resolve(".asterisk")
                : Path.of(home).toAbsolutePath();
    }

    /** A system of Asterisk's own, where none is installed. */
    static Path root() {
        return home().resolve("root");
    }

    static boolean hasRoot() {
        return Files.isDirectory(root());
    }

    static Path folderOf(String name) {
        return hasRoot()
                ? root().resolve("srv/hotline").resolve(name)
                : home().resolve("run").resolve(name);
    }

    /** What tells a server on this machine which Asterisk it is beside. */
    public static Map<String, String> named(RealAsterisk asterisk) {
        return Map.of(
                "HOTLINE_ASTERISK",
                home().toString(),
                "HOTLINE_ASTERISK_NAME",
                asterisk.folder().getFileName().toString());
    }

    /** A file of Asterisk's system by its name there. */
    static Path inside(Path file) {
        return hasRoot() ? Path.of("/").resolve(root().relativize(file)) : file;
    }

    /** The file of Asterisk's system that has the name of one of this machine. */
    static Path within(Path file) {
        return hasRoot() ? root().resolve(file.toString().substring(1)) : file;
    }

    static List<String> linesOf(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static boolean onPath(String command) {
        String path = System.getenv("PATH") + ":/usr/sbin:/sbin";
        return Stream.of(path.split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
