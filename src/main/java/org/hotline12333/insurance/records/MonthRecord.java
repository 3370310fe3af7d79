package org.hotline12333.insurance.records;

import java.time.YearMonth;

/** What the records say of one month of contributions. */
public sealed interface MonthRecord {
    /** Of the newest month. */
    sealed interface Latest extends MonthRecord permits Paid, None {}

    /** Of the month before another. */
    sealed interface Older extends MonthRecord permits Paid, Unpaid, UnpaidMonths, None {}

    /** Of a month by its name. */
    sealed interface Named extends MonthRecord permits Paid, Unpaid, BeforeStart, AfterData {}

    /** There is a contribution. */
    sealed interface Paid extends Latest, Older, Named {
        Contribution contribution();

        static Paid of(Contribution contribution) {
            return contribution.credited()
                    ? new Credited(contribution)
                    : new NotCredited(contribution);
        }
    }

    record Credited(Contribution contribution) implements Paid {}

    record NotCredited(Contribution contribution) implements Paid {}

    record Unpaid(YearMonth month) implements Older, Named {}

    /** A gap of several months, both included. */
    record UnpaidMonths(YearMonth from, YearMonth to) implements Older {}

    /** Nothing is on record, or nothing older. */
    record None() implements Latest, Older {}

    /** The month lies before the records begin. */
    record BeforeStart(YearMonth start) implements Named {}

    /** The month lies after the data date. */
    record AfterData() implements Named {}
}
