package org.hotline12333.prompt;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/**
 * A value taken apart: the case of its kind that it falls under, such as an amount without fen, and
 * the fields from which the words of that case are made.
 *
 * @param negative whether the language's word for minus comes first
 * @param form one of the forms of the kind; {@link #PLAIN} where it has but one
 */
record ValueParts(ValueKind kind, boolean negative, String form, Map<String, Field> fields) {
    static final String PLAIN = "";

    private static final int MONTHS_PER_YEAR = 12;
    private static final int FEN_PER_YUAN = 100;

    /** Part of a value. */
    sealed interface Field {}

    record Count(long number) implements Field {}

    /** Digits, and perhaps X or a hyphen between groups; spoken one by one. */
    record Symbols(String symbols) implements Field {}

    private static final Map<String, Set<String>> DECIMAL_FORMS =
            Map.of("whole", Set.of("whole"), "fraction", Set.of("whole", "fraction"));

    /** The forms of each kind, with the fields of each. A phrase is no reading. */
    static final Map<ValueKind, Map<String, Set<String>>> FORMS =
            Map.ofEntries(
                    entry(
                            ValueKind.MONEY,
                            Map.of(
                                    "yuan", Set.of("yuan"),
                                    "fen", Set.of("fen"),
                                    "both", Set.of("yuan", "fen"))),
                    plain(ValueKind.CARDINAL, "n"),
                    plain(ValueKind.COUNTED, "n"),
                    plain(ValueKind.MONTHS, "n"),
                    entry(
                            ValueKind.DURATION,
                            Map.of(
                                    "months", Set.of("months"),
                                    "years", Set.of("years"),
                                    "both", Set.of("years", "months"))),
                    plain(ValueKind.YEAR, "year"),
                    plain(ValueKind.YEAR_MONTH, "year", "month"),
                    entry(
                            ValueKind.YEAR_MONTHS,
                            Map.of(
                                    "same-year", Set.of("year", "from-month", "to-month"),
                                    "other",
                                            Set.of(
                                                    "from-year",
                                                    "from-month",
                                                    "to-year",
                                                    "to-month"))),
                    plain(ValueKind.DATE, "year", "month", "day"),
                    entry(
                            ValueKind.TIME,
                            Map.of("hour", Set.of("hour"), "minute", Set.of("hour", "minute"))),
                    plain(ValueKind.DIGITS, "symbols"),
                    plain(ValueKind.TAIL, "symbols"),
                    entry(ValueKind.PERCENT, DECIMAL_FORMS),
                    entry(ValueKind.DECIMAL, DECIMAL_FORMS),
                    plain(ValueKind.GRADE, "n"));

    private static Map.Entry<ValueKind, Map<String, Set<String>>> plain(
            ValueKind kind, String... fields) {
        return entry(kind, Map.of(PLAIN, Set.of(fields)));
    }

    static ValueParts of(Value value) {
        return switch (value) {
            case Value.Money(long fen) -> money(fen);
            case Value.Cardinal(long number) -> number(ValueKind.CARDINAL, number);
            case Value.Counted(long number) -> number(ValueKind.COUNTED, number);
            case Value.Months(long months) -> number(ValueKind.MONTHS, months);
            case Value.YearsAndMonths(long months) -> duration(months);
            case Value.CalendarYear(var year) ->
                    positive(ValueKind.YEAR, PLAIN, Map.of("year", new Count(year.getValue())));
            case Value.CalendarMonth(YearMonth month) -> month(month);
            case Value.MonthSpan(YearMonth from, YearMonth to) -> range(from, to);
            case Value.Date(LocalDate date) -> date(date);
            case Value.Time(LocalTime time) -> time(time);
            case Value.Digits(String digits) -> symbols(ValueKind.DIGITS, digits);
            case Value.Tail(String tail) -> symbols(ValueKind.TAIL, tail);
            case Value.Percent(BigDecimal percent) -> decimal(ValueKind.PERCENT, percent);
            case Value.Decimal(BigDecimal number) -> decimal(ValueKind.DECIMAL, number);
            case Value.Grade(int grade) -> number(ValueKind.GRADE, grade);
            case Value.Names _ ->
                    throw new IllegalStateException("a name is no word of a language");
            case Value.Recording(RecordingId id) ->
                    throw new IllegalStateException("no words are known of " + id);
            case Value.Phrase(String textId) ->
                    throw new IllegalStateException("a phrase has no fields: " + textId);
        };
    }

