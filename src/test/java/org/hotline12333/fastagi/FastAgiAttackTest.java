package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.hotline12333.channel.DisconnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Peers that do not write as Asterisk does. Whatever they do, an honest call after them is served,
 * and the log has one line.
 */
class FastAgiAttackTest {
    private static final long MEGABYTE = 1 << 20;
    private static final FastAgiSettings PATIENT =
            ServerUnderTest.settings(1, ServerUnderTest.LONG, ServerUnderTest.LONG);
    private static final FastAgiSettings HURRIED =
            ServerUnderTest.settings(1, ServerUnderTest.SHORT, ServerUnderTest.LONG);
    private static final String RING = String.join("\n", Wire.ENVIRONMENT) + "\n\n";

    private final LogLines log = new LogLines();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void aLineWithoutAnEndIsCut() throws IOException {
        long taken = attack(PATIENT, wire -> wire.write("agi_network: ").pour("x", 100 * MEGABYTE));

        assertThat(taken).isLessThan(100 * MEGABYTE);
        assertThat(log.lines()).containsExactly(complaint("a line of more than 1024 bytes"));
    }

    @Test
    void anEnvironmentWithoutAnEndIsCut() throws IOException {
        long taken = attack(PATIENT, wire -> wire.pour("agi_x: y\n", 100 * MEGABYTE));

        assertThat(taken).isLessThan(100 * MEGABYTE);
        assertThat(log.lines()).containsExactly(complaint("environment of too many lines"));
    }

    @Test
    void anEnvironmentByteByByteIsCutAtItsDeadline() throws IOException {
        attack(HURRIED, wire -> wire.trickle("agi_network: " + "x".repeat(1_000)));

        assertThat(log.lines()).containsExactly(complaint("no whole line in time"));
    }

    @Test
    void silenceIsCutAtItsDeadline() throws IOException {
        String heard = attack(HURRIED, Wire::rest);

        assertThat(heard).isEqualTo("failure\n");
        assertThat(log.lines()).containsExactly(complaint("no whole line in time"));
    }

