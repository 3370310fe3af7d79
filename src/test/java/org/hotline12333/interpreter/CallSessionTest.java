package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import org.hotline12333.channel.KeyInput.End;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Service;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.value.Value;
import org.junit.jupiter.api.Test;

class CallSessionTest {
    private static final Map<String, Value> OCTOBER =
            Map.of(
                    "month", new Value.CalendarMonth(YearMonth.of(2026, 10)),
                    "base", new Value.Money(800_000),
                    "personal", new Value.Money(64_000),
                    "employer", new Value.Money(128_000),
                    "data-month", new Value.CalendarMonth(YearMonth.of(2026, 10)));

    @Test
    void silenceAtTheLanguageQuestionMeansMandarin() {
        Walk walk = Walk.begin().silence();

        assertThat(walk.place()).isEqualTo("main");
        assertThat(walk.language().code()).isEqualTo("zh");
    }

    @Test
    void twoMeansEnglish() {
        assertThat(Walk.begin().key("2").language().code()).isEqualTo("en");
    }

    @Test
    void silencesLeadToBriefThenHelpThenAnAgent() {
        Walk walk = Walk.atMain();

        assertThat(walk.silence().said()).containsExactly("noinput", "main-menu");
        assertThat(walk.silence().said()).containsExactly("noinput", "help-keys", "main-menu");
        assertThat(walk.silence().said()).containsExactly("need-help", "connecting");
        assertThat(walk.step()).isInstanceOf(Step.Transfer.class);
    }

    @Test
    void silencesAndWrongKeysAreCountedApart() {
        Walk walk = Walk.atMain().silence().key("7");

        assertThat(walk.said()).containsExactly("nomatch", "main-menu");
    }

    @Test
    void countsBeginAnewAtTheNextQuestion() {
        Walk walk = Walk.atMain().silence().silence().key("2").silence();

        assertThat(walk.said()).containsExactly("noinput", "policy-menu");
    }

    @Test
    void nobodyThereLeadsBackToTheMenu() {
        Walk walk = Walk.atMain().key("0").absent();

        assertThat(walk.said()).containsExactly("agents-absent", "main-menu");
    }

    @Test
    void whyThereIsATransferIsSaidWhenNobodyIsThere() {
        Walk walk = Walk.atMain().silence().silence().silence().absent();

        assertThat(walk.said()).containsExactly("need-help", "agents-absent", "main-menu");
    }

    @Test
    void aCallerWhoComesBackFromTheQueueDoesNotHearAgainWhyTheyWentThere() {
        CallState state = Walk.atMain().silence().silence().silence().state();

        assertThat(Walk.resume(state.transferred().line()).said())
                .containsExactly("agents-absent", "main-menu");
    }

    @Test
    void whoseServerIsGoneHearsSoAndTheSameQuestionAgain() {
        CallState state = Walk.atMain().key("2").key("2").key("1").state();

        assertThat(Walk.resume(state.line()).said())
                .containsExactly("interrupted", "policy-retirement", "topic-part");
    }

    @Test
    void whoIsHandedOverHearsNothingOfIt() {
        CallState state = Walk.atMain().state().handedOver(true);

        Walk back = Walk.resume(state.line());

        assertThat(back.said()).containsExactly("main-menu");
        assertThat(back.state().handedOver()).isFalse();
    }

    @Test
    void aFormBeginsAnewOnAnotherServerForNoSecretWasKept() {
        CallState state = Walk.atMain().key("1").outcome("unknown").entry(Walk.ID).state();

        assertThat(state.line()).doesNotContain(Walk.ID);
        assertThat(Walk.resume(state.line()).said())
                .containsExactly("interrupted", "ask-id-number");
    }

    @Test
    void whoWasVerifiedStaysSoOnAnotherServer() {
        Walk back = Walk.resume(Walk.atEnquiry().state().line());

        assertThat(back.said().getFirst()).isEqualTo("interrupted");
        assertThat(back.place()).isEqualTo("enquiry");
        assertThat(back.state().caller())
                .isEqualTo(new Service.Caller(VerificationLevel.VERIFIED, new PersonId(7)));
    }

    @Test
    void inAnotherDialplanACallGoesOnWithoutItsLastAnswer() {
        Walk walk = Walk.atMain().key("2").key("2").key("1");

        Walk back = Walk.resume(ofAnotherDialplan(walk.state()));

        assertThat(back.said()).containsExactly("topic-part");
        assertThat(back.state().digest()).isEqualTo(TestDialplans.shipped().digest());
    }

    @Test
    void inAnotherDialplanTheWayBackIsForgotten() {
        Walk back = Walk.resume(ofAnotherDialplan(Walk.atMain().key("2").state()));

        assertThat(back.key("*").said()).containsExactly("policy-menu");
    }

    private static String ofAnotherDialplan(CallState state) {
        return state.handedOver(true)
                .line()
                .replace(TestDialplans.shipped().digest(), "0123456789ab");
    }

    @Test
    void aReadOutPlaysWithTheMenuThatFollowsAndAgainWithNine() {
        Walk walk = Walk.atMain().key("2").key("2").key("1");

        assertThat(walk.said()).containsExactly("policy-retirement", "topic-part");
        assertThat(walk.key("9").said()).containsExactly("policy-retirement", "topic-part");
    }

