package org.hotline12333.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of SIPp with a scenario; a folder of its own below the temporary folder. */
final class Sipp {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path folder;
    private final Process process;
    private final Duration limit;

    private Sipp(Path folder, Process process, Duration limit) {
        this.folder = folder;
        this.process = process;
        this.limit = limit;
    }

    /** What SIPp said at its end; 0 is a scenario that went as written. */
    record Result(int status, String errors) {}

    static Sipp run(
            RealAsterisk asterisk,
            String scenario,
            int localPort,
            int mediaPort,
            Duration limit,
            Collection<String> more) {
        try {
            Path folder = Files.createTempDirectory("hotline-sipp");
            Path file = folder.resolve("scenario.xml");
            Files.writeString(file, scenario);
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    "sipp",
                                    "127.0.0.1:" + asterisk.sipPort(),
                                    "-sf",
                                    file.toString(),
                                    "-i",
                                    "127.0.0.1",
                                    "-p",
                                    Integer.toString(localPort),
                                    "-mp",
                                    Integer.toString(mediaPort),
                                    "-m",
                                    "1",
                                    "-nostdin",
                                    "-trace_err",
                                    "-error_file",
                                    folder.resolve("errors").toString(),
                                    "-timeout",
                                    limit.toSeconds() + "s",
                                    "-timeout_error"));
            command.addAll(more);
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("output").toFile())
                            .start();
            return new Sipp(folder, process, limit);
        } catch (IOException e) {
            throw new UncheckedIOException("sipp", e);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for the end of the scenario. */
    Result await() {
        try {
            if (!process.waitFor(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("SIPp did not end within " + limit);
            }
            var result = new Result(process.exitValue(), read("errors"));
            if (result.status() > 1 && result.errors().isEmpty()) {
                throw new IllegalStateException("SIPp failed: " + read("output"));
            }
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a call", e);
        } finally {
            end();
        }
    }

    void end() {
        process.destroyForcibly();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("remains of SIPp", e);
        }
    }

    private String read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
