package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.Kind;
import org.hotline12333.insurance.records.Account;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.ContributionRun;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Enrolment;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;
import org.junit.jupiter.api.Test;

class LargestDifferencesTest {
    private static final DataDates DATES =
            new DataDates(YearMonth.of(2016, 1), YearMonth.of(2026, 9));
    private static final YearMonth MONTH = YearMonth.of(2026, 9);
    private static final Kind PENSION = new Kind("110", Insurance.PENSION, Scheme.EMPLOYEE);
    private static final Kind MEDICAL = new Kind("310", Insurance.MEDICAL, Scheme.EMPLOYEE);
    private static final String SOMEBODY = "8675309";

    private final LargestDifferences differences = new LargestDifferences();

    @Test
    void tenAreKeptHoweverManyThereAre() {
        for (int line = 2; line < 10_000; line++) {
            note(line, 100, 100 + line);
        }
        note(10_000, 1_000_000, 0);

        assertThat(differences.all())
                .hasSize(10)
                .extracting(Difference::line)
                .containsExactly(
                        10_000L, 9_999L, 9_998L, 9_997L, 9_996L, 9_995L, 9_994L, 9_993L, 9_992L,
                        9_991L);
    }

    @Test
    void lessIsAsLargeAsMore() {
        note(2, 100_000, 100_100);
        note(3, 200_000_000, 0);

        assertThat(differences.all())
                .extracting(Difference::toString)
                .containsExactly(
                        "accounts.csv:3: pension: 2,000,000.00 yuan less than before",
                        "accounts.csv:2: pension: 1.00 yuan more than before");
    }

    @Test
    void whatIsAsItWasIsNone() {
        note(2, 100, 100);

        assertThat(differences.all()).isEmpty();
    }

    @Test
    void nobodyIsNamed() {
        note(2, 0, 1);

        assertThat(differences.all().toString()).doesNotContain(SOMEBODY);
    }

    @Test
    void equalOnesStandByTheirLines() {
        for (int line : List.of(5, 3, 9, 12, 4, 11, 2, 8, 7, 10, 6, 13)) {
            note(line, 100, 200);
        }

        assertThat(differences.all())
                .extracting(Difference::line)
                .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    }

    @Test
    void itIsNamedByTheFirstRowOfItsInsurance() {
        differences.note(
                records(100, 0),
                records(200, 300),
                List.of(
                        new Said(new AccountRow(SOMEBODY, MEDICAL, 7, 0, 0), 2),
                        new Said(new AccountRow(SOMEBODY, PENSION, 150, 0, 0), 3),
                        new Said(new AccountRow(SOMEBODY, PENSION, 50, 0, 0), 4),
                        new Said(paid(MEDICAL, 1), 12),
                        new Said(paid(PENSION, 300), 13)));

        assertThat(differences.all())
                .extracting(Difference::toString)
                .containsExactly(
                        "contributions.csv:13: pension: 6.00 yuan more than before",
                        "accounts.csv:3: pension: 1.00 yuan more than before");
    }

    @Test
    void whatIsNoLongerSaidHasNoLine() {
        differences.note(records(200, 300), records(100, 0), List.of());

        assertThat(differences.all()).isEmpty();
    }

    private void note(long line, long before, long after) {
        differences.note(
                records(before, 0),
                records(after, 0),
                List.of(new Said(new AccountRow(SOMEBODY, PENSION, after, 0, 0), line)));
    }

    private static ContributionRow paid(Kind kind, long share) {
        return new ContributionRow(SOMEBODY, kind, MONTH, MONTH, 0, share, share, true);
    }

    private static PersonRecords records(long balance, long share) {
        ContributionHistory paid =
                share == 0
                        ? ContributionHistory.NOTHING
                        : new ContributionHistory(
                                List.of(new ContributionRun(MONTH, 1, 0, share, share, true)));
        return new PersonRecords(
                DATES,
                Map.of(
                        Insurance.PENSION,
                        new Enrolment(Scheme.EMPLOYEE, Status.PAYING, 1, 1, paid)),
                Map.of(Insurance.PENSION, new Account(balance, 0, 0)),
                List.of(),
                Optional.empty(),
                OptionalInt.empty());
    }
}
