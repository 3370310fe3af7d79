package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hotline12333.channel.DisconnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the door opens and shuts. */
class FastAgiCloseTest {
    private static final FastAgiSettings PATIENT =
            ServerUnderTest.settings(9, ServerUnderTest.LONG, ServerUnderTest.LONG);
    private static final FastAgiSettings SHORT_DRAIN =
            ServerUnderTest.settings(
                    9, ServerUnderTest.LONG, ServerUnderTest.LONG, ServerUnderTest.SHORT);

    private final LogLines log = new LogLines();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void takesNoNewCallAfterwards() {
        ServerUnderTest server = ServerUnderTest.start(PATIENT, ServerUnderTest::honest);

        server.close();

        assertRefused(server.port());
    }

    @Test
    void letsACallUnderWayEnd() throws IOException {
        ServerUnderTest server = ServerUnderTest.start(PATIENT, ServerUnderTest::honest);
        try (Wire wire = server.connect()) {
            assertThat(wire.ring().line()).isEqualTo("ANSWER");

            CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
            awaitRefusal(server.port());
            wire.write("200 result=0\n");

            assertThat(wire.answer("200 result=1")).containsExactly(ServerUnderTest.HONEST.get(1));
            closing.join();
        }
    }

    @Test
    void cutsACallThatDoesNotEnd() throws IOException {
        Script<?> script = Script.of(ServerUnderTest::honest);
        ServerUnderTest server = ServerUnderTest.start(SHORT_DRAIN, script);
        try (Wire wire = server.connect()) {
            assertThat(wire.ring().line()).isEqualTo("ANSWER");

            server.close();

            assertThat(wire.rest()).isEmpty();
            assertThatThrownBy(script::result).hasCauseInstanceOf(DisconnectException.class);
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    @Timeout(30)
    void noticesAPeerThatHangsWhileCallsMayEnd() throws IOException {
        Script<?> script = Script.of(ServerUnderTest::honest);
        FastAgiSettings settings =
                ServerUnderTest.settings(
                        9, ServerUnderTest.LONG, ServerUnderTest.SHORT, ServerUnderTest.LONG);
        ServerUnderTest server = ServerUnderTest.start(settings, script);
        try (Wire wire = server.connect()) {
            assertThat(wire.ring().line()).isEqualTo("ANSWER");

            server.close();

            assertThatThrownBy(script::result).hasCauseInstanceOf(DisconnectException.class);
        }
    }

    @Test
    void handsOverACallThatIsLeftWhenItsTimeToEndIsOver() throws IOException {
        ServerUnderTest server =
                ServerUnderTest.start(
                        SHORT_DRAIN,
                        channel -> {
                            channel.answer();
                            while (!channel.isLeaving()) {
                                Thread.onSpinWait();
                            }
                            channel.keep("sealed");
                            channel.handOver();
                        });
        try (Wire wire = server.connect()) {
            assertThat(wire.ring().line()).isEqualTo("ANSWER");
            wire.write("200 result=0\n");

            CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);

            assertThat(wire.answer("200 result=1", "200 result=1"))
                    .containsExactly(
                            "SET VARIABLE \"HOTLINE_STATE\" \"sealed\"",
                            "SET VARIABLE \"HOTLINE_RESULT\" \"moved\"");
            closing.join();
        }
    }

    @Test
    void doesNotWaitForOneThatSaysNothing() throws IOException {
        ServerUnderTest server = ServerUnderTest.start(PATIENT, ServerUnderTest::honest);
        try (Wire silent = server.connect()) {
            assertThat(server.call()).isEqualTo(ServerUnderTest.HONEST);

            server.close();

            assertThat(silent.rest()).isEmpty();
        }
    }

    @Test
    void canBeClosedTwice() {
        ServerUnderTest server = ServerUnderTest.start(PATIENT, ServerUnderTest::honest);

        server.close();
        server.close();

        assertRefused(server.port());
    }

    @Test
    void canBeClosedRightAfterItsStart() {
        for (int i = 0; i < 50; i++) {
            ServerUnderTest server = ServerUnderTest.start(PATIENT, ServerUnderTest::honest);

            server.close();

            assertRefused(server.port());
        }
    }

    @Test
    void canBeClosedBeforeItsStart() {
        FastAgiServer server = new FastAgiServer(PATIENT, ServerUnderTest::honest);

        server.close();

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void saysHowToMendAPortThatIsTaken() {
        try (ServerUnderTest first = ServerUnderTest.start(PATIENT, ServerUnderTest::honest)) {
            FastAgiSettings taken =
                    FastAgiSettings.of(PATIENT.address(), first.port(), List.of("127.0.0.1"), 1);
            FastAgiServer second = new FastAgiServer(taken, ServerUnderTest::honest);

            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("agi://127.0.0.1:" + first.port() + " cannot be had (")
                    .hasMessageEndingWith(
                            "): end what listens there, or set HOTLINE_AGI_PORT or"
                                    + " HOTLINE_AGI_ADDRESS");
        }
    }

    @Test
    void hasNoPortBeforeItsStart() {
        FastAgiServer server = new FastAgiServer(PATIENT, ServerUnderTest::honest);

        assertThatThrownBy(server::port)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the FastAGI server has not been started");
    }

    private static void assertRefused(int port) {
        assertThatThrownBy(() -> Wire.to(port)).isInstanceOf(ConnectException.class);
    }

    private static void awaitRefusal(int port) throws IOException {
        while (accepts(port)) {
            Thread.onSpinWait();
        }
    }

    private static boolean accepts(int port) throws IOException {
        try {
            Wire.to(port).close();
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (SocketException e) {
            return true; // accepted, and broken off
        }
    }
}
