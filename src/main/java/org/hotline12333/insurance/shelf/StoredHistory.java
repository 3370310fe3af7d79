package org.hotline12333.insurance.shelf;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.ContributionRun;

/**
 * Contributions in columns, as they are stored: a place in each is one run of equal months. What
 * follows on another is written as the difference to it, which is mostly small.
 *
 * @param gap months without a contribution before each run; before the first, its month as {@link
 *     Months} counts
 * @param uncredited places of the runs whose money has not arrived
 */
@SuppressWarnings("ArrayRecordComponent") // numbers without a box; never compared
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record StoredHistory(
        @JsonProperty("g") int[] gap,
        @JsonProperty("n") int[] months,
        @JsonProperty("b") long[] base,
        @JsonProperty("p") long[] personal,
        @JsonProperty("e") long[] employer,
        @JsonProperty("u") int[] uncredited) {
    private static final ContributionRun NOTHING =
            new ContributionRun(Months.FIRST, 0, 0, 0, 0, true);

    static StoredHistory of(ContributionHistory history) {
        List<ContributionRun> runs = history.runs();
        int count = runs.size();
        int[] gap = new int[count];
        int[] months = new int[count];
        long[] base = new long[count];
        long[] personal = new long[count];
        long[] employer = new long[count];
        ContributionRun before = NOTHING;
        for (int i = 0; i < count; i++) {
            ContributionRun run = runs.get(i);
            YearMonth next = before.from().plusMonths(before.months());
            gap[i] = (int) ChronoUnit.MONTHS.between(next, run.from());
            months[i] = run.months();
            base[i] = run.base() - before.base();
            personal[i] = run.personal() - before.personal();
            employer[i] = run.employer() - before.employer();
            before = run;
        }
        return new StoredHistory(
                gap,
                months,
                base,
                personal,
                employer,
                IntStream.range(0, count).filter(i -> !runs.get(i).credited()).toArray());
    }

    ContributionHistory history() {
        List<ContributionRun> runs = new ArrayList<>(months.length);
        ContributionRun before = NOTHING;
        for (int i = 0; i < months.length; i++) {
            before =
                    new ContributionRun(
                            before.from().plusMonths(before.months() + (long) gap[i]),
                            months[i],
                            before.base() + base[i],
                            before.personal() + personal[i],
                            before.employer() + employer[i],
                            Arrays.binarySearch(uncredited, i) < 0);
            runs.add(before);
        }
        return new ContributionHistory(runs);
    }
}
