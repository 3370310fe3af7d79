package org.hotline12333.insurance;

import java.util.Locale;

/**
 * How many persons are in a store, counted up to a limit: to count millions takes minutes.
 *
 * @param isMore whether there are more than were counted
 */
public record Headcount(long counted, boolean isMore) {
    /** What a count of no more than one above the limit says. */
    static Headcount of(long found, int most) {
        return new Headcount(Math.min(found, most), found > most);
    }

    boolean isNobody() {
        return counted == 0 && !isMore;
    }

    /** As a number, or as more than one: 17, or more than 100,000. */
    @Override
    public String toString() {
        return isMore
                ? String.format(Locale.ROOT, "more than %,d", counted)
                : Long.toString(counted);
    }
}
