package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** What the records say of one month of contributions. */
public sealed interface MonthRecord {
    /** Of the newest month. */
    sealed interface Latest extends MonthRecord permits Recorded, None {}

    /** Of the month before another. */
    sealed interface Older extends MonthRecord permits Paid, Unpaid, UnpaidMonths, None {}

    /** Of a month by its name. */
    sealed interface Named extends MonthRecord
            permits Recorded, Unpaid, BeforeStart, Awaited, AfterData {}

    /** There is a contribution. */
    sealed interface Recorded extends Latest, Named {
        Contribution contribution();

        /**
         * What is so of a contribution.
         *
         * @param shown where it is known from when on it shows whether its money has arrived
         */
        static Recorded of(Contribution contribution, Optional<LocalDate> shown) {
            return contribution.credited() || shown.isEmpty()
                    ? Paid.of(contribution)
                    : new CreditAwaited(contribution, shown.get());
        }
    }

    /** There is one, and no more is known of it. */
    sealed interface Paid extends Recorded, Older {
        static Paid of(Contribution contribution) {
            return contribution.credited()
                    ? new Credited(contribution)
                    : new NotCredited(contribution);
        }
    }

    record Credited(Contribution contribution) implements Paid {}

    record NotCredited(Contribution contribution) implements Paid {}

    /** Its money has not arrived, and the delivery that may say so is still to come. */
    record CreditAwaited(Contribution contribution, LocalDate shown) implements Recorded {}

    record Unpaid(YearMonth month) implements Older, Named {}

    /** A gap of several months, both included. */
    record UnpaidMonths(YearMonth from, YearMonth to) implements Older {}

    /** Nothing is on record, or nothing older. */
    record None() implements Latest, Older {}

    /** The month lies before the records begin. */
    record BeforeStart(YearMonth start) implements Named {}

    /**
     * The month lies after the data date, and its delivery is still to come.
     *
     * @param shown from when on it shows
     */
    record Awaited(YearMonth month, LocalDate shown) implements Named {}

    /** The month lies after the data date. */
    record AfterData() implements Named {}
}
