package org.hotline12333.insurance.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.StoreUnderTest.MOBILE;
import static org.hotline12333.insurance.StoreUnderTest.calling;

import java.time.Year;
import java.time.YearMonth;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.junit.jupiter.api.Test;

/** The history of the old-age insurance, month by month and by the year. */
public interface HistoryContract {
    StoreUnderTest fresh();

    private static Contribution eightThousand(YearMonth month) {
        return new Contribution(month, 800_000, 64_000, 128_000, true);
    }

    private MonthRecord.Latest latest(TestPeople person) {
        return fresh().enquiries().latestContribution(fresh().id(person), calling(MOBILE));
    }

    private MonthRecord.Older before(TestPeople person, YearMonth month) {
        return fresh().enquiries().contributionBefore(fresh().id(person), month, calling(MOBILE));
    }

    private MonthRecord.Named of(TestPeople person, int year, int month) {
        return fresh().enquiries()
                .contributionOf(fresh().id(person), YearMonth.of(year, month), calling(MOBILE));
    }

    private YearRecord of(TestPeople person, int year) {
        return fresh().enquiries()
                .contributionsOf(fresh().id(person), Year.of(year), calling(MOBILE));
    }

    @Test
    default void beginsWithTheNewestMonth() {
        assertThat(latest(TestPeople.PAYING))
                .isEqualTo(new MonthRecord.Credited(eightThousand(YearMonth.of(2026, 10))));
        assertThat(latest(TestPeople.IN_ARREARS))
                .isInstanceOfSatisfying(
                        MonthRecord.Paid.class,
                        paid ->
                                assertThat(paid.contribution().month())
                                        .isEqualTo(YearMonth.of(2023, 11)));
        assertThat(latest(TestPeople.CHILD)).isEqualTo(new MonthRecord.None());
    }

    @Test
    default void saysThatTheNewestMonthIsNotYetCredited() {
        assertThat(latest(TestPeople.WITH_PASSWORD))
                .isEqualTo(
                        new MonthRecord.NotCredited(
                                new Contribution(
                                        YearMonth.of(2026, 10), 104_000, 8_320, 16_640, false)));
    }

    @Test
    default void goesBackMonthByMonthUntilNothingIsOlder() {
        YearMonth month = YearMonth.of(2026, 10);
        int steps = 1;
        while (before(TestPeople.PAYING, month)
                instanceof MonthRecord.Credited(Contribution older)) {
            month = older.month();
            steps++;
        }

        assertThat(steps).isEqualTo(186);
        assertThat(month).isEqualTo(YearMonth.of(2011, 5));
        assertThat(before(TestPeople.PAYING, month)).isEqualTo(new MonthRecord.None());
    }

    @Test
    default void paysTheSameInEachOfTheLastTwentyFourMonths() {
        for (YearMonth month = YearMonth.of(2024, 11);
                !month.isAfter(YearMonth.of(2026, 10));
                month = month.plusMonths(1)) {
            assertThat(of(TestPeople.PAYING, month.getYear(), month.getMonthValue()))
                    .isEqualTo(new MonthRecord.Credited(eightThousand(month)));
        }
    }

    @Test
    default void namesAGapAsAWhole() {
        assertThat(before(TestPeople.WITH_GAP, YearMonth.of(2021, 11)))
                .isEqualTo(
                        new MonthRecord.UnpaidMonths(
                                YearMonth.of(2021, 7), YearMonth.of(2021, 10)));
        assertThat(before(TestPeople.WITH_GAP, YearMonth.of(2021, 7)))
                .isInstanceOf(MonthRecord.Paid.class);
    }

    @Test
    default void tellsUnpaidFromOutsideTheRecords() {
        assertThat(of(TestPeople.IN_ARREARS, 2019, 5))
                .isEqualTo(new MonthRecord.Unpaid(YearMonth.of(2019, 5)));
        assertThat(of(TestPeople.PAYING, 1997, 12))
                .isEqualTo(new MonthRecord.BeforeStart(YearMonth.of(1998, 1)));
        assertThat(of(TestPeople.PAYING, 2026, 11)).isEqualTo(new MonthRecord.AfterData());
    }

    @Test
    default void addsUpWhatWasCreditedInAYear() {
        assertThat(of(TestPeople.PAYING, 2025))
                .isEqualTo(new YearRecord.Total(Year.of(2025), 768_000, 1_536_000, 12));
        assertThat(of(TestPeople.WITH_PASSWORD, 2026))
                .isEqualTo(new YearRecord.Total(Year.of(2026), 74_880, 149_760, 9));
    }

    @Test
    default void tellsAYearWithoutAMonthFromOneOutsideTheRecords() {
        assertThat(of(TestPeople.PAYING, 2010)).isEqualTo(new YearRecord.Unpaid(Year.of(2010)));
        assertThat(of(TestPeople.PAYING, 1997))
                .isEqualTo(new YearRecord.BeforeStart(YearMonth.of(1998, 1)));
        assertThat(of(TestPeople.PAYING, 2027)).isEqualTo(new YearRecord.AfterData());
    }

    @Test
    default void writesTheMonthAskedForToTheAudit() {
        latest(TestPeople.PAYING);
        before(TestPeople.PAYING, YearMonth.of(2026, 10));
        of(TestPeople.PAYING, 2024, 3);
        of(TestPeople.PAYING, 2025);

        assertThat(fresh().audit())
                .containsExactly(
                        "LATEST_CONTRIBUTION//ANSWERED",
                        "CONTRIBUTION_BEFORE/2026-10/ANSWERED",
                        "CONTRIBUTION_OF_MONTH/2024-03/ANSWERED",
                        "CONTRIBUTIONS_OF_YEAR/2025/ANSWERED");
    }
}
