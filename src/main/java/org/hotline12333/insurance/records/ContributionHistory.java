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
    public static ContributionHistory of(Collection<Contribution> months) {
        return NOTHING.followedBy(months);
    }

    /** What is newer than all that is here, oldest first. */
    private ContributionHistory followedBy(Collection<Contribution> newer) {
        List<ContributionRun> all = new ArrayList<>(runs);
        for (Contribution month : newer) {
            if (!all.isEmpty() && all.getLast().goesOnWith(month)) {
                all.set(all.size() - 1, all.getLast().andOneMore());
            } else {
                all.add(ContributionRun.of(month));
            }
        }
        return new ContributionHistory(all);
    }

    /**
     * The same, where these months stand instead of what was there of them before; one for which
     * nothing is left is no month.
     */
    public ContributionHistory with(SortedMap<YearMonth, Contribution> months) {
        if (months.isEmpty()) {
            return this;
        }
        if (runs.isEmpty() || runs.getLast().to().isBefore(months.firstKey())) {
            return followedBy(withoutNothing(months));
        }
        TreeMap<YearMonth, Contribution> all = new TreeMap<>();
        months().forEach(month -> all.put(month.month(), month));
        all.putAll(months);
        return of(withoutNothing(all));
    }

    private static List<Contribution> withoutNothing(SortedMap<YearMonth, Contribution> months) {
        return months.values().stream().filter(month -> !month.isNothing()).toList();
    }

    /** Oldest first. */
    public Stream<Contribution> months() {
        return runs.stream().flatMap(ContributionRun::each);
    }

    /** How many months are not credited. */
    public int uncreditedMonths() {
        return runs.stream().filter(run -> !run.credited()).mapToInt(ContributionRun::months).sum();
    }

    /** How many of these months stand otherwise there, or no more. */
    public long monthsOtherIn(ContributionHistory after) {
        int same = 0;
        while (same < runs.size()
                && same < after.runs.size()
                && runs.get(same).isPartOf(after.runs.get(same))) {
            same++;
        }
        return runs.stream()
                .skip(same)
                .flatMap(ContributionRun::each)
                .filter(month -> !after.in(month.month()).equals(Optional.of(month)))
                .count();
    }

    /** How many months are credited. */
    public int creditedMonths() {
        return runs.stream()
                .filter(ContributionRun::credited)
                .mapToInt(ContributionRun::months)
                .sum();
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
