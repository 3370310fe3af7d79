package org.hotline12333.cli;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hotline12333.simulator.asterisk.Ports;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port is held by another process, as systemd does, and the server restarts. */
@Tag("real")
class RealHeldDoorTest {
    private static final String HOLDER = "systemd-socket-activate";

    /** For each thing that is waited for; a server may take a minute to start. */
    private static final Duration PATIENCE = ofMinutes(3);

    private static final int LOOK = 20;

    @TempDir Path data;

    @BeforeAll
    static void need() {
        Optional<String> missing = RealAsterisk.missing();
        if (!Files.isExecutable(Path.of("/usr/bin", HOLDER))) {
            missing = Optional.of("no " + HOLDER + ": install the package systemd");
        }
        missing.ifPresent(why -> System.out.println("a held door is skipped: " + why));
        Optional<String> reason = missing;
        assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
    }

    /** Runs the server, and twice another; to each the door is handed as its standard input. */
    private static List<String> holder(int port) {
        return List.of(
                HOLDER,
                "-l",
                "127.0.0.1:" + port,
                "bash",
                "-c",
                "trap 'kill $server; exit' TERM; for run in 1 2 3; do \"$@\" <&3 & server=$!; wait; done",
                "holder");
    }

    @Test
    void whoCallsDuringARestartWaitsAndNobodyElseGetsThePort() throws Exception {
        int port = Ports.tcp();
        try (var serving = startedByAKnock(port);
                var asterisk = RealAsterisk.startPatient(Path.of("prompts"), port)) {
            serving.drain();
            assertThat(serving.port()).isEqualTo(port);
            assertThat(called(asterisk)).contains("zh/welcome");

            ProcessHandle server = server(serving);
            server.destroyForcibly();
            awaited("the end of the server that was killed", server.onExit());
            assertThatThrownBy(() -> takeOver(port)).isInstanceOf(BindException.class);
            List<String> during = called(asterisk);

            assertThat(during).contains("zh/welcome").doesNotContain("zh/servers-away");
            assertThat(server(serving).pid()).isNotEqualTo(server.pid());
            server(serving).destroy();
            assertThat(called(asterisk)).contains("zh/welcome").doesNotContain("zh/servers-away");
            end(serving);
        }
    }

    /** The first connection starts the server; one may go to somebody who only tries the port. */
    private ServeProcess startedByAKnock(int port) throws IOException {
        AtomicBoolean started = new AtomicBoolean();
        Thread knocking =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!started.get()) {
                                knock(port);
                            }
                        });
        try {
            return ServeProcess.startBy(holder(port), data, Map.of());
        } finally {
            started.set(true);
            knocking.interrupt();
        }
    }

    private static <T> T awaited(String what, CompletableFuture<T> coming) throws Exception {
        try {
            return coming.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            throw new AssertionError(what + " did not come within " + PATIENCE);
        }
    }

    private static List<String> called(RealAsterisk asterisk) throws Exception {
        return awaited(
                "the end of a call",
                CompletableFuture.supplyAsync(() ->
                        SipCall.dial(asterisk).hangUpAfter(ofSeconds(2)).place().heard().clips()));
    }

    /** The one that runs; between two of them there is none. */
    private static ProcessHandle server(ServeProcess holder) throws Exception {
        ProcessHandle holding = ProcessHandle.of(holder.pid()).orElseThrow();
        for (int i = 0; i < PATIENCE.toMillis() / LOOK; i++) {
            Optional<ProcessHandle> server = holding.children().findFirst();
            if (server.isPresent()) {
                return server.get();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK);
        }
        throw new AssertionError("no server of the holder came within " + PATIENCE);
    }

    /** The holder first, which would start another server. */
    private static void end(ServeProcess holder) throws Exception {
        ProcessHandle server = server(holder);
        holder.kill();
        server.destroyForcibly();
    }

    private static void takeOver(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    private static void knock(int port) {
        try (Socket socket = new Socket()) {
            TimeUnit.MILLISECONDS.sleep(LOOK);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            TimeUnit.SECONDS.sleep(1);
        } catch (IOException _) {
            return; // nobody holds the port yet
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
