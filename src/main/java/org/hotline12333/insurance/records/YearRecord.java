package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** What the records say of one year of contributions. */
public sealed interface YearRecord {
    /**
     * The sum of what was credited; amounts in fen.
     *
     * @param months how many months were credited
     */
    record Total(Year year, long personal, long employer, int months) implements YearRecord {}

    /** No month was credited. */
    record Unpaid(Year year) implements YearRecord {}

    /** The whole year lies before the records begin. */
    record BeforeStart(YearMonth start) implements YearRecord {}

    /**
     * The whole year lies after the data date, and the delivery of its first month is still to
     * come.
     *
     * @param shown from when on it shows
     */
    record Awaited(Year year, LocalDate shown) implements YearRecord {}

    /** The whole year lies after the data date. */
    record AfterData() implements YearRecord {}
}
