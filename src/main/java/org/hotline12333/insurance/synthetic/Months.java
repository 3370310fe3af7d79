package org.hotline12333.insurance.synthetic;

import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.stream.IntStream;

/** Months as numbers that can be counted with, since the year 0. */
final class Months {
    static final int A_YEAR = 12;

    private static final int FIRST_YEAR = 1940;
    private static final int LAST_YEAR = 2050;
    private static final YearMonth[] ALL =
            IntStream.range(FIRST_YEAR * A_YEAR, LAST_YEAR * A_YEAR)
                    .mapToObj(month -> YearMonth.of(month / A_YEAR, month % A_YEAR + 1))
                    .toArray(YearMonth[]::new);

    private Months() {}

    static int number(YearMonth month) {
        return Math.toIntExact(month.getLong(ChronoField.PROLEPTIC_MONTH));
    }

    static YearMonth month(int number) {
        return ALL[number - FIRST_YEAR * A_YEAR];
    }
}
