package org.hotline12333.insurance.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hotline12333.insurance.records.DataDates;

/**
 * What a delivery changed.
 *
 * @param people who are in it
 * @param gone who were in the one before and are not in this one
 * @param changed who were there and of whom something else is on record
 * @param corrected months that stood there before and stand there otherwise now
 * @param uncredited months whose money has not arrived
 */
public record IntakeReport(
        DataDates dates,
        long people,
        long fresh,
        long gone,
        long changed,
        long corrected,
        long uncredited) {
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
        return lines;
    }
}
