package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is let in, how many, and what a call that fails takes with it. */
class FastAgiLimitsTest {
    private static final FastAgiSettings ONE_CALL =
            ServerUnderTest.settings(1, ServerUnderTest.LONG, ServerUnderTest.LONG);

    private final LogLines log = new LogLines();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void tellsOneCallTooManyThatAllLinesAreBusy() throws IOException {
        try (ServerUnderTest server = ServerUnderTest.start(ONE_CALL, ServerUnderTest::honest);
                Wire first = server.connect();
                Wire second = server.connect()) {
            first.ring().line();

            String heard = second.ring().rest();
            first.write("200 result=0\n");

            assertThat(heard).isEqualTo("SET VARIABLE HOTLINE_RESULT busy\nfailure\n");
            assertThat(first.answer("200 result=1")).containsExactly(ServerUnderTest.HONEST.get(1));
            assertThat(server.call()).isEqualTo(ServerUnderTest.HONEST);
            assertThat(log.lines()).containsExactly("WARN call limit reached: 1 calls (1 times)");
        }
    }

    @Test
    void aLineIsFreeAsSoonAsItsCallEnds() throws IOException {
        try (ServerUnderTest server = ServerUnderTest.start(ONE_CALL, ServerUnderTest::honest)) {
            for (int i = 0; i < 200; i++) {
                assertThat(server.call()).isEqualTo(ServerUnderTest.HONEST);
            }
        }
    }

    @Test
    void peersThatSayNothingTakeNoCallsPlace() throws IOException {
        List<Wire> silent = new ArrayList<>();
        try (ServerUnderTest server = ServerUnderTest.start(ONE_CALL, ServerUnderTest::honest)) {
            for (int i = 0; i < 50; i++) {
                silent.add(server.connect());
            }

            assertThat(server.call()).isEqualTo(ServerUnderTest.HONEST);
            assertThat(log.lines()).isEmpty();
        } finally {
            for (Wire wire : silent) {
                wire.close();
            }
        }
    }

    @Test
    void anAddressThatIsNotAllowedHearsNothing() throws IOException {
        try (ServerUnderTest server = ServerUnderTest.start(ONE_CALL, ServerUnderTest::honest)) {
            for (int i = 0; i < 50; i++) {
                assertThat(stranger(server)).isEmpty();
            }
            server.passMinute();
            stranger(server);

            assertThat(server.call()).isEqualTo(ServerUnderTest.HONEST);
            assertThat(log.lines())
                    .containsExactly(
                            "WARN address not allowed: 127.0.0.2 (1 times)",
                            "WARN address not allowed: 127.0.0.2 (50 times)");
        }
    }

    private static String stranger(ServerUnderTest server) throws IOException {
        try (Wire wire = Wire.from("127.0.0.2", server.port())) {
            return wire.rest();
        }
    }

    static Stream<Supplier<Throwable>> failures() {
        return Stream.of(
                () -> new IllegalStateException("ours"),
                () -> new AssertionError("ours"),
                () -> new StackOverflowError("ours"),
                () -> new NoClassDefFoundError("ours"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aCallThatFailsIsLoggedOnceAndTakesNothingWithIt(Supplier<Throwable> failure)
            throws IOException {
        AtomicBoolean failed = new AtomicBoolean();

        try (ServerUnderTest server =
                        ServerUnderTest.start(
                                ONE_CALL,
                                channel -> {
                                    if (failed.compareAndSet(false, true)) {
                                        sneak(failure.get());
                                    }
                                    ServerUnderTest.honest(channel);
                                });
                Wire wire = server.connect()) {
            assertThat(wire.ring().rest()).isEmpty();

            assertThat(server.call()).isEqualTo(ServerUnderTest.HONEST);
            assertThat(log.events()).hasSize(1);
            ILoggingEvent event = log.events().getFirst();
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage()).isEqualTo("call 1795000000.7 failed");
            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("ours");
        }
    }

    private static void sneak(Throwable failure) {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalArgumentException(failure);
        }
    }

    @Test
    void goesOnAcceptingAfterAnError() throws IOException {
        AtomicBoolean failed = new AtomicBoolean();
        FastAgiServer server =
                new FastAgiServer(
                        ONE_CALL,
                        ServerUnderTest::honest,
                        () -> {
                            if (failed.compareAndSet(false, true)) {
                                throw new OutOfMemoryError("while it complains");
                            }
                            return 7;
                        });
        server.start();

        try (server;
                Wire _ = Wire.from("127.0.0.2", server.port());
                Wire wire = Wire.to(server.port())) {
            assertThat(wire.ring().answer("200 result=0", "200 result=1"))
                    .isEqualTo(ServerUnderTest.HONEST);
            assertThat(failed).isTrue();
        }
    }
}
