package org.hotline12333.insurance.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Histories in runs against the same months one by one. */
class ContributionHistoryTest {
    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final int ROUNDS = 2_000;

    private final Random random = new Random(12333);

    private SortedMap<YearMonth, Contribution> months(int from, int count) {
        SortedMap<YearMonth, Contribution> months = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            YearMonth month = FIRST.plusMonths(from + random.nextInt(12));
            long base = random.nextInt(3) * 100L;
            months.put(month, new Contribution(month, base, base / 10, 0, random.nextInt(5) > 0));
        }
        return months;
    }

    private static ContributionHistory history(SortedMap<YearMonth, Contribution> months) {
        return ContributionHistory.of(
                months.values().stream().filter(month -> !month.isNothing()).toList());
    }

    @Test
    void monthsTakeThePlaceOfWhatWasThereOrFollowOnIt() {
        for (int round = 0; round < ROUNDS; round++) {
            SortedMap<YearMonth, Contribution> stood = months(0, random.nextInt(12));
            SortedMap<YearMonth, Contribution> said = months(random.nextInt(16), random.nextInt(6));
            SortedMap<YearMonth, Contribution> all = new TreeMap<>(stood);
            all.putAll(said);

            assertThat(history(stood).with(List.copyOf(said.values()))).isEqualTo(history(all));
        }
    }

    @Test
    void monthsThatStandOtherwiseAreCounted() {
        for (int round = 0; round < ROUNDS; round++) {
            ContributionHistory before = history(months(0, random.nextInt(12)));
            ContributionHistory after =
                    random.nextBoolean()
                            ? before.with(
                                    List.copyOf(
                                            months(random.nextInt(16), random.nextInt(6)).values()))
                            : history(months(0, random.nextInt(12)));

            assertThat(before.monthsOtherIn(after))
                    .isEqualTo(
                            before.months()
                                    .filter(month -> after.months().noneMatch(month::equals))
                                    .count());
            assertThat(after.uncreditedMonths())
                    .isEqualTo(after.months().filter(month -> !month.credited()).count());
        }
    }
}
