package org.hotline12333.insurance.shelf;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.ContributionRun;

/**
 * Contributions in columns, as {@link CborRecord} has them: a place in each is one run of equal
 * months. What follows on another was written as the difference to it.
 *
 * @param gap months without a contribution before each run; before the first, its month as {@link
 *     Months} counts
 * @param uncredited places of the runs whose money has not arrived
 */
@SuppressWarnings("ArrayRecordComponent") // numbers without a box; never compared
record StoredHistory(
        @JsonProperty("g") int[] gap,
        @JsonProperty("n") int[] months,
        @JsonProperty("b") long[] base,
        @JsonProperty("p") long[] personal,
        @JsonProperty("e") long[] employer,
        @JsonProperty("u") int[] uncredited) {
    private static final ContributionRun NOTHING =
            new ContributionRun(Months.FIRST, 0, 0, 0, 0, true);

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
