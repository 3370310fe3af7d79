package org.hotline12333.insurance.shelf;

import java.time.YearMonth;

/** Months as they are stored: counted from January 1980, before which nothing is on record. */
final class Months {
    static final YearMonth FIRST = YearMonth.of(1980, 1);

    private Months() {}

    static int number(YearMonth month) {
        return (month.getYear() - FIRST.getYear()) * 12 + month.getMonthValue() - 1;
    }

    static YearMonth of(int number) {
        return YearMonth.of(
                FIRST.getYear() + Math.floorDiv(number, 12), Math.floorMod(number, 12) + 1);
    }
}
