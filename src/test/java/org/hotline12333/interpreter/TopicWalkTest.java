package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Transition;
import org.junit.jupiter.api.Test;

/** Topics in a call: pages, parts, and where the caller has stopped. */
class TopicWalkTest {
    private static final LocalDate IN_2040 = LocalDate.of(2040, 1, 5);

    @Test
    void aPageNamesFiveTopicsWithTheirKeysAndTheKeyForMore() {
        assertThat(Walk.atMain().key("2").key("2").said())
                .containsExactly(
                        "topic-retirement",
                        "topic-key-1",
                        "topic-transfer",
                        "topic-key-2",
                        "topic-delegates",
                        "topic-key-3",
                        "topic-employers",
                        "topic-key-4",
                        "topic-law",
                        "topic-key-5",
                        "topic-more");
    }

    @Test
    void theLastPageHasNoMoreAndStarLeadsToThePageBefore() {
        Walk page = Walk.atMain().key("2").key("2").key("9");

        assertThat(page.said()).containsExactly("topic-measures", "topic-key-1");
        assertThat(page.key("9").said()).containsExactly("topic-measures", "topic-key-1");
        assertThat(page.key("*").place()).isEqualTo("policies");
        assertThat(page.key("*").place()).isEqualTo("policy");
    }

    @Test
    void aTopicIsToldPartByPart() {
        Walk part = Walk.atMain().key("2").key("2").key("5");

        assertThat(part.said()).containsExactly("topic-law-2", "topic-part");
        assertThat(part.key("2").said()).containsExactly("topic-law-2", "topic-part");
        assertThat(part.key("1").said()).containsExactly("topic-law-3", "topic-part");
        Walk last = part.key("1").key("1").key("1").key("1");
        assertThat(last.said()).containsExactly("topic-law-74-free", "topic-end");
        assertThat(last.key("1").said()).containsExactly("topic-law-2", "topic-part");
    }

    @Test
    void whoStopsInATopicGoesOnThere() {
        Walk stopped = Walk.atMain().key("2").key("2").key("5").key("1").key("1");

        assertThat(stopped.key("*").place()).isEqualTo("policies");
        assertThat(stopped.key("2").said()).containsExactly("policy-transfer", "topic-part");
        assertThat(stopped.key("*").key("5").said())
                .containsExactly("topic-resumed", "topic-law-4", "topic-part");
        assertThat(stopped.key("0").absent().key("2").key("2").key("5").said())
                .containsExactly("topic-resumed", "topic-law-4", "topic-part");
    }

    @Test
    void whoStopsInTwoTopicsGoesOnInBoth() {
        Walk both =
                Walk.atMain()
                        .key("2")
                        .key("2")
                        .key("5")
                        .key("1")
                        .key("*")
                        .key("2")
                        .key("1")
                        .key("*");

        assertThat(both.key("5").said())
                .containsExactly("topic-resumed", "topic-law-3", "topic-part");
        assertThat(both.key("*").key("2").said())
                .containsExactly("topic-resumed", "policy-transfer-how", "topic-end");
    }

    @Test
    void whoHasHeardOnePartAloneBeginsAnew() {
        Walk back = Walk.atMain().key("2").key("2").key("5").key("*");

        assertThat(back.key("5").said()).containsExactly("topic-law-2", "topic-part");
    }

    @Test
    void whereTheCallerStoppedIsKnownOnAnotherServer() {
        CallState state = Walk.atMain().key("2").key("2").key("5").key("1").key("*").state();

        assertThat(Walk.resume(state.handedOver(true).line()).key("5").said())
                .containsExactly("topic-resumed", "topic-law-3", "topic-part");
    }

    @Test
    void aSlipBehindAPartDoesNotSayItAgain() {
        Walk part = Walk.atMain().key("2").key("2").key("5").silence();

        assertThat(part.said()).containsExactly("noinput", "topic-part");
        assertThat(part.key("9").said()).containsExactly("topic-law-2", "topic-part");
    }

    @Test
    void allOfATopicIsSentFromWhicheverPart() {
        List<String> law =
                List.of(
                        "topic-law-2",
                        "topic-law-3",
                        "topic-law-4",
                        "topic-law-4-advice",
                        "topic-law-74",
                        "topic-law-74-free");
        Walk first = Walk.atMain().key("2").key("2").key("5").key("3");
        assertThat(sent(first)).isEqualTo(law);
        assertThat(sent(first.outcome("not-verified").key("3"))).isEqualTo(law);

        Walk last =
                Walk.atMain()
                        .key("2")
                        .key("2")
                        .key("5")
                        .key("1")
                        .key("1")
                        .key("1")
                        .key("1")
                        .key("1")
                        .key("3");
        assertThat(sent(last)).isEqualTo(law);
    }

    private static List<String> sent(Walk walk) {
        assertThat(walk.step()).isInstanceOf(Step.Submit.class);
        Step.Submit submit = (Step.Submit) walk.step();
        assertThat(submit.service()).isEqualTo("send-topic");
        return QueuedPrompt.ids(submit.told());
    }

    @Test
    void whoHasHadATopicSentGoesOnInItAndStoppedThere() {
        Walk part = Walk.atMain().key("2").key("2").key("5").key("1").key("3");

        assertThat(part.outcome("no-mobile").said()).containsExactly("sms-no-mobile", "topic-part");
        assertThat(part.silence().said()).containsExactly("noinput", "topic-part");
        assertThat(part.key("1").said()).containsExactly("topic-law-4", "topic-part");
        assertThat(part.key("3").failed().absent().key("2").key("2").key("5").said())
                .containsExactly("topic-resumed", "topic-law-4", "topic-part");
    }

    @Test
    void whatIsOverIsNotThereAndTheOthersMoveUp() {
        Dialplan then = TestDialplans.shipped().on(IN_2040);

        assertThat(Walk.begin(then).key("1").key("2").key("2").said())
                .containsSequence("topic-transfer", "topic-key-1")
                .doesNotContain("topic-retirement", "topic-more");
    }

    @Test
    void whereNothingIsToldTheCallerHearsSo() {
        Dialplan before = TestDialplans.shipped().on(LocalDate.of(2000, 1, 1));

        Walk page = Walk.begin(before).key("1").key("2").key("1");

        assertThat(page.said()).containsExactly("topic-none");
        assertThat(page.key("*").place()).isEqualTo("policy");
    }

    @Test
    void aCallThatStandsInWhatIsOverGoesOnFromTheBeginning() {
        Dialplan then = TestDialplans.shipped().on(IN_2040);
        CallState state = Walk.atMain().key("2").key("2").key("1").state();

        assertThat(CallSession.at(then, IN_2040, state).enter("main").session().place())
                .isEqualTo("main");
        assertThat(state.history().before("main", then)).contains("policies");
    }

    @Test
    void allTopicsOfAListAreTheSameWays() {
        List<String> ways =
                TestDialplans.shipped().transitions().stream().map(Transition::id).toList();

        assertThat(ways)
                .contains("policies key 5", "policies.page key 1", "policies.part key 1")
                .contains("guides.end key *", "guides.part noinput 3")
                .doesNotHaveDuplicates()
                .noneMatch(way -> way.contains("law"));
    }
}
