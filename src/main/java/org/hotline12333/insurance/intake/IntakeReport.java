package org.hotline12333.insurance.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hotline12333.insurance.records.ContributionSum;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Insurance;

/**
 * What a delivery changed.
 *
 * @param people who are in it
 * @param gone who were in the one before and are not in this one
 * @param changed who were there and of whom something else is on record
 * @param corrected months that stood there before and stand there otherwise now
 * @param uncredited months whose money has not arrived
 * @param sums what all contributions come to
 * @param sumsBefore what they came to in the one before
 * @param largest of persons who were there, the largest first
 */
public record IntakeReport(
        DataDates dates,
        long people,
        long fresh,
        long gone,
        long changed,
        long corrected,
        long uncredited,
        Map<Insurance, ContributionSum> sums,
        Map<Insurance, ContributionSum> sumsBefore,
        List<Difference> largest) {
    public IntakeReport {
        sums = Map.copyOf(sums);
        sumsBefore = Map.copyOf(sumsBefore);
        largest = List.copyOf(largest);
    }

    /** For the operator, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("data date %s".formatted(dates.to()));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%,d people: %,d new, %,d gone, %,d changed",
                        people,
                        fresh,
                        gone,
                        changed));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%,d months corrected, %,d not yet credited",
                        corrected,
                        uncredited));
        for (Insurance insurance : Insurance.values()) {
            ContributionSum sum = sums.getOrDefault(insurance, ContributionSum.NOTHING);
            lines.add(line(insurance, sum) + since(insurance, sum));
        }
        if (!largest.isEmpty()) {
            lines.add("largest differences of one person:");
            largest.forEach(difference -> lines.add(difference.toString()));
        }
        return lines;
    }

    private String since(Insurance insurance, ContributionSum sum) {
        ContributionSum was = sumsBefore.getOrDefault(insurance, ContributionSum.NOTHING);
        return String.format(
                Locale.ROOT,
                "; before %,d, %s, %s; difference %+,d, %s, %s",
                was.months(),
                yuan(was.personal()),
                yuan(was.employer()),
                sum.months() - was.months(),
                signed(sum.personal() - was.personal()),
                signed(sum.employer() - was.employer()));
    }

    /** What an insurance's contributions come to, in yuan. */
    public static String line(Insurance insurance, ContributionSum sum) {
        return String.format(
                Locale.ROOT,
                "%s: %,d months, %s yuan of persons, %s of employers",
                name(insurance),
                sum.months(),
                yuan(sum.personal()),
                yuan(sum.employer()));
    }

    static String name(Insurance insurance) {
        return insurance.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String yuan(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    private static String yuan(long fen) {
        return yuan(BigDecimal.valueOf(fen, 2));
    }

    private static String signed(long fen) {
        return String.format(Locale.ROOT, "%+,.2f", BigDecimal.valueOf(fen, 2));
    }
}
