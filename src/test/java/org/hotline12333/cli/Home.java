package org.hotline12333.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A project folder like the real one, in which a file can be missing or changed. */
public record Home(Path folder) {
    private static final List<String> PARTS =
            List.of(
                    "dialplans/hotline",
                    "dialplans/hours",
                    "dialplans/announcements",
                    "dialplans/topics",
                    "dialplans/asterisk",
                    "prompts");

    /** A copy of the real dialplans and prompts. */
    public static Home copied(Path folder) {
        for (String part : PARTS) {
            Path real = Path.of(part).toAbsolutePath();
            try (Stream<Path> paths = Files.walk(real)) {
                for (Path path : paths.toList()) {
                    Path copy = folder.resolve(part).resolve(real.relativize(path));
                    if (Files.isDirectory(path)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(path, copy);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Home(folder);
    }

    /** With some of the real scripted calls, for a gate that is quick. */
    Home calls(String... parts) throws IOException {
        for (String part : parts) {
            Path to = Files.createDirectories(folder.resolve("calls").resolve(part));
            try (Stream<Path> files = Files.list(Path.of("calls").resolve(part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
        return this;
    }

    public Path file(String path) {
        return folder.resolve(path);
    }

    public Home without(String path) {
        try {
            Files.delete(file(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Home replacing(String path, String text, String by) {
        try {
            String before = Files.readString(file(path));
            String after = before.replace(text, by);
            if (after.equals(before)) {
                throw new IllegalArgumentException(path + " has no " + text);
            }
            Files.writeString(file(path), after);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a verb in this folder, as the launcher does. */
    public Verb verb(java.util.function.Supplier<Verb> verb) {
        System.setProperty("hotline.home", folder.toString());
        try {
            return verb.get();
        } finally {
            System.clearProperty("hotline.home");
        }
    }

    public Verb check() {
        return verb(() -> Verb.run("check"));
    }

    /** Refused, unless all is well. */
    public Verb serve() {
        return verb(() -> Verb.serve(folder.resolve("data")));
    }
}
