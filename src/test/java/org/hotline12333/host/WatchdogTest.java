package org.hotline12333.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hotline12333.cli.ServeProcess;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a service manager hears, at a real datagram socket. */
@Timeout(180)
class WatchdogTest {
    private static final Path RECEIVER = Path.of("/usr/bin/systemd-socket-activate");
    private static final String ALIVE = "WATCHDOG=1";

    /** In which it has to hear that all is well. */
    private static final int WITHIN_MS = 2_000;

    @TempDir Path folder;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private @Nullable Process receiver;
    private Path socket = Path.of("");

    @BeforeEach
    void listen() throws IOException {
        assumeTrue(Files.isExecutable(RECEIVER), "no systemd-socket-activate to listen with");
        socket = folder.resolve("notify");
        Process listening =
                new ProcessBuilder(
                                RECEIVER.toString(),
                                "--datagram",
                                "-l",
                                socket.toString(),
                                "sh",
                                "-c",
                                "exec cat <&3")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        receiver = listening;
        Thread.ofVirtual().start(() -> listening.inputReader().lines().forEach(heard::add));
        while (!Files.exists(socket)) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void end() {
        if (receiver != null) {
            receiver.destroyForcibly();
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "NOTIFY_SOCKET",
                socket.toString(),
                "WATCHDOG_USEC",
                Long.toString(TimeUnit.MILLISECONDS.toMicros(WITHIN_MS)));
    }

    private void await(String line) throws InterruptedException {
        for (String next = ""; !next.equals(line); ) {
            next =
                    Optional.ofNullable(heard.poll(60, TimeUnit.SECONDS))
                            .orElse(line + " did not come");
            assertThat(next).doesNotContain("did not come");
        }
    }

    private void assertSilence() throws InterruptedException {
        heard.clear();
        assertThat(heard.poll(2 * WITHIN_MS, TimeUnit.MILLISECONDS)).isNull();
    }

    /** Each time in time, or it would be ended: here once of a few, on whatever machine. */
    private void assertInTime() throws InterruptedException {
        long shortest = Long.MAX_VALUE;
        long before = System.nanoTime();
        for (int time = 0; time < 4; time++) {
            await(ALIVE);
            long now = System.nanoTime();
            shortest = time == 0 ? shortest : Math.min(shortest, now - before);
            before = now;
        }
        assertThat(TimeUnit.NANOSECONDS.toMillis(shortest)).isLessThan(WITHIN_MS / 2 + 1);
    }

    @Test
    void aServerSaysThatItIsReadyAndWellUntilItStandsStill() throws Exception {
        try (ServeProcess serving = ServeProcess.start(folder.resolve("data"), environment())) {
            await("READY=1");
            await(ALIVE);
            await("STATUS=calls: 0");
            assertInTime();

            serving.stop();

            assertSilence();
        }
    }

    @Test
    void aServerSaysThatItEnds() throws Exception {
        try (ServeProcess serving = ServeProcess.start(folder.resolve("data"), environment())) {
            await("READY=1");

            serving.terminate();

            await("STOPPING=1");
            assertThat(serving.awaitEnd()).isZero();
        }
    }

    /** The process runs on, and every other thread with it. */
    @Test
    void aServerWhoseDoorNobodyAttendsIsNotWell() throws Exception {
        FastAgiServer server =
                new FastAgiServer(
                        FastAgiSettings.of(
                                InetAddress.getLoopbackAddress(), 0, List.of("127.0.0.1"), 10),
                        _ -> {});
        server.start();
        Watchdog watchdog =
                new Watchdog(Supervisor.of(environment()), server::calls, server::sinceAtTheDoor);
        watchdog.start();
        await("READY=1");
        await(ALIVE);

        server.close();
        TimeUnit.MILLISECONDS.sleep(WITHIN_MS);

        assertSilence();

        watchdog.ending();
        await("STOPPING=1");
        await(ALIVE); // its calls have their time, and its door is shut
    }

    @Test
    void withoutASupervisorNothingIsSaid() {
        assertThat(Supervisor.of(Map.of())).isEmpty();
        assertThat(Supervisor.of(Map.of("NOTIFY_SOCKET", "/" + "x".repeat(200)))).isEmpty();
        assertThat(
                        Supervisor.of(
                                        Map.of(
                                                "NOTIFY_SOCKET",
                                                socket.toString(),
                                                "WATCHDOG_USEC",
                                                "2000000",
                                                "WATCHDOG_PID",
                                                "1"))
                                .flatMap(Supervisor::watchdog))
                .as("that of another process")
                .isEmpty();
    }
}