    private static ValueParts positive(ValueKind kind, String form, Map<String, Field> fields) {
        return new ValueParts(kind, false, form, fields);
    }

    private static ValueParts number(ValueKind kind, long number) {
        return positive(kind, PLAIN, Map.of("n", new Count(number)));
    }

    private static ValueParts symbols(ValueKind kind, String symbols) {
        return positive(kind, PLAIN, Map.of("symbols", new Symbols(symbols)));
    }

    /** Divides before it drops the sign: the smallest long has no positive twin. */
    private static ValueParts money(long amount) {
        Count yuan = new Count(Math.abs(amount / FEN_PER_YUAN));
        Count fen = new Count(Math.abs(amount % FEN_PER_YUAN));
        return new ValueParts(
                ValueKind.MONEY,
                amount < 0,
                form(yuan, "yuan", fen, "fen", "yuan"),
                Map.of("yuan", yuan, "fen", fen));
    }

    private static ValueParts duration(long amount) {
        Count years = new Count(Math.abs(amount / MONTHS_PER_YEAR));
        Count months = new Count(Math.abs(amount % MONTHS_PER_YEAR));
        return new ValueParts(
                ValueKind.DURATION,
                amount < 0,
                form(years, "years", months, "months", "months"),
                Map.of("years", years, "months", months));
    }

    private static String form(
            Count great, String onlyGreat, Count small, String onlySmall, String neither) {
        if (great.number() == 0 && small.number() == 0) {
            return neither;
        }
        if (small.number() == 0) {
            return onlyGreat;
        }
        return great.number() == 0 ? onlySmall : "both";
    }

    private static ValueParts month(YearMonth month) {
        return positive(
                ValueKind.YEAR_MONTH,
                PLAIN,
                Map.of(
                        "year", new Count(month.getYear()),
                        "month", new Count(month.getMonthValue())));
    }

    /** A range of one month is that month. */
    private static ValueParts range(YearMonth from, YearMonth to) {
        if (from.equals(to)) {
            return month(from);
        }
        return positive(
                ValueKind.YEAR_MONTHS,
                from.getYear() == to.getYear() ? "same-year" : "other",
                Map.of(
                        "year", new Count(from.getYear()),
                        "from-year", new Count(from.getYear()),
                        "from-month", new Count(from.getMonthValue()),
                        "to-year", new Count(to.getYear()),
                        "to-month", new Count(to.getMonthValue())));
    }

    private static ValueParts date(LocalDate date) {
        return positive(
                ValueKind.DATE,
                PLAIN,
                Map.of(
                        "year", new Count(date.getYear()),
                        "month", new Count(date.getMonthValue()),
                        "day", new Count(date.getDayOfMonth())));
    }

    private static ValueParts time(LocalTime time) {
        return positive(
                ValueKind.TIME,
                time.getMinute() == 0 ? "hour" : "minute",
                Map.of("hour", new Count(time.getHour()), "minute", new Count(time.getMinute())));
    }

    private static ValueParts decimal(ValueKind kind, BigDecimal number) {
        BigDecimal size = number.abs();
        BigDecimal whole = size.setScale(0, RoundingMode.DOWN);
        String decimals = size.subtract(whole).stripTrailingZeros().toPlainString();
        String fraction = decimals.substring(Math.min(decimals.length(), "0.".length()));
        return new ValueParts(
                kind,
                number.signum() < 0,
                fraction.isEmpty() ? "whole" : "fraction",
                Map.of(
                        "whole", new Count(whole.longValueExact()),
                        "fraction", new Symbols(fraction)));
    }
}
