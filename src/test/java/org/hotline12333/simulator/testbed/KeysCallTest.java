package org.hotline12333.simulator.testbed;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What zero, nine, star and hash do in whole calls, and keys that come early. */
class KeysCallTest {
    private static final String ID = Demo.PAYING.id;

    @TempDir static Path keys;
    private static TestHotline hotline;

    @BeforeAll
    static void open() {
        hotline = TestHotline.open(keys);
    }

    @AfterAll
    static void close() {
        hotline.close();
    }

    /** Somebody who keys these in turn, each after its prompt. */
    private static ScriptedCaller keying(String turns) {
        ScriptedCaller caller = new ScriptedCaller();
        for (String turn : turns.split(" ", -1)) {
            caller.answers(turn);
        }
        return caller;
    }

    /** Somebody at the question for the ID number. */
    private static ScriptedCaller atId() {
        return keying("1 1");
    }

    private static ScriptedCaller atNumber() {
        return atId().answers(ID);
    }

    private static ScriptedCaller at(String place) {
        return switch (place) {
            case "welcome" -> new ScriptedCaller();
            case "main-menu" -> keying("1");
            case "policy-menu" -> keying("1 2");
            case "enquiry-menu" -> Demo.PAYING.verified();
            case "history-keys" -> Demo.PAYING.verified().answers("5");
            case "history-ended-keys" -> Demo.FIRST_MONTH.verified().answers("5").answers("1");
            default -> throw new IllegalArgumentException(place);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "welcome",
        "main-menu",
        "policy-menu",
        "enquiry-menu",
        "history-keys",
        "history-ended-keys"
    })
    void zeroIsTheAgentInEveryMenu(String place) {
        TestCall call = hotline.callWithAgents(at(place).answers("0"));

        assertThat(call.clips()).containsSubsequence(place, "connecting").endsWith("connecting");
        assertThat(call.ending())
                .isInstanceOfSatisfying(
                        Ending.Transferred.class,
                        transfer -> assertThat(transfer.queue()).isEqualTo(TestHotline.QUEUE));
    }

    @ParameterizedTest
    @CsvSource({
        "welcome, welcome-english",
        "main-menu, main-menu",
        "policy-menu, policy-menu",
        "enquiry-menu, enquiry-menu",
        "history-keys, history-keys",
        "history-ended-keys, history-ended-keys"
    })
    void nineSaysItAgainInEveryMenu(String place, String last) {
        TestCall before = hotline.call(at(place));
        TestCall call = hotline.call(at(place).answers("9"));

        assertThat(before.clips()).endsWith(last);
        assertThat(call.clips()).hasSizeGreaterThan(before.clips().size()).endsWith(last);
        assertThat(call.clips("nomatch", "noinput")).isEmpty();
    }

    @Test
    void nineSaysAReadOutAgain() {
        TestCall call = hotline.call(Demo.PAYING.verified().answers("1").answers("9"));

        assertThat(call.clips("pension-account-1", "enquiry-menu"))
                .containsExactly(
                        "enquiry-menu",
                        "pension-account-1",
                        "enquiry-menu",
                        "pension-account-1",
                        "enquiry-menu");
    }

    @Test
    void zeroAndHashIsTheAgentAtEveryNumber() {
        assertThat(hotline.callWithAgents(atId().answers("0#")).clips()).endsWith("connecting");
        assertThat(hotline.callWithAgents(atNumber().answers("0#")).clips()).endsWith("connecting");
    }

    @Test
    void hashIsTheMainMenu() {
        assertThat(hotline.call(Demo.PAYING.verified().answers("#")).clips())
                .endsWith("enquiry-menu", "main-menu");
        assertThat(hotline.call(atId().answers("#")).clips())
                .endsWith("ask-id-number", "main-menu");
    }

    @Test
    void hashRightAfterACompleteEntryReplaysTheQuestionAndCostsNothing() {
        TestCall call = hotline.call(atId().answers(ID + "#").answers("1000000012#").answers("1"));

        assertThat(call.clips("ask-id-number", "ask-social-security-number", "noinput", "nomatch"))
                .containsExactly(
                        "ask-id-number",
                        "ask-social-security-number",
                        "ask-social-security-number");
        assertThat(call.words()).contains("两万八千六百四十元三角二分");
    }

    @Test
    void hashAfterACompletePasswordReplaysTheMenu() {
        ScriptedCaller caller = atId().answers(Demo.WITH_PASSWORD.id).answers("1000000023#");

        TestCall call = hotline.call(caller.answers("135790#").answers("1"));

        assertThat(call.words()).contains("一千零五元零七分");
        assertThat(call.clips("main-menu")).hasSize(1);
    }

