package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong at the caller's end leads to help, then to a person, and never to a hang-up. */
class SlipsCallTest {
    private static final String NOBODYS_ID = "990000197001051127";

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

    private static ScriptedCaller atMain() {
        return new ScriptedCaller().answers("1");
    }

    private static void isTransferred(TestCall call) {
        assertThat(call.ending()).isInstanceOf(Ending.Transferred.class);
        assertThat(call.caller().isDone()).isTrue();
    }

    @Test
    void threeSilencesAtAMenuLeadToAnAgent() {
        TestCall call = hotline.callWithAgents(atMain().isSilent().isSilent().isSilent());

        isTransferred(call);
        assertThat(call.clips())
                .containsExactly(
                        "welcome",
                        "welcome-english",
                        "main-menu",
                        "noinput",
                        "main-menu",
                        "noinput",
                        "help-keys",
                        "main-menu",
                        "need-help",
                        "connecting");
    }

    @Test
    void threeWrongKeysAtAMenuLeadToAnAgent() {
        TestCall call = hotline.callWithAgents(atMain().answers("7").answers("8").answers("6"));

        isTransferred(call);
        assertThat(call.clips())
                .endsWith(
                        "nomatch",
                        "main-menu",
                        "nomatch",
                        "help-keys",
                        "main-menu",
                        "need-help",
                        "connecting");
    }

    @Test
    void silencesAndMalformedNumbersAreCountedApart() {
        ScriptedCaller caller = atMain().answers("1");
        caller.isSilent().answers("123#").isSilent().answers("990000198001010013");

        TestCall call = hotline.callWithAgents(caller.isSilent());

        isTransferred(call);
        assertThat(call.clips())
                .endsWith(
                        "ask-id-number",
                        "noinput",
                        "ask-id-number-brief",
                        "number-too-short",
                        "ask-id-number-brief",
                        "noinput",
                        "ask-id-number-help",
                        "number-wrong",
                        "ask-id-number-help",
                        "need-help",
                        "connecting");
    }

    @Test
    void threeRefusalsLeadToAnAgentAndAskForBothNumbersEachTime() {
        ScriptedCaller caller = atMain().answers("1");
        for (int i = 0; i < 3; i++) {
            caller.answers(NOBODYS_ID).answers("99999999#");
        }

        TestCall call = hotline.callWithAgents(caller);

        isTransferred(call);
        assertThat(call.clips("verified")).isEmpty();
        assertThat(call.clips())
                .endsWith(
                        "ask-id-number",
                        "ask-social-security-number",
                        "refused",
                        "ask-id-number-brief",
                        "ask-social-security-number",
                        "refused",
                        "ask-id-number-help",
                        "ask-social-security-number",
                        "refused-agent",
                        "connecting");
    }

    @Test
    void threeWrongPasswordsLeadToAnAgent() {
        ScriptedCaller caller = atMain().answers("1");
        caller.answers(Demo.WITH_PASSWORD.id).answers("1000000023#");

        TestCall call =
                hotline.callWithAgents(
                        caller.answers("135791").answers("135792").answers("135793"));

        isTransferred(call);
        assertThat(call.clips("refused", "refused-agent", "verified"))
                .containsExactly("refused", "refused", "refused-agent");
    }

    @Test
    void anotherPersonsNumberIsRefusedLikeNobodys() {
        TestCall call =
                hotline.call(
                        atMain().answers("1").answers(Demo.ALL_FIVE.id).answers("1000000012#"));

        assertThat(call.clips()).endsWith("refused", "ask-id-number-brief");
    }

    @Test
    void nobodyThereIsSaidAndLeadsBackToTheMainMenu() {
        TestCall call = hotline.call(atMain().answers("0").answers("2"));

        assertThat(call.clips()).endsWith("main-menu", "agents-absent", "main-menu", "policy-menu");
        assertThat(call.ending()).isEqualTo(new Ending.Undecided());
    }

    @Test
    void whoComesBackFromTheQueueIsToldSoAndIsStillVerified() {
        String queue = "hotline-english";
        Exchange exchange = hotline.exchange().withAgents(queue, 1);
        TestCall away = hotline.call(Demo.PAYING.verified("2").answers("5").answers("0"), exchange);
        String state = ((Ending.Transferred) away.ending()).state();

        TestCall back =
                hotline.call(
                        new ScriptedCaller().answers("1").answers("1"),
                        exchange.givenBack(queue, Outcome.LEAVEEMPTY, state));

        assertThat(back.clips())
                .startsWith("agents-absent", "main-menu", "enquiry-menu", "pension-account-1");
        assertThat(back.words()).contains("twenty-eight thousand six hundred forty yuan");
    }

    @Test
    void theStateOfAnotherCallIsNotTaken() {
        TestCall away = hotline.callWithAgents(Demo.PAYING.verified().answers("0"));
        String state = ((Ending.Transferred) away.ending()).state();

        TestCall other = hotline.call(new ScriptedCaller(), hotline.exchange().withState(state));

        assertThat(other.clips()).startsWith("welcome");
    }

    @Test
    void theStateThatTravelsHoldsNoNumberInTheClear() {
        TestCall away = hotline.callWithAgents(Demo.PAYING.verified().answers("1").answers("0"));

        assertThat(((Ending.Transferred) away.ending()).state())
                .isNotEmpty()
                .doesNotContain("990000")
                .doesNotContain("28640")
                .doesNotContain("enquiry");
    }
}
