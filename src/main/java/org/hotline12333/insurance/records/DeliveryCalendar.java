package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * When the deliveries of a region's agency come: those of a month so many months after it, on one
 * day of the month, or on the last where it has no such day.
 *
 * @param day 1 to 31; 0 where none is fixed
 */
public record DeliveryCalendar(int day, int monthsAfter) {
    /** As the server has it where nobody says otherwise. */
    public static final DeliveryCalendar USUAL = new DeliveryCalendar(20, 1);

    /** What a caller may be told on this day. */
    public AsOf asOf(LocalDate today) {
        return new AsOf(this, today);
    }

    private LocalDate deliveryOf(YearMonth month) {
        YearMonth comes = month.plusMonths(monthsAfter);
        return comes.atDay(Math.min(day, comes.lengthOfMonth()));
    }

    /** The calendar on a day: what is still to come, and never a day that has gone. */
    public record AsOf(DeliveryCalendar calendar, LocalDate today) {
        /**
         * From when on a month shows that has not been delivered. Nothing is said of a month that
         * has not begun.
         *
         * @param newest the newest month of the records
         */
        public Optional<LocalDate> shows(YearMonth month, YearMonth newest) {
            return month.isAfter(YearMonth.from(today))
                    ? Optional.empty()
                    : delivery(month, newest);
        }

        /**
         * From when on it shows whether the money for a month has arrived: the delivery after its
         * own says so. Where that has come and did not, the money is late, and no calendar knows.
         *
         * @param newest the newest month of the records
         */
        public Optional<LocalDate> credits(YearMonth month, YearMonth newest) {
            return delivery(month.plusMonths(1), newest);
        }

        private Optional<LocalDate> delivery(YearMonth month, YearMonth newest) {
            return calendar.day == 0 || !month.isAfter(newest)
                    ? Optional.empty()
                    : Optional.of(calendar.deliveryOf(month)).filter(day -> !day.isBefore(today));
        }
    }
}
