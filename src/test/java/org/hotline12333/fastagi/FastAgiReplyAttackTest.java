package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.DisconnectException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Peers that bring a call and then do not answer as Asterisk does: their call ends, and no other.
 */
class FastAgiReplyAttackTest {
    private static final String RING = String.join("\n", Wire.ENVIRONMENT) + "\n\n";

    private static Siege siege;

    @BeforeAll
    static void begin() {
        siege = Siege.of(FastAgiReplyAttackTest::askForState);
    }

    private static void askForState(CallChannel channel) {
        channel.answer();
        channel.savedState();
        channel.disconnect();
    }

    @AfterAll
    static void end() {
        siege.close();
    }

    @Test
    void aReplyBeforeTheFirstCommandIsForged() throws IOException {
        String heard = siege.under(wire -> wire.write(RING + "200 result=1\n").rest());

        assertThat(heard).isEqualTo("failure\n");
        assertThat(siege.violations()).containsExactly(badPeer("words out of turn"));
    }

    @Test
    void aReplyOutOfTurnIsForged() throws IOException {
        String heard =
                siege.under(wire -> {
                    wire.ring().line();
                    return wire.write("200 result=0\n200 result=0\n").rest();
                });

        assertThat(heard).isEqualTo("failure\n");
        assertThat(siege.violations()).containsExactly(badPeer("words out of turn"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "OK\n",
                "200 result=1\r\n",
                "200 result=1 (12\n",
                "100 result=0 Trying...\n",
                "agi_priority: 1\n",
                "HANGUPS\n",
                "200 result=x\n",
            })
    void aLineThatIsNoReplyEndsTheCall(String line) throws IOException {
        String heard =
                siege.under(wire -> {
                    wire.ring().line();
                    return wire.write(line).rest();
                });

        assertThat(heard).isEqualTo("failure\n");
        assertThat(siege.violations()).containsExactly(badPeer("a line that is no reply"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\0b", "a\nb", "a\n200 result=1 (b"})
    void aVariableWithACharacterOfControlEndsTheCall(String value) throws IOException {
        String heard =
                siege.under(wire -> {
                    wire.ring().line();
                    wire.write("200 result=0\n").line();
                    return wire.write("200 result=1 (" + value + ")\n").rest();
                });

        assertThat(heard).isEqualTo("failure\n");
        assertThat(siege.violations()).containsExactly(badPeer("a line that is no reply"));
    }

    @Test
    void halfAReplyBeforeTheEndIsAHangUp() throws IOException {
        String heard =
                siege.under(wire -> {
                    wire.ring().line();
                    return wire.write("200 result=1 (12").endWriting().rest();
                });

        assertThat(heard).isEmpty();
        assertThat(siege.violations()).isEmpty();
    }

    @Test
    void repliesAfterAHangUpAreNotHeard() throws IOException {
        String heard =
                siege.under(wire -> {
                    wire.ring().line();
                    return wire.write("HANGUP\n" + "200 result=1 (x)\n".repeat(100)).rest();
                });

        assertThat(heard).isEmpty();
        assertThat(siege.violations()).isEmpty();
    }

    @Test
    void aMillionHangUpsAreOne() throws IOException {
        long taken = siege.under(wire -> wire.ring().pour("HANGUP\n".repeat(1_000), 7_000_000));

        assertThat(taken).isLessThanOrEqualTo(7_000_000);
        assertThat(siege.violations()).isEmpty();
    }

    @Test
    void aReplyWithoutAnEndIsCut() throws IOException {
        long taken =
                siege.under(wire -> {
                    wire.ring().line();
                    return wire.write("200 result=1 (").pour("x", Siege.HUNDRED_MEGABYTES);
                });

        assertThat(taken).isLessThan(Siege.KERNEL_HOLDS);
        assertThat(siege.violations()).containsExactly(badPeer("a line of more than 8192 bytes"));
    }

    @Test
    void aRefusalWithoutAnEndIsCut() throws IOException {
        long taken =
                siege.under(wire -> {
                    wire.ring().line();
                    return wire.write("520-Usage:\n").pour("more\n", Siege.HUNDRED_MEGABYTES);
                });

        assertThat(taken).isLessThan(Siege.KERNEL_HOLDS);
        assertThat(siege.violations()).containsExactly(badPeer("a refusal without an end"));
    }

    /** What Asterisk lacks is no error of ours: one line, whatever call meets it. */
    @ParameterizedTest
    @CsvSource({
        "510 Invalid or unknown command,             command refused",
        "520 Invalid command syntax.,                command refused",
    })
    void aRefusalIsOneLine(String reply, String kind) throws IOException {
        siege.under(wire -> wire.ring().answer(reply));

        assertThat(siege.violations())
                .containsExactly(
                        "WARN %s: Asterisk refused the command ANSWER, call 1795000000.7"
                                .formatted(kind));
    }

    @Test
    void nothingMoreIsSaidToABadPeer() throws IOException {
        Script<?> script =
                Script.of(channel -> {
                    assertThatThrownBy(channel::answer).isInstanceOf(DisconnectException.class);
                    channel.disconnect();
                });

        assertThat(script.commands("OK")).containsExactly("ANSWER", "failure");
    }

    private static String badPeer(String detail) {
        return "WARN bad peer: 127.0.0.1, " + detail;
    }
}