    @Test
    void aSlipAfterAReadOutDoesNotRepeatItButNineDoes() {
        Walk walk = Walk.atMain().key("2").key("2").key("1").silence();

        assertThat(walk.said()).containsExactly("noinput", "topic-part");
        assertThat(walk.key("9").said()).containsExactly("policy-retirement", "topic-part");
    }

    @Test
    void starGoesBackAMenuAndHashToTheMainMenu() {
        assertThat(Walk.atMain().key("2").key("*").place()).isEqualTo("main");
        assertThat(Walk.atEnquiry().after(Duration.ofSeconds(5)).hash().place()).isEqualTo("main");
    }

    @Test
    void starAtTheFirstMenuAsksItAgain() {
        assertThat(Walk.begin().key("*").said()).containsExactly("welcome", "welcome-english");
    }

    @Test
    void starAfterVerificationDoesNotLeadBackIntoTheForm() {
        assertThat(Walk.atEnquiry().key("*").place()).isEqualTo("main");
    }

    @Test
    void theSecondNumberIsAskedAfterTheFirstAndBothAreSubmitted() {
        Walk walk = Walk.atMain().key("1").outcome("unknown").entry(Walk.ID);
        assertThat(walk.place()).isEqualTo("identify/social-security-number");

        walk.entry("1000000012", End.TERMCHAR);

        assertThat(walk.step())
                .asInstanceOf(type(Step.Submit.class))
                .satisfies(submit -> {
                    assertThat(submit.service()).isEqualTo("verify-numbers");
                    assertThat(submit.fields())
                            .containsOnlyKeys("id-number", "social-security-number");
                });
    }

    @Test
    void threeRefusalsLeadToAnAgentAndEachAsksBothNumbersAgain() {
        Walk walk = Walk.atMain().key("1").outcome("unknown");

        assertThat(refused(walk).said()).containsExactly("refused", "ask-id-number-brief");
        assertThat(refused(walk).said()).containsExactly("refused", "ask-id-number-help");
        assertThat(refused(walk).said()).containsExactly("refused-agent", "connecting");
    }

    private static Walk refused(Walk walk) {
        return walk.entry(Walk.ID).entry("1000000013", End.TERMCHAR).outcome("refused");
    }

    @Test
    void anIdNumberKeyedAgainAtTheSecondQuestionCostsNoTryAndLeadsToAPersonAtLast() {
        Walk walk = Walk.atMain().key("1").outcome("unknown").entry(Walk.ID);

        assertThat(walk.entry(Walk.ID).said())
                .containsExactly("that-was-id-number", "ask-social-security-number-brief");
        assertThat(walk.entry(Walk.ID).said())
                .containsExactly("that-was-id-number", "ask-social-security-number-help");
        assertThat(walk.entry(Walk.ID).said()).containsExactly("need-help", "connecting");
    }

    @Test
    void hashRightAfterACompleteEntryIsSwallowed() {
        Walk walk = Walk.atMain().key("1").outcome("unknown").entry(Walk.ID);

        walk.after(Duration.ofMillis(1_900)).hash();

        assertThat(walk.place()).isEqualTo("identify/social-security-number");
        assertThat(walk.said()).containsExactly("ask-social-security-number");
    }

    @Test
    void aHashPressedTwiceIsOne() {
        Walk walk = Walk.atMain().key("2").hash();
        assertThat(walk.after(Duration.ofMillis(500)).hash().place()).isEqualTo("policy");

        Walk late = Walk.atMain().key("2").after(Duration.ofMillis(3_900)).hash();
        assertThat(late.after(Duration.ofMillis(900)).hash().place()).isEqualTo("policy");
        assertThat(late.after(Duration.ofMillis(1_001)).hash().place()).isEqualTo("main");
    }

    @Test
    void hashLaterMeansTheMainMenu() {
        Walk walk = Walk.atMain().key("2");

        assertThat(walk.after(Duration.ofMillis(4_001)).hash().place()).isEqualTo("main");
    }

    @Test
    void hashLaterAtANumberLosesNoneThatWasTakenBefore() {
        Walk walk = Walk.atMain().key("1").outcome("unknown").entry(Walk.ID);

        walk.after(Duration.ofMinutes(1)).hash();

        assertThat(walk.place()).isEqualTo("identify/social-security-number");
        assertThat(walk.said()).containsExactly("noinput", "ask-social-security-number-brief");
    }

    @Test
    void theTimeThatAServiceTakesIsNoneOfTheCallers() {
        Walk walk = atPassword().entry("135790").after(Duration.ofSeconds(6));

        walk.waited(Duration.ofSeconds(6));
        walk.outcome("verified", new Service.Caller(VerificationLevel.VERIFIED, new PersonId(7)))
                .hash();

        assertThat(walk.said()).containsExactly("verified", "enquiry-menu");
    }

    private static Walk atPassword() {
        return Walk.atMain()
                .key("1")
                .outcome("unknown")
                .entry(Walk.ID)
                .entry("1000000012", End.TERMCHAR)
                .outcome(
                        "password", new Service.Caller(VerificationLevel.CLAIMED, new PersonId(7)));
    }

