package org.hotline12333.insurance.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From when on a month shows, by the calendar of deliveries; no day that is told has gone. */
class DeliveryCalendarTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // day, months after | newest | asked | today | from
                "20 | 1 | 2026-10 | 2026-11 | 2026-11-20 | 2026-12-20", // the month that runs
                "20 | 1 | 2026-10 | 2026-11 | 2026-11-30 | 2026-12-20",
                "20 | 1 | 2026-10 | 2026-11 | 2026-12-20 | 2026-12-20", // today
                "20 | 1 | 2026-10 | 2026-11 | 2026-12-21 | -", // overdue since yesterday
                "20 | 1 | 2026-10 | 2026-12 | 2026-12-21 | 2027-01-20", // late, and only that one
                "20 | 1 | 2026-10 | 2026-12 | 2026-11-30 | -", // has not begun
                "20 | 1 | 2026-10 | 2026-12 | 2026-12-01 | 2027-01-20",
                "20 | 1 | 2026-11 | 2026-11 | 2026-11-20 | -", // is there already
                "20 | 1 | 2026-11 | 1998-01 | 2026-11-20 | -",
                "20 | 1 | 2026-10 | 9999-12 | 2026-11-20 | -",
                "20 | 2 | 2026-09 | 2026-10 | 2026-11-20 | 2026-12-20",
                "20 | 2 | 2026-10 | 2026-11 | 2026-11-20 | 2027-01-20", // over the year's end
                "20 | 0 | 2026-10 | 2026-11 | 2026-11-05 | 2026-11-20",
                "20 | 0 | 2026-10 | 2026-11 | 2026-11-25 | -",
                "31 | 1 | 2026-09 | 2026-10 | 2026-11-20 | 2026-11-30", // no 31st
                "31 | 1 | 2026-12 | 2027-01 | 2027-02-01 | 2027-02-28",
                "30 | 1 | 2027-12 | 2028-01 | 2028-02-29 | 2028-02-29", // a leap year
                "1  | 1 | 2026-11 | 2026-12 | 2026-12-31 | 2027-01-01",
                "0  | 1 | 2026-10 | 2026-11 | 2026-11-20 | -", // no day is fixed
            })
    void aMonthShowsFromItsDeliveryOn(
            int day,
            int monthsAfter,
            YearMonth newest,
            YearMonth asked,
            LocalDate today,
            @Nullable LocalDate from) {
        assertThat(new DeliveryCalendar(day, monthsAfter).asOf(today).shows(asked, newest))
                .isEqualTo(Optional.ofNullable(from));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "20 | 2026-10 | 2026-10 | 2026-11-20 | 2026-12-20", // the newest: the next one says
                // it
                "20 | 2026-10 | 2026-09 | 2026-11-20 | -", // the next one has come, and did not
                "20 | 2026-10 | 2023-11 | 2026-11-20 | -",
                "20 | 2026-10 | 2026-10 | 2026-12-20 | 2026-12-20",
                "20 | 2026-10 | 2026-10 | 2026-12-21 | -", // overdue
                "20 | 2026-11 | 2026-11 | 2026-12-21 | 2027-01-20",
                "20 | 2026-11 | 2026-11 | 2026-11-30 | 2027-01-20", // came early
                "31 | 2026-12 | 2026-12 | 2027-02-01 | 2027-02-28",
                "0  | 2026-10 | 2026-10 | 2026-11-20 | -",
            })
    void moneyShowsFromTheNextDeliveryOn(
            int day, YearMonth newest, YearMonth asked, LocalDate today, @Nullable LocalDate from) {
        assertThat(new DeliveryCalendar(day, 1).asOf(today).credits(asked, newest))
                .isEqualTo(Optional.ofNullable(from));
    }
}
