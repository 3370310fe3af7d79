package org.hotline12333.value;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a value as it is typed: {@code 28640.32}, {@code 2024-01..2024-12}, {@code 14:00}. */
public final class ValueReader {
    private static final Pattern MONEY = Pattern.compile("-?\\d{1,16}(\\.\\d{1,2})?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");
    private static final Pattern SIZE = Pattern.compile("\\d{1,9}");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");

    private ValueReader() {}

    /**
     * Reads a value as typed.
     *
     * @throws IllegalArgumentException with a sentence that says what such a value looks like
     */
    public static Value read(ValueKind kind, String typed) {
        try {
            return value(kind, typed.strip());
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException fault) {
            throw new IllegalArgumentException(
                    "`%s` is not of kind %s: write %s.".formatted(typed, kind.word(), look(kind)),
                    fault);
        }
    }

    private static Value value(ValueKind kind, String typed) {
        return switch (kind) {
            case MONEY ->
                    new Value.Money(
                            new BigDecimal(like(MONEY, typed)).movePointRight(2).longValueExact());
            case CARDINAL -> new Value.Cardinal(Long.parseLong(like(WHOLE, typed)));
            case COUNTED -> new Value.Counted(Long.parseLong(like(WHOLE, typed)));
            case MONTHS -> new Value.Months(Long.parseLong(like(SIZE, typed)));
            case DURATION -> new Value.YearsAndMonths(Long.parseLong(like(SIZE, typed)));
            case RECORDING -> throw new IllegalArgumentException("a recording is not typed");
            case YEAR -> new Value.CalendarYear(Year.parse(like(YEAR, typed)));
            case YEAR_MONTH -> new Value.CalendarMonth(YearMonth.parse(typed));
            case YEAR_MONTHS -> range(typed);
            case DATE -> new Value.Date(LocalDate.parse(typed));
            case TIME -> new Value.Time(LocalTime.parse(typed));
            case DIGITS -> new Value.Digits(typed);
            case TAIL -> new Value.Tail(typed);
            case PERCENT -> new Value.Percent(new BigDecimal(like(DECIMAL, typed)));
            case DECIMAL -> new Value.Decimal(new BigDecimal(like(DECIMAL, typed)));
            case GRADE -> new Value.Grade(Integer.parseInt(like(SIZE, typed)));
            case NAMES -> new Value.Names(List.of(typed.split("[,，、]\\s*", -1)));
            case PHRASE -> new Value.Phrase(typed);
        };
    }

    private static String like(Pattern pattern, String typed) {
        if (!pattern.matcher(typed).matches()) {
            throw new IllegalArgumentException("not like " + pattern);
        }
        return typed;
    }

    private static Value range(String typed) {
        String[] ends = typed.split("\\.\\.", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("not two months");
        }
        return new Value.MonthSpan(YearMonth.parse(ends[0]), YearMonth.parse(ends[1]));
    }

    /** What such a value looks like, in words. */
    public static String look(ValueKind kind) {
        return switch (kind) {
            case MONEY -> "yuan with at most two decimals, such as 28640.32 or -12.30";
            case CARDINAL, COUNTED -> "a whole number, such as 186";
            case MONTHS, DURATION -> "a number of months, such as 186";
            case RECORDING -> "nothing that can be typed";
            case YEAR -> "a year, such as 2024";
            case YEAR_MONTH -> "a month, such as 2024-01";
            case YEAR_MONTHS -> "two months in order, such as 2024-01..2024-12";
            case DATE -> "a date, such as 2024-02-29";
            case TIME -> "a time of day, such as 14:00";
            case DIGITS ->
                    "digits, perhaps with hyphens between and X at the end, such as 0571-12333";
            case TAIL -> "the last digits, perhaps with X at the end, such as 002X";
            case PERCENT, DECIMAL -> "a number, such as 3.97";
            case GRADE -> "a grade, such as 8";
            case NAMES -> "a name, or some with commas between";
            case PHRASE -> "the id of a text";
        };
    }
}
