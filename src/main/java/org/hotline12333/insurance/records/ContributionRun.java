package org.hotline12333.insurance.records;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Months in a row for which the same was paid; amounts in fen, of each month.
 *
 * @param months one at least
 */
public record ContributionRun(
        YearMonth from, int months, long base, long personal, long employer, boolean credited) {
    static ContributionRun of(Contribution one) {
        return new ContributionRun(
                one.month(), 1, one.base(), one.personal(), one.employer(), one.credited());
    }

    /** The last month. */
    public YearMonth to() {
        return from.plusMonths(months - 1L);
    }

    boolean goesOnWith(Contribution next) {
        return base == next.base()
                && personal == next.personal()
                && employer == next.employer()
                && credited == next.credited()
                && from.plusMonths(months).equals(next.month());
    }

    /** Whether each of its months is one of that run, from its beginning on. */
    boolean isPartOf(ContributionRun other) {
        return months <= other.months
                && base == other.base
                && personal == other.personal
                && employer == other.employer
                && credited == other.credited
                && from.equals(other.from);
    }

    ContributionRun andOneMore() {
        return new ContributionRun(from, months + 1, base, personal, employer, credited);
    }

    Contribution in(YearMonth month) {
        return new Contribution(month, base, personal, employer, credited);
    }

    Stream<Contribution> each() {
        return LongStream.range(0, months).mapToObj(after -> in(from.plusMonths(after)));
    }

    /** How many of its months lie between these two, both included. */
    int monthsBetween(YearMonth first, YearMonth last) {
        YearMonth begin = from.isBefore(first) ? first : from;
        YearMonth end = to().isAfter(last) ? last : to();
        return (int) Math.max(0, ChronoUnit.MONTHS.between(begin, end) + 1);
    }
}
