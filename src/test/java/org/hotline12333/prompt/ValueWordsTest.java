package org.hotline12333.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;
import org.hotline12333.value.ValueReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueWordsTest {
    private static final int TRIES = 6_000;

    @TempDir static Path folder;
    private static Prompts prompts;

    @BeforeAll
    static void load() throws PromptsException {
        prompts = TestPrompts.in(folder).load();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/prompt/zh.tsv", delimiter = '\t')
    void mandarinSaysEveryListedValueAsListed(String kind, String value, String words) {
        assertThat(say(TestPrompts.ZH, kind, value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/prompt/en.tsv", delimiter = '\t')
    void englishSaysEveryListedValueAsListed(String kind, String value, String words) {
        assertThat(say(TestPrompts.EN, kind, value)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0})
    void theEndsOfTheNumbersAreSaidWithoutDigits(long number) {
        for (Language language : prompts.languages()) {
            for (Value value : numbers(number)) {
                assertThat(prompts.say(language, value).words()).doesNotContainPattern("[0-9]");
            }
        }
    }

    @Test
    void mandarinAmountsReadBackToTheFen() {
        SplittableRandom random = new SplittableRandom(12333);
        for (int i = 0; i < TRIES; i++) {
            assertReadsBack(random.nextLong(1L << random.nextInt(1, 48)) % 100_000_000_000_000L);
        }
        for (long fen = 0; fen < TRIES; fen++) {
            assertReadsBack(fen);
        }
        assertReadsBack(99_999_999_999_999L);
    }

    @Test
    void noValueHasAWordWithoutAClip() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < TRIES; i++) {
            for (Value value : values(random)) {
                for (Language language : prompts.languages()) {
                    List<Clip> said = prompts.say(language, value).clips();
                    assertThat(prompts.clips(language).keySet().containsAll(said))
                            .as("%s: %s", value, said)
                            .isTrue();
                }
            }
        }
    }

    private static void assertReadsBack(long fen) {
        String words = prompts.say(TestPrompts.ZH, new Value.Money(fen)).words();

        assertThat(MandarinMoneyReader.fen(words)).as(words).isEqualTo(fen);
    }

    private static String say(Language language, String kind, String typed) {
        return prompts.say(language, ValueReader.read(ValueKind.of(kind).orElseThrow(), typed))
                .words();
    }

    private static List<Value> numbers(long number) {
        return List.of(
                new Value.Money(number),
                new Value.Cardinal(number),
                new Value.Counted(number),
                new Value.Months(number),
                new Value.YearsAndMonths(number));
    }

    private static List<Value> values(SplittableRandom random) {
        long number = random.nextLong() >> random.nextInt(0, 64);
        YearMonth month = YearMonth.of(random.nextInt(1, 3000), random.nextInt(1, 13));
        List<Value> values =
                List.of(
                        new Value.CalendarYear(Year.of(random.nextInt(0, 12000))),
                        new Value.CalendarMonth(month),
                        new Value.MonthSpan(month, month.plusMonths(random.nextInt(0, 40))),
                        new Value.Date(LocalDate.ofEpochDay(random.nextInt(-50_000, 50_000))),
                        new Value.Time(LocalTime.ofSecondOfDay(random.nextInt(86_400))),
                        new Value.Digits(String.valueOf(random.nextLong(Long.MAX_VALUE))),
                        new Value.Tail(random.nextInt(1000) + "X"),
                        new Value.Percent(BigDecimal.valueOf(number >> 8, random.nextInt(0, 6))),
                        new Value.Decimal(BigDecimal.valueOf(number >> 8, random.nextInt(0, 6))),
                        new Value.Grade(random.nextInt(0, 100)));
        return java.util.stream.Stream.concat(numbers(number).stream(), values.stream()).toList();
    }
}