    @Test
    void aConnectionThatSaysNothingAndClosesIsNoCall() throws IOException {
        attack(PATIENT, wire -> wire.endWriting().rest());

        assertThat(log.lines()).containsExactly(complaint("environment without an end"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\n",
                "200 result=1\n",
                "HANGUP\n",
                "\n",
                "\0\n",
                "agi_network: yes\n\n",
                "agi_network: yes\r\nagi_request: x\r\n\r\n\n",
            })
    void whatIsNotAgiIsRefused(String said) throws IOException {
        String heard = attack(PATIENT, wire -> wire.write(said).rest());

        assertThat(heard).isEqualTo("failure\n");
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void noiseIsRefused() throws IOException {
        byte[] noise = new byte[10_000];
        new Random(12333).nextBytes(noise);

        attack(PATIENT, wire -> wire.write(noise).rest());

        assertThat(log.lines()).hasSize(1);
    }

    static Stream<String> forgedNumbers() {
        return Stream.of(
                "100\nagi_x: forged",
                "100\n\n200 result=1 (999999)",
                "100\nagi_calleridname: x\n\n");
    }

    @ParameterizedTest
    @MethodSource("forgedNumbers")
    void aCallersNumberWithLinesOfItsOwnIsRefused(String number) throws IOException {
        String lines = String.join("\n", Wire.with("agi_callerid: " + number));

        attack(PATIENT, wire -> wire.write(lines + "\n\n").rest());

        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void aReplyBeforeTheFirstCommandIsForged() throws IOException {
        String heard = attack(PATIENT, wire -> wire.write(RING + "200 result=1\n").rest());

        assertThat(heard).isEqualTo("failure\n");
        assertThat(log.lines()).containsExactly(complaint("words out of turn"));
    }

    @Test
    void aReplyOutOfTurnIsForged() throws IOException {
        String heard =
                attack(
                        PATIENT,
                        wire -> {
                            wire.ring().line();
                            return wire.write("200 result=0\n200 result=0\n").rest();
                        });

        assertThat(heard).isEqualTo("failure\n");
        assertThat(log.lines()).containsExactly(complaint("words out of turn"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "OK\n",
                "200 result=1\r\n",
                "200 result=1 (a\0b)\n",
                "100 result=0 Trying...\n",
                "agi_priority: 1\n",
                "HANGUPS\n",
                "200 result=x\n",
            })
    void aLineThatIsNoReplyEndsTheCall(String line) throws IOException {
        String heard =
                attack(
                        PATIENT,
                        wire -> {
                            wire.ring().line();
                            return wire.write(line).rest();
                        });

        assertThat(heard).isEqualTo("failure\n");
        assertThat(log.lines()).containsExactly(complaint("a line that is no reply"));
    }

    @Test
    void nothingMoreIsSaidToABadPeer() throws IOException {
        Script<?> script =
                Script.of(channel -> {
                    assertThatThrownBy(channel::answer).isInstanceOf(DisconnectException.class);
                    channel.disconnect();
                });

        try (ServerUnderTest server = ServerUnderTest.start(PATIENT, script);
                Wire wire = server.connect()) {
            assertThat(wire.ring().answer("OK")).containsExactly("ANSWER", "failure");
        }
    }

    @Test
    void aReplyWithoutAnEndIsCut() throws IOException {
        long taken =
                attack(
                        PATIENT,
                        wire -> {
                            wire.ring().line();
                            return wire.write("200 result=1 (").pour("x", 100 * MEGABYTE);
                        });

        assertThat(taken).isLessThan(100 * MEGABYTE);
        assertThat(log.lines()).containsExactly(complaint("a line of more than 8192 bytes"));
    }

    @Test
    void aRefusalWithoutAnEndIsCut() throws IOException {
        long taken =
                attack(
                        PATIENT,
                        wire -> {
                            wire.ring().line();
                            return wire.write("520-Usage:\n").pour("more\n", 100 * MEGABYTE);
                        });

        assertThat(taken).isLessThan(100 * MEGABYTE);
        assertThat(log.lines()).containsExactly(complaint("a refusal without an end"));
    }

    @Test
    void aReplyByteByByteIsCutAtItsDeadline() throws IOException {
        FastAgiSettings hurried =
                ServerUnderTest.settings(1, ServerUnderTest.LONG, ServerUnderTest.SHORT);

        attack(
                hurried,
                wire -> {
                    wire.ring().line();
                    return wire.trickle("200 result=1 (" + "x".repeat(1_000));
                });

        assertThat(log.lines()).containsExactly(complaint("no whole line in time"));
    }

    @Test
    void anAsteriskThatIsStuckLosesItsCall() throws IOException {
        FastAgiSettings hurried =
                ServerUnderTest.settings(1, ServerUnderTest.LONG, ServerUnderTest.SHORT);

        String heard =
                attack(
                        hurried,
                        wire -> {
                            wire.ring().line();
                            return wire.rest();
                        });

        assertThat(heard).isEqualTo("failure\n");
        assertThat(log.lines()).containsExactly(complaint("no whole line in time"));
    }

    @Test
    void hangupsWithoutEndAreOneHangup() throws IOException {
        long taken =
                attack(PATIENT, wire -> wire.ring().pour("HANGUP\n".repeat(1_000), 70 * MEGABYTE));

        assertThat(taken).isLessThan(70 * MEGABYTE);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aThousandBadPeersAreOneLine() throws IOException {
        try (ServerUnderTest server = ServerUnderTest.start(PATIENT, ServerUnderTest::honest)) {
            for (int i = 0; i < 1_000; i++) {
                badPeer(server);
            }
            server.passMinute();
            badPeer(server);

            assertThat(log.lines())
                    .containsExactly(
                            complaint("a line of another protocol"),
                            complaint("a line of another protocol").replace("(1 ", "(1000 "));
            assertThat(server.call()).isEqualTo(ServerUnderTest.HONEST);
        }
    }

    private static void badPeer(ServerUnderTest server) throws IOException {
        try (Wire wire = server.connect()) {
            wire.write("GET / HTTP/1.1\r\n").rest();
        }
    }

    /** What a peer does; what it has to show for it. */
    private interface Attack<T> {
        T on(Wire wire) throws IOException;
    }

    private static <T> T attack(FastAgiSettings settings, Attack<T> attack) throws IOException {
        try (ServerUnderTest server = ServerUnderTest.start(settings, ServerUnderTest::honest);
                Wire wire = server.connect()) {
            T shown = attack.on(wire);

            assertThat(server.call()).as("an honest call").isEqualTo(ServerUnderTest.HONEST);
            return shown;
        }
    }

    private static String complaint(String detail) {
        return "WARN bad peer: 127.0.0.1, " + detail + " (1 times)";
    }
}
