package org.hotline12333.prompt;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.value.Value;

/** Speaks samples of every kind at load, so that a word without a clip is no caller's discovery. */
record SampleCheck(Speech speech, Lexicon lexicon, ProblemList problems) {
    void check(StrictMapping manner) {
        Set<String> known = new HashSet<>();
        for (Value value : samples()) {
            ValueParts reading = ValueParts.of(value);
            if (!speech.kinds().containsKey(reading.kind())
                    || !speech.kinds().get(reading.kind()).containsKey(reading.form())) {
                continue;
            }
            String kind = value.kind().word();
            SourceLocation place = problems.at(manner.path("kinds/" + kind));
            said(reading, kind, place)
                    .filter(known::add)
                    .ifPresent(word ->
                            problems.add(
                                    TextProblem.UNSAYABLE,
                                    place,
                                    "no clip for `%s`".formatted(word),
                                    "add it to the lexicon"));
        }
    }

    private Optional<String> said(ValueParts reading, String kind, SourceLocation place) {
        try {
            return lexicon.missing(speech.words(reading));
        } catch (IllegalArgumentException | IllegalStateException fault) {
            // A wrong rule set or field has its own problem by now; rules with a gap have not.
            problems.add(
                    TextProblem.UNSAYABLE,
                    place,
                    "`%s` cannot be said: %s".formatted(kind, fault.getMessage()),
                    "mind the rule sets and fields of its pattern");
            return Optional.empty();
        }
    }

    private static List<Value> samples() {
        List<Value> samples = new ArrayList<>();
        LongStream.concat(
                        LongStream.rangeClosed(0, 120),
                        LongStream.of(1000, 1_0000, 1_0000_0000, Long.MAX_VALUE, -1, -1200))
                .forEach(n -> {
                    samples.add(new Value.Money(n));
                    samples.add(new Value.Cardinal(n));
                    samples.add(new Value.Counted(n));
                    samples.add(new Value.Months(n));
                    samples.add(new Value.YearsAndMonths(n));
                });
        for (int grade = 1; grade <= 10; grade++) {
            samples.add(new Value.Grade(grade));
        }
        for (int year = 1890; year <= 2110; year++) {
            samples.add(new Value.CalendarYear(Year.of(year)));
        }
        calendar(samples);
        for (int minute = 0; minute < 24 * 60; minute += 59) {
            samples.add(new Value.Time(LocalTime.ofSecondOfDay(minute * 60L)));
        }
        for (int hour = 0; hour < 24; hour++) {
            samples.add(new Value.Time(LocalTime.of(hour, 0)));
        }
        for (String number : List.of("0", "0.5", "8", "-3.97", "100", "100.12")) {
            samples.add(new Value.Percent(new BigDecimal(number)));
            samples.add(new Value.Decimal(new BigDecimal(number)));
        }
        samples.add(new Value.Digits("01234567890123456X"));
        samples.add(new Value.Tail("002X"));
        return samples;
    }

    private static void calendar(List<Value> samples) {
        for (LocalDate date = LocalDate.of(2024, 1, 1);
                date.getYear() == 2024;
                date = date.plusDays(1)) {
            samples.add(new Value.Date(date));
        }
        for (int month = 1; month <= 12; month++) {
            YearMonth of2024 = YearMonth.of(2024, month);
            samples.add(new Value.CalendarMonth(of2024));
            samples.add(new Value.MonthSpan(of2024, YearMonth.of(2024, 12)));
            samples.add(new Value.MonthSpan(of2024, of2024.plusYears(1)));
        }
    }
}
