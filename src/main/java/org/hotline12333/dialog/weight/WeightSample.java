package org.hotline12333.dialog.weight;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** An ordinary value of each kind, as long to say as most; for what is said before an answer. */
final class WeightSample {
    private static final YearMonth MONTH = YearMonth.of(2026, 10);

    private WeightSample() {}

    static Value of(ValueKind kind) {
        return switch (kind) {
            case MONEY -> new Value.Money(28_640_32);
            case CARDINAL -> new Value.Cardinal(186);
            case COUNTED -> new Value.Counted(186);
            case MONTHS -> new Value.Months(186);
            case DURATION -> new Value.YearsAndMonths(186);
            case YEAR -> new Value.CalendarYear(Year.from(MONTH));
            case YEAR_MONTH -> new Value.CalendarMonth(MONTH);
            case YEAR_MONTHS -> new Value.MonthSpan(MONTH.minusMonths(3), MONTH);
            case DATE -> new Value.Date(LocalDate.of(2026, 10, 15));
            case TIME -> new Value.Time(LocalTime.of(9, 30));
            case DIGITS -> new Value.Digits("1000000012");
            case TAIL -> new Value.Tail("8862");
            case PERCENT -> new Value.Percent(new BigDecimal("3.97"));
            case DECIMAL -> new Value.Decimal(new BigDecimal("3.97"));
            case GRADE -> new Value.Grade(8);
            case NAMES -> new Value.Names(List.of("示例机械厂"));
            case RECORDING -> new Value.Recording(new RecordingId(0));
            case PHRASE -> throw new IllegalArgumentException("a phrase is a text, not a sample");
        };
    }
}
