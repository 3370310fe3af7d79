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
 */
public record IntakeReport(
        DataDates dates,
        long people,
        long fresh,
        long gone,
        long changed,
        long corrected,
        long uncredited,
        Map<Insurance, ContributionSum> sums) {
    public IntakeReport {
        sums = Map.copyOf(sums);
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
            lines.add(line(insurance, sum));
        }
        return lines;
    }

    /** What an insurance's contributions come to, in yuan. */
    public static String line(Insurance insurance, ContributionSum sum) {
        return String.format(
                Locale.ROOT,
                "%s: %,d months, %s yuan of persons, %s of employers",
                insurance.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                sum.months(),
                yuan(sum.personal()),
                yuan(sum.employer()));
    }

    private static String yuan(long fen) {
        return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(fen, 2));
    }
}
