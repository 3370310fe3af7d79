package org.hotline12333.prompt;

import java.math.BigDecimal;
import org.hotline12333.value.Value;

/**
 * A value as it stands in a text that is read: in digits, and the same in every language. What is
 * counted, and in what, stands in the text around it.
 */
final class WrittenValue {
    private static final int MONTHS_A_YEAR = 12;

    private WrittenValue() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Money(long fen) -> BigDecimal.valueOf(fen, 2).toPlainString();
            case Value.Cardinal(long number) -> Long.toString(number);
            case Value.Counted(long number) -> Long.toString(number);
            case Value.Months(long months) -> Long.toString(months);
            case Value.YearsAndMonths(long months) ->
                    months / MONTHS_A_YEAR + "-" + months % MONTHS_A_YEAR;
            case Value.CalendarYear(var year) -> year.toString();
            case Value.CalendarMonth(var month) -> month.toString();
            case Value.MonthSpan(var from, var to) -> from + "/" + to;
            case Value.Date(var date) -> date.toString();
            case Value.Time(var time) -> time.toString();
            case Value.Digits(String digits) -> digits;
            case Value.Tail(String symbols) -> symbols;
            case Value.Percent(BigDecimal percent) -> percent.toPlainString() + "%";
            case Value.Decimal(BigDecimal number) -> number.toPlainString();
            case Value.Grade(int grade) -> Integer.toString(grade);
            case Value.Names(var names) -> String.join("、", names);
            case Value.Recording _, Value.Phrase _ ->
                    throw new IllegalStateException("it is a text or a sound, and no figure");
        };
    }
}
