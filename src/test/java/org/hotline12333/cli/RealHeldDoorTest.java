package org.hotline12333.cli;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
        CompletableFuture<Void> knock = CompletableFuture.runAsync(() -> knock(port));
        try (var serving = ServeProcess.startBy(holder(port), data, Map.of());
                var asterisk = RealAsterisk.startPatient(Path.of("prompts"), port)) {
            knock.join();
            serving.drain();
            assertThat(serving.port()).isEqualTo(port);
            assertThat(called(asterisk)).contains("zh/welcome");

            ProcessHandle server = server(serving);
            server.destroyForcibly();
            server.onExit().join();
            assertThatThrownBy(() -> takeOver(port)).isInstanceOf(BindException.class);
            List<String> during = called(asterisk);

            assertThat(during).contains("zh/welcome").doesNotContain("zh/servers-away");
            assertThat(server(serving).pid()).isNotEqualTo(server.pid());
            server(serving).destroy();
            assertThat(called(asterisk)).contains("zh/welcome").doesNotContain("zh/servers-away");
            end(serving);
        }
    }

    private static List<String> called(RealAsterisk asterisk) {
        return SipCall.dial(asterisk).hangUpAfter(ofSeconds(2)).place().heard().clips();
    }

    private static ProcessHandle server(ServeProcess holder) {
        return ProcessHandle.of(holder.pid()).orElseThrow().children().findFirst().orElseThrow();
    }

    /** The holder first, which would start another server. */
    private static void end(ServeProcess holder) {
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

    /** The first connection starts the server. */
    private static void knock(int port) {
        while (true) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException _) {
                Thread.onSpinWait();
            }
        }
    }
}
