package org.hotline12333.insurance.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotline12333.insurance.records.PensionRecord.ComposedAccount;
import org.hotline12333.insurance.records.PensionRecord.ComposedPensioner;
import org.junit.jupiter.api.Test;

/** What a pension account is made of, for whom an agency says so. */
class CompositionTest {
    private static final YearMonth NEWEST = YearMonth.of(2026, 10);
    private static final PensionDetails DETAILS = new PensionDetails(30_010, 397, 96);

    private static PensionRecord of(Scheme scheme, long balance, PersonRecords.Benefit... told) {
        Enrolment enrolment =
                new Enrolment(scheme, Status.PAYING, 294, 294, ContributionHistory.NOTHING);
        PersonRecords records =
                new PersonRecords(
                                new DataDates(YearMonth.of(1998, 1), NEWEST),
                                Map.of(Insurance.PENSION, enrolment),
                                Map.of(Insurance.PENSION, new Account(balance, 0, 0)),
                                List.of(),
                                Optional.empty(),
                                OptionalInt.empty())
                        .with(List.of(told));
        return PensionRecord.of(records, DeliveryCalendar.USUAL.asOf(LocalDate.of(2026, 11, 20)));
    }

    @Test
    void thePrincipalIsTheRestOfTheBalanceAndAllMonthsAreTheSum() {
        assertThat(of(Scheme.EMPLOYEE, 100_000, DETAILS))
                .isInstanceOfSatisfying(
                        ComposedAccount.class,
                        account ->
                                assertThat(account.composition())
                                        .isEqualTo(
                                                new PensionRecord.Composition(
                                                        69_990,
                                                        30_010,
                                                        new BigDecimal("3.97"),
                                                        96,
                                                        390)));
    }

    @Test
    void whoIsRetiredHearsThePensionBesides() {
        PensionPayment payment =
                new PensionPayment(NEWEST, 368_040, LocalDate.of(2026, 10, 10), "0417");

        assertThat(of(Scheme.EMPLOYEE, 100_000, payment, DETAILS))
                .isInstanceOfSatisfying(
                        ComposedPensioner.class,
                        pensioner -> assertThat(pensioner.latest()).isEqualTo(payment));
    }

    @Test
    void moreInterestThanBalanceIsToldToNobody() {
        assertThat(of(Scheme.EMPLOYEE, 30_009, DETAILS)).isInstanceOf(PensionRecord.Account.class);
    }

    @Test
    void withoutItTheAccountIsToldAsBefore() {
        assertThat(of(Scheme.EMPLOYEE, 100_000)).isInstanceOf(PensionRecord.Account.class);
    }

    @Test
    void aFormThatNobodyDeliveredIsAbsent() {
        PersonRecords none = PersonRecords.none(new DataDates(NEWEST, NEWEST));

        assertThat(none.pensionDetails()).isEmpty();
        assertThat(none.pooledThisYear()).isEmpty();
        assertThat(none.with(List.of(DETAILS, new MedicalRecord.Pooled(5))).benefits())
                .containsExactly(DETAILS, new MedicalRecord.Pooled(5));
    }
}
