package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scripts on the whole hotline in memory: time, faults and ends. */
class ScriptedCallTest {
    private static final String IDENTIFIED =
            """
            hears [zh/welcome] [zh/welcome-english]
            keys  1
            hears [zh/main-menu]
            keys  1
            hears [zh/ask-id-number]
            keys  990000198001010012
            hears [zh/ask-social-security-number]
            keys  1000000012#
            hears [zh/verified] [zh/enquiry-menu]
            """;

    private static RehearsedHotline hotline;

    @BeforeAll
    static void open() {
        hotline = RehearsedHotline.open();
    }

    @AfterAll
    static void close() {
        hotline.close();
    }

    private static List<String> failures(String script) {
        return hotline.failures(script);
    }

    @Test
    void aFigureThatIsOneFenOffFails() {
        String script = IDENTIFIED + "keys 1\nhears *两万八千六百四十元三角%s分累计*\nhangs up\n";

        assertThat(failures(script.formatted("二"))).isEmpty();
        assertThat(failures(script.formatted("三")))
                .singleElement()
                .asString()
                .startsWith("11: expected `*两万八千六百四十元三角三分累计*`, heard `您的养老保险");
    }

    @Test
    void aStoreThatIsDownIsToldAfterTheWaitForIt() {
        String script =
                IDENTIFIED
                        + """
                        the store is down
                        keys 1
                        hears [zh/one-moment] [zh/records-away] [zh/agents-absent] [zh/main-menu]
                        within %s ms
                        hangs up
                        """;

        assertThat(failures(script.formatted(2_000))).isEmpty();
        assertThat(failures(script.formatted(1_999)))
                .containsExactly("13: expected a word within 1999 ms, waited 2000 ms");
    }

    @Test
    void aStatementBeyondItsLimitCountsAsAway() {
        String script =
                IDENTIFIED
                        + """
                        the store takes %s ms
                        keys 1
                        hears %s
                        hangs up
                        """;

        assertThat(failures(script.formatted(4_000, "[zh/one-moment] [zh/records-away] *")))
                .isEmpty();
        assertThat(failures(script.formatted(900, "[zh/one-moment] [zh/pension-account-1] *")))
                .isEmpty();
    }

    @Test
    void aServiceThatFailsIsTheOnlyOne() {
        String script =
                IDENTIFIED
                        + """
                        the service tell-pension fails
                        keys %s
                        hears %s
                        hangs up
                        """;

        assertThat(failures(script.formatted("1", "[zh/records-away] *"))).isEmpty();
        assertThat(failures(script.formatted("2", "[zh/medical-account-1] *"))).isEmpty();
    }

    @Test
    void aStoreThatIsWellAgainAnswers() {
        assertThat(
                        failures(
                                IDENTIFIED
                                        + """
                                        the store is down
                                        keys 1
                                        hears *
                                        the store is well
                                        keys 1
                                        hears [zh/enquiry-menu]
                                        keys 1
                                        hears [zh/pension-account-1] *
                                        hangs up
                                        """))
                .isEmpty();
    }

    @Test
    void aKeyCountsUpToTheMillisecondAtWhichTheLineGivesUp() {
        String script =
                "hears *\nkeys 1\nhears [zh/main-menu]\nwaits %s ms\n%skeys 2\nhears %s\nhangs up\n";

        assertThat(failures(script.formatted(6_000, "", "[zh/policy-menu]"))).isEmpty();
        assertThat(failures(script.formatted(6_001, "hears [zh/noinput]...\n", "[zh/policy-menu]")))
                .isEmpty();
    }

    @Test
    void aKeyComesSoFarIntoWhatIsSaid() {
        assertThat(
                        failures(
                                "hears 您好，幺二三三三...\nkeys 2 at 700 ms\nhears [en/main-menu]\nwithin 0"
                                        + " ms\nhangs up\n"))
                .isEmpty();
    }

    @Test
    void silenceLeadsOnAfterTheLinesPatience() {
        assertThat(failures("hears *\nwaits\nhears [zh/main-menu]\nwithin 0 ms\nhangs up\n"))
                .isEmpty();
    }

    @Test
    void aTransferNeedsAnAgent() {
        String script = "hears *\nkeys 1\nhears *\nkeys 0\nhears %s\n%s\n";

        assertThat(
                        failures(
                                "agents 1\n"
                                        + script.formatted(
                                                "[zh/connecting]", "is transferred to hotline")))
                .isEmpty();
        assertThat(failures(script.formatted("[zh/connecting]", "is transferred to hotline")))
                .hasSize(1);
    }

    @Test
    void wrongTriesOfOneScriptDoNotLockOutTheNext() {
        String wrong =
                "keys 11990000198001010012#1000000099#990000198001010012#1000000099#990000198001010012#1000000099#"
                        + " at 1 s\nhears * [zh/refused-agent] *\nhangs up\n";

        for (int i = 0; i < 3; i++) {
            assertThat(failures("caller 13900000001\n" + wrong)).isEmpty();
        }
        assertThat(failures("caller 13900000001\n" + IDENTIFIED + "hangs up")).isEmpty();
    }

    @Test
    void dateAndHourAreThoseOfTheScript() {
        String script =
                "date %s 10:00\n" + IDENTIFIED.replace("990000198001010012", "%s") + "hangs up";

        assertThat(failures(script.formatted("2026-11-20", "990000198001010012"))).isEmpty();
        // Somebody born after the day of the call has no valid number.
        assertThat(failures(script.formatted("1979-12-31", "990000198001010012"))).isNotEmpty();
    }
}
