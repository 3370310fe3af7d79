package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hotline12333.fastagi.LogLines;
import org.hotline12333.interpreter.CallEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a message whose caller hangs up, of which nobody hears. */
class MessageHangUpTest {
    private static final String TO_THE_TONE =
            """
            hears  [zh/welcome][zh/welcome-english]
            keys   1 3
            hears  [zh/leave-word-menu]
            keys   1
            hears  [zh/ask-message]
            """;

    private final List<String> served = new ArrayList<>();

    private void call(String script) {
        try (RehearsedHotline hotline = RehearsedHotline.observedBy(_ -> this::note)) {
            assertThat(hotline.failures(TO_THE_TONE + script)).isEmpty();
        }
    }

    private void note(CallEvent event) {
        if (event instanceof CallEvent.Served(_, _, String service, String outcome)) {
            served.add(service + " " + outcome);
        }
    }

    @ParameterizedTest
    @CsvSource({"nothing, too-short", "1 s, too-short", "3 s, kept"})
    void whatIsLongerThanTwoSecondsIsSent(String length, String outcome) {
        call("says   " + length + ", hangs up\n");

        assertThat(served).startsWith("keep-message " + outcome);
        assertThat(served.contains("leave-message opened")).isEqualTo(outcome.equals("kept"));
    }

    @Test
    void aHangUpInTheReviewSends() {
        call("says 3 s, keys #\nhears [zh/message-review]\nhangs up\n");

        assertThat(served).containsExactly("keep-message kept", "leave-message opened");
    }

    @Test
    void aHangUpWhileAMessageIsKeptForLongSends() {
        call("the store takes 550 ms\nsays 3 s, hangs up\n");

        assertThat(served).containsExactly("keep-message kept", "leave-message opened");
    }

    /** A longer transaction would hold up everybody behind the audit's chain. */
    @Test
    void aStoreThatStaysSlowForAMinuteIsGivenUpAndThatIsInTheLog() {
        try (LogLines log = new LogLines()) {
            call("says 3 s, keys #\nhears [zh/message-review]\nthe store takes 2 s\nhangs up\n");

            assertThat(log.messages())
                    .filteredOn(line -> line.startsWith("hang-up not served: leave-message"))
                    .hasSize(1);
        }
        assertThat(served).containsExactly("keep-message kept");
    }

    @Test
    void whatWasSentIsNotSentAgain() {
        call(
                """
                says   3 s, keys #
                hears  [zh/message-review]
                keys   3
                hears  [zh/message-sent]*
                hangs up
                """);

        assertThat(served).containsExactly("keep-message kept", "leave-message opened");
    }
}
