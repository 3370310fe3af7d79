package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.Kind;
import org.hotline12333.insurance.records.Account;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.Scheme;
import org.junit.jupiter.api.Test;

class LargestDifferencesTest {
    private static final DataDates DATES =
            new DataDates(YearMonth.of(2016, 1), YearMonth.of(2026, 9));
    private static final String SOMEBODY = "8675309";

    private final LargestDifferences differences = new LargestDifferences();

    @Test
    void tenAreKeptHoweverManyThereAre() {
        for (int line = 2; line < 10_000; line++) {
            note(line, 100, 100 + line);
        }

        assertThat(differences.all())
                .hasSize(10)
                .extracting(Difference::line)
                .containsExactly(
                        9_999L, 9_998L, 9_997L, 9_996L, 9_995L, 9_994L, 9_993L, 9_992L, 9_991L,
                        9_990L);
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

    private void note(long line, long before, long after) {
        Kind pension = new Kind("110", Insurance.PENSION, Scheme.EMPLOYEE);
        differences.note(
                records(before),
                records(after),
                List.of(new Said(new AccountRow(SOMEBODY, pension, after, 0, 0), line)));
    }

    private static PersonRecords records(long balance) {
        return new PersonRecords(
                DATES,
                Map.of(),
                Map.of(Insurance.PENSION, new Account(balance, 0, 0)),
                List.of(),
                Optional.empty(),
                OptionalInt.empty());
    }
}
