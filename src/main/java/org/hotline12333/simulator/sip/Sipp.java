package org.hotline12333.simulator.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One run of SIPp with a scenario, in a folder that only its owner can read: a scenario may hold a
 * password, which a command line would show to everybody.
 */
public final class Sipp implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** With SIPp's doubling pauses from 500 ms on: 7.5 s. */
    private static final int INVITES = 3;

    private static final String NOTES = "notes";
    private static final String ERRORS = "errors";

    private final Path folder;
    private final Process process;
    private final Duration limit;

    private Sipp(Path folder, Process process, Duration limit) {
        this.folder = folder;
        this.process = process;
        this.limit = limit;
    }

    /** What SIPp said at its end; status 0 is a scenario that went as written. */
    public record Result(int status, String errors) {}

    /**
     * Starts SIPp for one call.
     *
     * @param own where it signals from
     * @param limit it is ended after so long
     * @throws SipException where there is no SIPp
     */
    public static Sipp run(
            InetSocketAddress server, InetSocketAddress own, String scenario, Duration limit) {
        return run(server, own, scenario, 1, limit);
    }

    /** The same for so many calls, each of which goes as the scenario is written. */
    public static Sipp run(
            InetSocketAddress server,
            InetSocketAddress own,
            String scenario,
            int calls,
            Duration limit) {
        try {
            var ownersOnly = PosixFilePermissions.fromString("rw-------");
            Path folder = Files.createTempDirectory("hotline-sipp");
            Path file =
                    Files.createFile(
                            folder.resolve("scenario.xml"),
                            PosixFilePermissions.asFileAttribute(ownersOnly));
            Files.writeString(file, scenario, StandardCharsets.ISO_8859_1);
            List<String> command = command(server, own, file, calls, limit);
            return new Sipp(folder, start(folder, command), limit);
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for SIPp", e);
        }
    }

    private static Process start(Path folder, List<String> command) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
        } catch (IOException e) {
            delete(folder);
            throw new SipException("no SIPp: install the package sip-tester", e);
        }
    }

    private static List<String> command(
            InetSocketAddress server,
            InetSocketAddress own,
            Path scenario,
            int calls,
            Duration limit) {
        List<String> command = new ArrayList<>(List.of("sipp"));
        command.add(inUrl(server.getAddress()) + ":" + server.getPort());
        command.addAll(List.of("-i", own.getAddress().getHostAddress()));
        command.addAll(List.of("-mi", own.getAddress().getHostAddress()));
        command.addAll(List.of("-p", Integer.toString(own.getPort())));
        command.addAll(List.of("-sf", scenario.toString(), "-nostdin", "-aa"));
        command.addAll(List.of("-m", Integer.toString(calls)));
        // SIPp lets itself be controlled through a port: not from elsewhere.
        command.addAll(List.of("-ci", "127.0.0.1", "-timer_resol", "1"));
        command.addAll(List.of("-max_invite_retrans", Integer.toString(INVITES)));
        command.addAll(List.of("-trace_logs", "-log_file", NOTES));
        command.addAll(List.of("-trace_err", "-error_file", ERRORS));
        command.addAll(List.of("-timeout", limit.toSeconds() + 1 + "s", "-timeout_error"));
        return command;
    }

    private static String inUrl(InetAddress address) {
        return address instanceof Inet6Address
                ? "[" + address.getHostAddress() + "]"
                : address.getHostAddress();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** The lines that the scenario has logged so far. */
    public List<String> notes() {
        String all = read(NOTES);
        return all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
    }

    /** Waits for the end of the scenario. */
    public Result await() {
        try {
            if (!process.waitFor(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SipException("SIPp did not end within " + limit.toSeconds() + " s");
            }
            var result = new Result(process.exitValue(), read(ERRORS));
            if (result.status() > 1 && result.errors().isEmpty()) {
                throw new SipException("SIPp failed: " + lastLine(read("output")));
            }
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a call", e);
        }
    }

    private static String lastLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line);
    }

    private String read(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("remains of SIPp", e);
        }
    }
}
