package org.hotline12333.interpreter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Value;

/** A value in one short word: its kind's letter, and then its digits. */
final class ValueWord {
    private static final String TO = "/";

    /** In no name. */
    private static final String NEXT = "\n";

    private ValueWord() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Money(long fen) -> "m" + fen;
            case Value.Cardinal(long number) -> "n" + number;
            case Value.Counted(long number) -> "c" + number;
            case Value.Months(long months) -> "o" + months;
            case Value.YearsAndMonths(long months) -> "l" + months;
            case Value.CalendarYear(Year year) -> "y" + year;
            case Value.CalendarMonth(YearMonth month) -> "u" + month;
            case Value.MonthSpan(YearMonth from, YearMonth to) -> "r" + from + TO + to;
            case Value.Date(LocalDate date) -> "d" + date;
            case Value.Time(LocalTime time) -> "t" + time;
            case Value.Digits(String digits) -> "i" + digits;
            case Value.Tail(String symbols) -> "e" + symbols;
            case Value.Percent(BigDecimal percent) -> "p" + percent.toPlainString();
            case Value.Decimal(BigDecimal number) -> "f" + number.toPlainString();
            case Value.Grade(int grade) -> "g" + grade;
            case Value.Names(List<String> names) -> "b" + String.join(NEXT, names);
            case Value.Recording(RecordingId id) -> "a" + id.value();
            case Value.Phrase(String textId) -> "x" + textId;
        };
    }

    /**
     * The value of such a word.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} where it is none
     */
    static Value read(String word) {
        if (word.isEmpty()) {
            throw new IllegalArgumentException("an empty value");
        }
        String rest = word.substring(1);
        return switch (word.charAt(0)) {
            case 'm' -> new Value.Money(Long.parseLong(rest));
            case 'n' -> new Value.Cardinal(Long.parseLong(rest));
            case 'c' -> new Value.Counted(Long.parseLong(rest));
            case 'o' -> new Value.Months(Long.parseLong(rest));
            case 'l' -> new Value.YearsAndMonths(Long.parseLong(rest));
            case 'y' -> new Value.CalendarYear(Year.parse(rest));
            case 'u' -> new Value.CalendarMonth(YearMonth.parse(rest));
            case 'r' -> range(List.of(rest.split(TO, 2)));
            case 'd' -> new Value.Date(LocalDate.parse(rest));
            case 't' -> new Value.Time(LocalTime.parse(rest));
            case 'i' -> new Value.Digits(rest);
            case 'e' -> new Value.Tail(rest);
            case 'p' -> new Value.Percent(new BigDecimal(rest));
            case 'f' -> new Value.Decimal(new BigDecimal(rest));
            case 'g' -> new Value.Grade(Integer.parseInt(rest));
            case 'b' -> new Value.Names(rest.isEmpty() ? List.of() : List.of(rest.split(NEXT, -1)));
            case 'a' -> new Value.Recording(new RecordingId(Long.parseLong(rest)));
            case 'x' -> new Value.Phrase(rest);
            default -> throw new IllegalArgumentException("a value of no known kind");
        };
    }

    private static Value range(List<String> months) {
        return new Value.MonthSpan(
                YearMonth.parse(months.getFirst()), YearMonth.parse(months.getLast()));
    }
}