    @Test
    void aSwallowedHashAfterARefusalRepeatsTheRefusal() {
        Walk walk = atPassword().entry("135791").outcome("refused").hash();

        assertThat(walk.said()).containsExactly("refused", "ask-password-brief");
    }

    @Test
    void aLoneStarGoesBackAQuestionAndFromTheFirstToTheMenu() {
        Walk walk = Walk.atMain().key("1").outcome("unknown").entry(Walk.ID).key("*");
        assertThat(walk.place()).isEqualTo("identify/id-number");

        assertThat(walk.key("*").place()).isEqualTo("main");
    }

    @Test
    void zeroAndHashInANumberIsTheAgent() {
        Walk walk = Walk.atMain().key("1").outcome("unknown").entry("0", End.TERMCHAR);

        assertThat(walk.step()).isInstanceOf(Step.Transfer.class);
    }

    @Test
    void aStarInTheMiddleBeginsAgainAndTheRestIsCollectedWithoutAPrompt() {
        Walk walk = Walk.atMain().key("1").outcome("unknown").entry("123*99000019800101");
        assertThat(walk.said()).isEmpty();
        assertThat(walk.collection().maxLength()).isEqualTo(4);
        assertThat(walk.collection().secret()).isTrue();

        walk.entry("0012");

        assertThat(walk.place()).isEqualTo("identify/social-security-number");
    }

    @Test
    void aPauseIsGoneOnFromOnlyWhereMoreIsThereThanBefore() {
        Walk walk = Walk.atMain().key("1").outcome("unknown");

        assertThat(walk.entry("9900", End.TIMEOUT).said()).containsExactly("please-go-on");
        assertThat(walk.collection().maxLength()).isEqualTo(14);
        assertThat(walk.entry("00", End.TIMEOUT).said()).containsExactly("please-go-on");
        assertThat(walk.entry("*990000", End.TIMEOUT).said())
                .containsExactly("number-too-short", "ask-id-number-brief");
        assertThat(walk.entry("12*", End.TIMEOUT).said())
                .containsExactly("noinput", "ask-id-number-brief");
    }

    @Test
    void aMalformedNumberIsNoRefusal() {
        Walk walk = Walk.atMain().key("1").outcome("unknown").entry("990000198001010013");

        assertThat(walk.said()).containsExactly("number-wrong", "ask-id-number-brief");
    }

    @Test
    void secretFieldsAreCollectedAsSecretsAndMenusAreNot() {
        assertThat(atPassword().collection().secret()).isTrue();
        assertThat(Walk.atMain().collection().secret()).isFalse();
    }

    @Test
    void theStoreAwayLeadsToAnAgent() {
        Walk walk = Walk.atEnquiry().key("1").failed();

        assertThat(walk.said()).containsExactly("records-away", "connecting");
    }

    @Test
    void historySaysItsKeysOnceAndAPauseMeansOlder() {
        Walk walk = Walk.atEnquiry().key("5").outcome("credited", OCTOBER);
        assertThat(walk.said())
                .containsExactly("data-date", "contribution-credited", "history-keys");
        assertThat(walk.collection().timeout()).isEqualTo(Duration.ofSeconds(2));

        walk.silence().outcome("credited", OCTOBER);

        assertThat(walk.said()).containsExactly("contribution-credited");
    }

    @Test
    void twoFormsThatAskNothingAnswerTogether() {
        Map<String, Value> status = Map.of("status", new Value.Phrase("status-paying"));
        Walk walk = Walk.atEnquiry().key("4").outcome("insured", status).outcome("insured");

        assertThat(walk.said())
                .containsExactly(
                        "work-injury-insured",
                        "maternity-insured",
                        "data-date",
                        "sms-key",
                        "enquiry-menu");
    }

    @Test
    void aCallThatComesBackFromTheQueueIsStillVerified() {
        String line = Walk.atEnquiry().key("0").state().line();

        Walk back = Walk.resume(line);

        assertThat(back.said()).containsExactly("agents-absent", "main-menu");
        assertThat(back.state().caller())
                .isEqualTo(new Service.Caller(VerificationLevel.VERIFIED, new PersonId(7)));
    }

    @Test
    void theStateOfACallSurvivesItsLine() {
        CallState state = Walk.atEnquiry().key("5").outcome("credited", OCTOBER).state();

        assertThat(state.promptQueue()).isNotEmpty();
        assertThat(CallState.parse(state.line())).contains(state);
        assertThat(state.line()).doesNotContain("\n");
    }

    @Test
    void aReadOutDoesNotWaitInTheQueue() {
        CallState state = Walk.atEnquiry().key("5").outcome("credited", OCTOBER).key("0").state();

        assertThat(state.promptQueue()).isEmpty();
    }

    @Test
    void theStateOfACallHoldsNoKeyedNumber() {
        Walk walk = Walk.atMain().key("1").outcome("unknown").entry(Walk.ID);

        assertThat(walk.state().line()).doesNotContain("1980").doesNotContain("990000");
    }
}
