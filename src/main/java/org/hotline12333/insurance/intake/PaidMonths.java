package org.hotline12333.insurance.intake;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.records.Contribution;

/**
 * What a delivery says was paid to one insurance: mostly oldest month first, and each once. Rows of
 * one month add up.
 */
final class PaidMonths {
    private final List<Contribution> months = new ArrayList<>();
    private boolean inOrder = true;

    void add(ContributionRow row) {
        inOrder &= months.isEmpty() || months.getLast().month().isBefore(row.forMonth());
        months.add(
                new Contribution(
                        row.forMonth(),
                        row.base(),
                        row.personal(),
                        row.employer(),
                        row.credited()));
    }

    /** Whether several rows are of one month. */
    boolean addUp() {
        return !inOrder && inOrder().size() < months.size();
    }

    /** Oldest first, each month once. */
    List<Contribution> inOrder() {
        if (inOrder) {
            return months;
        }
        SortedMap<YearMonth, Contribution> sums = new TreeMap<>();
        months.forEach(month -> sums.merge(month.month(), month, PaidMonths::together));
        return List.copyOf(sums.values());
    }

    private static Contribution together(Contribution one, Contribution other) {
        return new Contribution(
                one.month(),
                Math.addExact(one.base(), other.base()),
                Math.addExact(one.personal(), other.personal()),
                Math.addExact(one.employer(), other.employer()),
                one.credited() && other.credited());
    }
}
