package org.hotline12333.insurance.records;

import java.time.YearMonth;

/** What the records say of one month of contributions. */
public sealed interface MonthRecord {
    /** There is a contribution, credited or not yet credited. */
    record Found(Contribution contribution) implements MonthRecord {}

    /**
     * Nothing was paid.
     *
     * @param from the first month of the gap that was asked for
     * @param to its last month
     */
    record Unpaid(YearMonth from, YearMonth to) implements MonthRecord {}

    /** The month lies before the records begin. */
    record BeforeStart(YearMonth start) implements MonthRecord {}

    /** The month lies after the data date. */
    record AfterData(YearMonth dataTo) implements MonthRecord {}
}
