package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code serve} as a process of its own, on a free port of this machine. */
public final class ServeProcess implements AutoCloseable {
    static final Pattern READY =
            Pattern.compile(
                    "ready: 12333 on agi://127\\.0\\.0\\.1:(\\d+), 19 people, data to 2026-10,"
                            + " (?:console (?:http://127\\.0\\.0\\.1|https://localhost):(\\d+)|no console: .*)");

    private static final Pattern FIRST =
            Pattern.compile(
                    "first admin: within 24 hours, at https?://[a-z0-9.]+:\\d+/first, by the code"
                            + " ((?:[A-Z2-7]{4}-){12}[A-Z2-7]{4})");

    /** Longer than a start takes on a machine that has much else to do. */
    private static final Duration START_MAX = Duration.ofMinutes(8);

    /** For what it has written before its end. */
    private static final Duration LAST_LINES = Duration.ofSeconds(10);

    private final Process process;
    private final BufferedReader out;
    private final List<String> begun = new ArrayList<>();
    private volatile @Nullable Thread follower;
    private int port;
    private int consolePort;

    private ServeProcess(Process process) {
        this.process = process;
        this.out = process.inputReader();
    }

    /** A process that may not serve: it says on its error stream why. */
    static Process begin(Path data, Map<String, String> settings, String... arguments)
            throws IOException {
        return begin(List.of(), VerbProcess.classes(), data, settings, arguments);
    }

    /** The same by way of a command that is to run it. */
    private static Process begin(
            List<String> by,
            String classes,
            Path data,
            Map<String, String> settings,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(by);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classes,
                        "org.hotline12333.cli.Hotline",
                        "serve"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("HOTLINE_"));
        builder.environment().put("HOTLINE_DATA", data.toString());
        builder.environment().put("HOTLINE_AGI_PORT", "0");
        builder.environment().put("HOTLINE_CONSOLE_PORT", "0");
        builder.environment().put("HOTLINE_THROTTLE", "off");
        builder.environment().putAll(settings);
        return builder.start();
    }

    /** Returns when it serves. */
    public static ServeProcess start(Path data, Map<String, String> settings, String... arguments)
            throws IOException {
        return startBy(List.of(), data, settings, arguments);
    }

    /** The same by way of a command that is to run it; one that does not serve in time is ended. */
    static ServeProcess startBy(
            List<String> by, Path data, Map<String, String> settings, String... arguments)
            throws IOException {
        return inTime(begin(by, VerbProcess.classes(), data, settings, arguments));
    }

    /** The same as it is with other classes, which take the place of its own. */
    static ServeProcess startWith(Path others, Path data) throws IOException {
        String classes = others + File.pathSeparator + VerbProcess.classes();
        return inTime(begin(List.of(), classes, data, Map.of()));
    }

    private static ServeProcess inTime(Process begun) throws IOException {
        ServeProcess serving = new ServeProcess(begun);
        CompletableFuture<Void> limit =
                CompletableFuture.runAsync(
                        serving::giveUp,
                        CompletableFuture.delayedExecutor(START_MAX.toSeconds(), TimeUnit.SECONDS));
        try {
            return serving.whenReady();
        } finally {
            limit.cancel(false);
        }
    }

    /** What it said is still read: {@link Process#destroyForcibly} would close the streams. */
    private void giveUp() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }

    private ServeProcess whenReady() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            begun.add(line);
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                port = Integer.parseInt(ready.group(1));
                consolePort = ready.group(2) == null ? 0 : Integer.parseInt(ready.group(2));
                return this;
            }
        }
        throw new IllegalStateException(
                "it did not serve within %s: %s, %s"
                        .formatted(START_MAX, begun, process.errorReader().lines().toList()));
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public int port() {
        return port;
    }

    /** 0 where there is no console. */
    int consolePort() {
        return consolePort;
    }

    /** What it printed until it was ready. */
    List<String> begun() {
        return List.copyOf(begun);
    }

    /** The code for the first admin, which it prints behind the ready line. */
    String firstCode() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher code = FIRST.matcher(line);
            if (code.matches()) {
                return code.group(1);
            }
        }
        throw new IllegalStateException("it printed no code");
    }

    /** What it prints from now on, to its end. */
    List<String> rest() {
        return out.lines().toList();
    }

    List<String> errors() {
        return process.errorReader().lines().toList();
    }

    /** How many file descriptors it has open. */
    public int descriptors() {
        String[] open = new File("/proc/" + process.pid() + "/fd").list();
        return open == null ? 0 : open.length;
    }

    /** From now on it gets no more of them than so many. */
    public void limitDescriptors(int most) throws Exception {
        Process limit =
                new ProcessBuilder("prlimit", "--pid=" + process.pid(), "--nofile=" + most)
                        .inheritIO()
                        .start();
        assertThat(limit.waitFor()).isZero();
    }

    /** Stands still, as far as anybody can see, and keeps all that it has open. */
    public void stop() throws Exception {
        assertThat(
                        new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                                .start()
                                .waitFor())
                .isZero();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Tells it to end; {@link Process#destroy} would close the streams that are read. */
    public void terminate() {
        process.toHandle().destroy();
    }

    public int awaitEnd() throws InterruptedException {
        int status = process.waitFor();
        Thread reads = follower;
        if (reads != null) {
            reads.join(LAST_LINES); // what is unread when it is closed is lost
        }
        return status;
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
    }

    /** Reads on, so that its log never fills the pipe. */
    public void drain() {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        out.lines().forEach(_ -> {});
                    } catch (UncheckedIOException gone) {
                        assertThat(process.isAlive()).as(gone.getMessage()).isFalse();
                    }
                });
    }

    /** Reads on, so that its log never fills the pipe, and keeps what it reads. */
    Queue<String> follow() {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        follower =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                out.lines().forEach(lines::add);
                            } catch (UncheckedIOException gone) {
                                assertThat(process.isAlive()).as(gone.getMessage()).isFalse();
                            }
                        });
        return lines;
    }

    /** Afterwards others may open its database. */
    @Override
    public void close() {
        List<ProcessHandle> below = process.descendants().toList();
        kill();
        process.onExit().join();
        below.forEach(ProcessHandle::destroyForcibly);
    }
}
