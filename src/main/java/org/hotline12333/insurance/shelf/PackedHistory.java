package org.hotline12333.insurance.shelf;

import java.util.List;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.ContributionRun;

/**
 * Contributions as {@link PackedRecord} has them: how many runs of equal months, and each as the
 * difference to the one before it, which is mostly small.
 */
final class PackedHistory {
    /** A run is five numbers. */
    private static final int RUN_BYTES_MIN = 5;

    private PackedHistory() {}

    static void write(ContributionHistory history, NumberWriter to) {
        List<ContributionRun> runs = history.runs();
        to.number(runs.size());
        int next = 0;
        long base = 0;
        long personal = 0;
        long employer = 0;
        for (ContributionRun run : runs) {
            int first = Months.number(run.from());
            // Mostly a run follows on the one before, and its money has arrived: a zero.
            to.signed((first - next) * 2L + (run.credited() ? 0 : 1))
                    .number(run.months())
                    .signed(run.base() - base)
                    .signed(run.personal() - personal)
                    .signed(run.employer() - employer);
            next = first + run.months();
            base = run.base();
            personal = run.personal();
            employer = run.employer();
        }
    }

    static ContributionHistory read(NumberReader from) {
        int count = from.count(RUN_BYTES_MIN);
        if (count == 0) {
            return ContributionHistory.NOTHING;
        }
        ContributionRun[] runs = new ContributionRun[count];
        int next = 0;
        long base = 0;
        long personal = 0;
        long employer = 0;
        for (int i = 0; i < count; i++) {
            long gap = from.signed();
            int first = Math.toIntExact(next + (gap >> 1));
            int months = from.small();
            if (months == 0) {
                throw new IllegalStateException("a run of no months");
            }
            base += from.signed();
            personal += from.signed();
            employer += from.signed();
            runs[i] =
                    new ContributionRun(
                            Months.of(first), months, base, personal, employer, (gap & 1) == 0);
            next = Math.addExact(first, months);
        }
        return new ContributionHistory(List.of(runs));
    }
}
