package org.hotline12333.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;

/** A value that fills a slot of a text and can be spoken in every language. */
public sealed interface Value {
    ValueKind kind();

    /** An amount in fen. */
    record Money(long fen) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.MONEY;
        }
    }

    record Cardinal(long number) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.CARDINAL;
        }
    }

    /** A number that a measure word follows: two is 两, not 二. */
    record Counted(long number) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.COUNTED;
        }
    }

    record Months(long months) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.MONTHS;
        }
    }

    /** A number of months, spoken as years and months. */
    record YearsAndMonths(long months) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.DURATION;
        }
    }

    record CalendarYear(java.time.Year year) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.YEAR;
        }
    }

    record CalendarMonth(YearMonth month) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.YEAR_MONTH;
        }
    }

    /** From a month to a month, both included. */
    record MonthSpan(YearMonth from, YearMonth to) implements Value {
        public MonthSpan {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException(
                        "months end before they begin: " + from + ".." + to);
            }
        }

        @Override
        public ValueKind kind() {
            return ValueKind.YEAR_MONTHS;
        }
    }

    record Date(LocalDate date) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.DATE;
        }
    }

    record Time(LocalTime time) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.TIME;
        }
    }

    /**
     * Digits spoken one by one; {@code X} may stand last, and hyphens or blanks between digits say
     * where a speaker pauses.
     */
    record Digits(String digits) implements Value {
        private static final Pattern DIGITS = Pattern.compile("(\\d+[- ])*(\\d+X?|X)");

        public Digits {
            if (!DIGITS.matcher(digits).matches()) {
                throw new IllegalArgumentException("not digits with X at most at the end");
            }
        }

        @Override
        public ValueKind kind() {
            return ValueKind.DIGITS;
        }
    }

    /** The last four symbols of a number; of a longer one the others are not kept. */
    record Tail(String symbols) implements Value {
        private static final Pattern SYMBOLS = Pattern.compile("\\d+X?|X");
        private static final int LENGTH_MAX = 4;

        public Tail {
            if (!SYMBOLS.matcher(symbols).matches()) {
                throw new IllegalArgumentException("not digits with X at most at the end");
            }
            symbols = symbols.substring(Math.max(0, symbols.length() - LENGTH_MAX));
        }

        @Override
        public ValueKind kind() {
            return ValueKind.TAIL;
        }
    }

    /** Percent, so that 0.5 is half a percent. */
    record Percent(BigDecimal percent) implements Value {
        public Percent {
            demandSayable(percent);
        }

        @Override
        public ValueKind kind() {
            return ValueKind.PERCENT;
        }
    }

    /** A number with decimals, such as an index. */
    record Decimal(BigDecimal number) implements Value {
        public Decimal {
            demandSayable(number);
        }

        @Override
        public ValueKind kind() {
            return ValueKind.DECIMAL;
        }
    }

    private static void demandSayable(BigDecimal number) {
        if (number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("too great to be said: " + number);
        }
    }

    record Grade(int grade) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.GRADE;
        }
    }

    /**
     * Names of employers or places, each of which has its sound in the store. Where there are none,
     * a text that tells them says nothing.
     */
    record Names(List<String> names) implements Value {
        private static final int LENGTH_MAX = 60;

        public Names {
            names = List.copyOf(names);
            if (!names.stream().allMatch(Names::isName)) {
                throw new IllegalArgumentException("not a name");
            }
        }

        private static boolean isName(String name) {
            return !name.isBlank()
                    && name.length() <= LENGTH_MAX
                    && name.chars().noneMatch(Character::isISOControl);
        }

        @Override
        public ValueKind kind() {
            return ValueKind.NAMES;
        }
    }

    /** What a caller has said, played as it was. */
    record Recording(RecordingId id) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.RECORDING;
        }
    }

    /** The id of a text without slots. */
    record Phrase(String textId) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.PHRASE;
        }
    }
}
