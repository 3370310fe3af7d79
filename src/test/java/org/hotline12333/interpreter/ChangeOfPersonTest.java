package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Map;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Service;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.value.Value;
import org.junit.jupiter.api.Test;

/** What was of one person is not told to another, and slots end with the dialog they lead to. */
class ChangeOfPersonTest {
    private static final Map<String, Value> AMOUNT = Map.of("amount", new Value.Money(2_864_032));
    private static final Map<String, Value> COUNT = Map.of("amount", new Value.Months(7));
    private static final Map<String, Value> MONTH =
            Map.of("month", new Value.CalendarMonth(YearMonth.of(2026, 9)));

    private static Service.Caller person(int number, VerificationLevel level) {
        return new Service.Caller(level, new PersonId(number));
    }

    /** Verified, at the menu of enquiries; the main menu is before it. */
    private static Walk atEnquiry() {
        return Walk.begin(TestDialplans.persons())
                .key("1")
                .entry("135790")
                .outcome("verified", person(7, VerificationLevel.VERIFIED));
    }

    @Test
    void whoIsKnownForTheFirstTimeCanGoBack() {
        assertThat(atEnquiry().key("*").place()).isEqualTo("main");
    }

    @Test
    void whoIsKnownBetterCanGoBackToo() {
        Walk walk =
                Walk.atMain()
                        .key("1")
                        .outcome("unknown")
                        .entry(Walk.ID)
                        .entry("1000000012", KeyInput.End.TERMCHAR);

        walk.outcome("password", person(7, VerificationLevel.CLAIMED)).entry("135790");
        walk.outcome("verified", person(7, VerificationLevel.VERIFIED));

        assertThat(walk.key("*").place()).isEqualTo("main");
    }

    @Test
    void theWayBackEndsWhereThePersonChanges() {
        Walk walk = atEnquiry().key("3").outcome("found", person(8, VerificationLevel.VERIFIED));

        assertThat(walk.place()).isEqualTo("enquiry");
        assertThat(walk.key("*").place()).isEqualTo("enquiry");
    }

    @Test
    void theWayBackEndsWhereLessIsKnownOfTheSamePerson() {
        Walk walk = atEnquiry().key("3").outcome("given-up", person(7, VerificationLevel.UNKNOWN));

        assertThat(walk.place()).isEqualTo("counted");
        assertThat(walk.key("*").place()).isEqualTo("counted");
    }

    @Test
    void noFigureOfThePersonBeforeIsKept() {
        Walk walk = atEnquiry().key("1").outcome("told", AMOUNT).key("3");
        assertThat(walk.state().line()).contains("m2864032");

        walk.outcome("found", person(8, VerificationLevel.VERIFIED));

        assertThat(walk.state().line()).doesNotContain("m2864032");
    }

    @Test
    void aFigureThatWasStillToBeSaidIsNotSaidToAnother() {
        Walk walk = atEnquiry().key("4").outcome("told", AMOUNT);

        walk.outcome("found", person(8, VerificationLevel.VERIFIED));

        assertThat(walk.figures()).isEmpty();
        assertThat(walk.said()).containsExactly("enquiry-menu");
    }

    @Test
    void aFigureThatWasStillToBeSaidIsSaidWhereThePersonIsTheSame() {
        Walk walk = atEnquiry().key("4").outcome("told", AMOUNT);

        walk.outcome("found", person(7, VerificationLevel.VERIFIED));

        assertThat(walk.said()).containsExactly("say-amount", "enquiry-menu");
    }

    @Test
    void aRefusalCountsAlsoWhereThePersonChanges() {
        Walk walk = Walk.begin(TestDialplans.persons()).key("1");

        walk.entry("135790").outcome("refused", person(8, VerificationLevel.UNKNOWN));
        assertThat(walk.said()).containsExactly("refused", "ask-password");
        walk.entry("135790").outcome("refused", person(9, VerificationLevel.UNKNOWN));

        assertThat(walk.step()).isInstanceOf(Step.Transfer.class);
    }

    @Test
    void whoComesBackToADialogHearsWhatWasFilledForIt() {
        Walk walk = atEnquiry().key("1").outcome("told", AMOUNT).key("2").outcome("counted", COUNT);
        assertThat(walk.place()).isEqualTo("counted");

        walk.key("*");

        assertThat(walk.place()).isEqualTo("amount-said");
        assertThat(walk.figures()).containsExactlyElementsOf(AMOUNT.values());
    }

    @Test
    void whatWasFilledForADialogOutlivesTheServer() {
        Walk walk = atEnquiry().key("1").outcome("told", AMOUNT).key("2").outcome("counted", COUNT);

        CallState read = CallState.parse(walk.state().line()).orElseThrow();

        assertThat(read).isEqualTo(walk.state());
    }

    @Test
    void aSlotThatNobodyFurtherOnNeedsIsForgotten() {
        Walk walk = atEnquiry().key("1").outcome("told", AMOUNT);
        assertThat(walk.state().values()).isEqualTo(AMOUNT);

        assertThat(walk.key("1").state().values()).isEmpty();
    }

    @Test
    void aSlotThatAServiceReadsLastsUntilItIsOutOfReach() {
        Walk walk = atEnquiry().key("2").entry("202609").outcome("found", MONTH);
        assertThat(walk.said()).containsExactly("say-month", "say-month");
        assertThat(walk.key("1").state().values()).isEqualTo(MONTH);

        walk.outcome("seen");
        assertThat(walk.state().values()).isEqualTo(MONTH);

        assertThat(walk.key("2").state().values()).isEmpty();
        assertThat(walk.key("*").figures()).containsExactlyElementsOf(MONTH.values());
    }
}
