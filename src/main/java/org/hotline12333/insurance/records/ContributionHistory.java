package org.hotline12333.insurance.records;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was paid to an insurance, month by month.
 *
 * @param runs oldest first; none goes on where the one before it ends, and no month is in two
 */
public record ContributionHistory(List<ContributionRun> runs) {
    public static final ContributionHistory NOTHING = new ContributionHistory(List.of());

    public ContributionHistory {
        runs = List.copyOf(runs);
    }

    /** Of these months, oldest first. */
    public static ContributionHistory of(List<Contribution> months) {
        return NOTHING.with(months);
    }

    /**
     * The same, where these months stand instead of what was there of them before; one for which
     * nothing is left is no month.
     *
     * @param months oldest first, each once
     */
    public ContributionHistory with(List<Contribution> months) {
        if (months.isEmpty()) {
            return this;
        }
        int older = olderThan(months.getFirst().month());
        List<ContributionRun> all = new ArrayList<>(runs.size() + months.size());
        all.addAll(runs.subList(0, older));
        for (Contribution month : instead(runs.subList(older, runs.size()), months)) {
            if (!month.isNothing()) {
                append(all, month);
            }
        }
        return new ContributionHistory(all);
    }

    /** How many runs end before a month. */
    private int olderThan(YearMonth month) {
        int older = runs.size();
        while (older > 0 && !runs.get(older - 1).to().isBefore(month)) {
            older--;
        }
        return older;
    }

    private static Collection<Contribution> instead(
            List<ContributionRun> of, List<Contribution> months) {
        if (of.isEmpty()) {
            return months;
        }
        SortedMap<YearMonth, Contribution> all = new TreeMap<>();
        of.forEach(run -> run.each().forEach(month -> all.put(month.month(), month)));
        months.forEach(month -> all.put(month.month(), month));
        return all.values();
    }

    private static void append(List<ContributionRun> all, Contribution month) {
        if (!all.isEmpty() && all.getLast().goesOnWith(month)) {
            all.set(all.size() - 1, all.getLast().andOneMore());
        } else {
            all.add(ContributionRun.of(month));
        }
    }

    /** Oldest first. */
    public Stream<Contribution> months() {
        return runs.stream().flatMap(ContributionRun::each);
    }

    /** How many months are not credited. */
    public int uncreditedMonths() {
        return months(false);
    }

    /** How many months are credited. */
    public int creditedMonths() {
        return months(true);
    }

    private int months(boolean credited) {
        int months = 0;
        for (ContributionRun run : runs) {
            months += run.credited() == credited ? run.months() : 0;
        }
        return months;
    }

    /** How many of these months stand otherwise there, or no more. */
    public long monthsOtherIn(ContributionHistory after) {
        int same = 0;
        while (same < runs.size()
                && same < after.runs.size()
                && runs.get(same).isPartOf(after.runs.get(same))) {
            same++;
        }
        if (same == runs.size()) {
            return 0;
        }
        return runs.subList(same, runs.size()).stream()
                .flatMap(ContributionRun::each)
                .filter(month -> !after.in(month.month()).equals(Optional.of(month)))
                .count();
    }

    /** How many months are credited in a row, up to the newest one that is. */
    public int creditedInRow() {
        int row = 0;
        Optional<YearMonth> next = Optional.empty();
        for (ContributionRun run : runs.reversed()) {
            if (next.isPresent()
                    && (!run.credited() || !run.to().plusMonths(1).equals(next.get()))) {
                return row;
            }
            if (run.credited()) {
                row += run.months();
                next = Optional.of(run.from());
            }
        }
        return row;
    }

    /** The newest month up to this one. */
    Optional<Contribution> upTo(YearMonth month) {
        for (ContributionRun run : runs.reversed()) {
            if (!run.from().isAfter(month)) {
                return Optional.of(run.in(run.to().isAfter(month) ? month : run.to()));
            }
        }
        return Optional.empty();
    }

    Optional<Contribution> in(YearMonth month) {
        return upTo(month).filter(found -> found.month().equals(month));
    }
}