    @Test
    void hashBelongsToTheKeyBeforeItForFourSecondsAtMenus() {
        TestCall soon = hotline.call(keying("1").interrupts(ofSeconds(4), "#"));
        TestCall late = hotline.call(keying("1 2").interrupts(ofMillis(4_001), "#"));

        assertThat(soon.clips("noinput", "nomatch")).isEmpty();
        assertThat(soon.clips()).endsWith("main-menu", "main-menu");
        assertThat(late.clips()).endsWith("policy-menu", "main-menu");
    }

    @Test
    void hashLosesNoNumberWhereItIsToEndOne() {
        TestCall soon = hotline.call(atNumber().interrupts(ofSeconds(4), "#"));
        TestCall late = hotline.call(atNumber().interrupts(ofMillis(4_001), "#"));

        assertThat(soon.clips()).endsWith("ask-social-security-number");
        assertThat(late.clips()).endsWith("noinput", "ask-social-security-number-brief");
    }

    @Test
    void hashPressedTwiceIsPressedOnce() {
        assertThat(hotline.call(atId().answers(ID + "##")).clips())
                .endsWith("ask-social-security-number", "ask-social-security-number");
        assertThat(hotline.call(atNumber().answers("1000000012##")).clips())
                .endsWith("verified", "enquiry-menu");
        assertThat(hotline.call(Demo.PAYING.verified().answers("1##")).clips("main-menu"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 12", "12, 1", "0, 12", "1#, 1", "34#, 1"})
    void aDigitTooManyIsNoEntryWithOrWithoutAHash(String more, int seconds) {
        ScriptedCaller caller = atId().answers(ID + more);

        TestCall call = hotline.call(caller.answersAfter(ofSeconds(seconds), "1000000012#"));

        assertThat(call.clips("noinput", "number-too-short", "connecting")).isEmpty();
        assertThat(call.clips()).endsWith("ask-social-security-number", "verified", "enquiry-menu");
    }

    @Test
    void aLoneStarGoesBackAQuestionOrAMenu() {
        assertThat(hotline.call(atNumber().answers("*")).clips())
                .endsWith("ask-social-security-number", "ask-id-number");
        assertThat(hotline.call(atId().answers("*")).clips())
                .endsWith("ask-id-number", "main-menu");
        assertThat(hotline.call(keying("1 2 *")).clips()).endsWith("policy-menu", "main-menu");
        assertThat(hotline.call(Demo.PAYING.verified().answers("*")).clips())
                .endsWith("enquiry-menu", "main-menu");
        assertThat(hotline.call(Demo.PAYING.verified().answers("5").answers("*")).clips())
                .endsWith("history-keys", "enquiry-menu");
    }

    @Test
    void aStarInTheMiddleBeginsTheNumberAgain() {
        TestCall call =
                hotline.call(atId().answers("99*" + ID).answers("1000000012#").answers("1"));

        assertThat(call.clips("ask-id-number", "nomatch")).containsExactly("ask-id-number");
        assertThat(call.words()).contains("两万八千六百四十元三角二分");
    }

    @Test
    void allKeysTypedAheadAtOnceReachTheFigure() {
        TestCall call =
                hotline.call(new ScriptedCaller().interrupts(ZERO, "11" + ID + "1000000012#1"));

        assertThat(call.words()).startsWith("您的养老保险个人账户余额为两万八千六百四十元三角二分");
    }

    @Test
    void aKeyCutsAReadOut() {
        TestCall call =
                hotline.call(Demo.PAYING.verified().answers("1").interrupts(ofMillis(100), "2"));

        assertThat(call.words()).doesNotContain("养老保险个人账户余额").contains("医疗保险个人账户余额");
    }

    @Test
    void anIdNumberKeyedAgainIsToldSo() {
        TestCall call = hotline.call(atNumber().answers(ID).answers("1000000012#"));

        assertThat(call.clips())
                .containsSubsequence(
                        "that-was-id-number", "ask-social-security-number-brief", "verified");
    }

    @Test
    void whoIsVerifiedStaysSoToTheEndOfTheCall() {
        TestCall call = hotline.call(Demo.WITH_PASSWORD.verified().answers("#").answers("1"));

        assertThat(call.clips()).endsWith("enquiry-menu", "main-menu", "enquiry-menu");
        assertThat(call.clips("ask-id-number", "ask-password"))
                .containsExactly("ask-id-number", "ask-password");
    }

    @Test
    void whoLacksThePasswordIsNotVerified() {
        ScriptedCaller caller = atId().answers(Demo.WITH_PASSWORD.id).answers("1000000023#");

        TestCall call = hotline.call(caller.answers("#").answers("1"));

        assertThat(call.clips()).endsWith("ask-password", "main-menu", "ask-id-number");
    }
}
