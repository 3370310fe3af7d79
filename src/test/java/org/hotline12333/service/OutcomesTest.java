package org.hotline12333.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.identity.PersonId;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;
import org.junit.jupiter.api.Test;

/** A contract and what fills its slots, from one declaration. */
class OutcomesTest {
    private static final Contract ASKED = Contract.of("tell-wage", VerificationLevel.VERIFIED);

    private enum Kind {
        HOURLY,
        MONTHLY
    }

    private sealed interface Wage {
        sealed interface Known extends Wage {
            long amount();
        }

        record Paid(long amount, Kind kind) implements Known {}

        record Owed(long amount) implements Known {}

        record Nothing() implements Wage {}
    }

    private static final Mapping<Wage.Known> AMOUNT = Mapping.money("amount", Wage.Known::amount);

    private static final Outcomes<Wage> KNOWN =
            Outcomes.of(Wage.class)
                    .answer(
                            "paid",
                            Wage.Paid.class,
                            AMOUNT,
                            Mapping.phrase(
                                    "kind",
                                    Kind.class,
                                    Wage.Paid::kind,
                                    kind ->
                                            switch (kind) {
                                                case HOURLY -> "wage-hourly";
                                                case MONTHLY -> "wage-monthly";
                                            }),
                            Mapping.given("data-month", ValueKind.YEAR_MONTH))
                    .answer("owed", Wage.Owed.class, AMOUNT);

    private static final Outcomes<Wage> ALL = KNOWN.answer("nothing", Wage.Nothing.class);

    @Test
    void givesTheContractItsSlotsWithTheirKindsAndPhrases() {
        assertThat(ALL.in(ASKED))
                .isEqualTo(
                        ASKED.giving(
                                        "paid",
                                        new Contract.Outcome(
                                                Map.of(
                                                        "amount",
                                                        ValueKind.MONEY,
                                                        "kind",
                                                        ValueKind.PHRASE,
                                                        "data-month",
                                                        ValueKind.YEAR_MONTH),
                                                Map.of(
                                                        "kind",
                                                        Set.of("wage-hourly", "wage-monthly")),
                                                null))
                                .giving("owed", Map.of("amount", ValueKind.MONEY))
                                .giving("nothing", Map.of()));
    }

    @Test
    void fillsTheSlotsFromWhatWasFound() {
        Value october = new Value.CalendarMonth(YearMonth.of(2026, 10));

        assertThat(ALL.result(new Wage.Paid(250, Kind.MONTHLY), Map.of("data-month", october)))
                .isEqualTo(
                        Service.Result.of(
                                "paid",
                                Map.of(
                                        "amount",
                                        new Value.Money(250),
                                        "kind",
                                        new Value.Phrase("wage-monthly"),
                                        "data-month",
                                        october)));
        assertThat(ALL.result(new Wage.Nothing(), Map.of()))
                .isEqualTo(Service.Result.of("nothing"));
    }

    @Test
    void saysWhoTheCallerIs() {
        Outcomes<PersonId> known =
                Outcomes.of(PersonId.class)
                        .knowing(
                                "verified",
                                PersonId.class,
                                VerificationLevel.VERIFIED,
                                person -> person);
        PersonId seven = new PersonId(7);

        assertThat(known.in(ASKED).outcomes())
                .containsEntry("verified", new Contract.Outcome(VerificationLevel.VERIFIED));
        assertThat(known.result(seven, Map.of()).caller())
                .isEqualTo(Optional.of(new Service.Caller(VerificationLevel.VERIFIED, seven)));
    }

    @Test
    void aCaseWithoutAnOutcomeIsFoundWhenTheContractIsMade() {
        assertThatIllegalStateException()
                .isThrownBy(() -> KNOWN.in(ASKED))
                .withMessage("tell-wage has no outcome for " + Wage.Nothing.class.getName());
    }

    @Test
    void noCaseHasTwoOutcomesAndNoOutcomeTwoCases() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ALL.answer("more", Wage.Nothing.class))
                .withMessage("two outcomes for one: more, " + Wage.Nothing.class.getName());
        assertThatIllegalStateException()
                .isThrownBy(() -> KNOWN.answer("paid", Wage.Nothing.class))
                .withMessage("two outcomes for one: paid, " + Wage.Nothing.class.getName());
    }
}
