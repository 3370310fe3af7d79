package org.hotline12333.insurance.delivery;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** The months and days that a delivery may speak of, and how it writes them. */
final class Calendar {
    /** No month. */
    static final int NONE = -1;

    private static final int MONTHS = 12;

    private final DateForm form;
    private final int first;
    private final int last;

    /** One object for each month. */
    private final YearMonth[] months;

    private final LocalDate lastDay;

    Calendar(DateForm form, YearMonth from, YearMonth to) {
        this.form = form;
        this.first = index(from);
        this.last = index(to);
        this.months = new YearMonth[last - first + 1];
        for (int i = 0; i < months.length; i++) {
            months[i] = from.plusMonths(i);
        }
        this.lastDay = to.atEndOfMonth();
    }

    private static int index(YearMonth month) {
        return month.getYear() * MONTHS + month.getMonthValue() - 1;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    /** Nobody is born later. */
    LocalDate lastDay() {
        return lastDay;
    }

    YearMonth month(int index) {
        return months[index - first];
    }

    /** The months since year 0. */
    int month(char[] chars, int from, int to) {
        int gap = form.separator().length();
        if (to - from != 6 + gap || (gap == 1 && chars[from + 4] != form.separator().charAt(0))) {
            return NONE;
        }
        long year = Numerals.whole(chars, from, from + 4);
        long month = Numerals.whole(chars, from + 4 + gap, to);
        return year >= 0 && month >= 1 && month <= MONTHS
                ? (int) (year * MONTHS + month - 1)
                : NONE;
    }

    Optional<LocalDate> date(char[] chars, int from, int to) {
        int gap = form.separator().length();
        int dayAt = from + 6 + gap;
        if (to - from != 8 + 2 * gap || (gap == 1 && chars[dayAt] != form.separator().charAt(0))) {
            return Optional.empty();
        }
        int month = month(chars, from, dayAt);
        long day = Numerals.whole(chars, dayAt + gap, to);
        if (month == NONE || day < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(month / MONTHS, month % MONTHS + 1, (int) day));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Why a month may not be spoken of. */
    String outside(int month) {
        if (month < index(Limits.MONTH_MIN)) {
            return "is before " + Limits.MONTH_MIN.getYear();
        }
        return month > last
                ? "is after the delivery's month, " + months[months.length - 1]
                : "is before the delivery's first month, " + months[0];
    }

    /** Why a day may not be spoken of; empty where it may. */
    Optional<String> outside(LocalDate date) {
        if (date.isBefore(Limits.MONTH_MIN.atDay(1))) {
            return Optional.of("is before " + Limits.MONTH_MIN.getYear());
        }
        return date.isAfter(lastDay)
                ? Optional.of("is after the delivery's month, " + months[months.length - 1])
                : Optional.empty();
    }

    String dateExample() {
        return form.example();
    }

    String monthExample() {
        return form.example().substring(0, 6 + form.separator().length());
    }
}
