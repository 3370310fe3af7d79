package org.hotline12333.interpreter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hotline12333.identity.PersonId;
import org.hotline12333.interpreter.CallState.Place.InQueue;
import org.hotline12333.interpreter.CallState.Slips;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.Service;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.services.Services;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** States as long as they can get: every slot of every service, and the longest way back. */
public final class LongestState {
    private static final long FEN_MAX = 99_999_999_999_999L;

    private LongestState() {}

    /** With names such as authors write. */
    public static String line() {
        return state(menu -> "menu-of-contributions-" + menu).line();
    }

    /** Without figures, and with names as long as a dialplan may have. */
    public static String lineOfNames() {
        return state(LongestState::name).keeping(Set.of()).at(new InQueue(name(99))).line();
    }

    /** No two alike anywhere. */
    private static String name(int number) {
        Random letters = new Random(number);
        return letters.ints(64, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static CallState state(IntFunction<String> menus) {
        return new CallState(
                "0123456789ab",
                new InQueue("agents"),
                new Language("zh"),
                new Service.Caller(VerificationLevel.VERIFIED, new PersonId(Long.MAX_VALUE)),
                Slips.NONE,
                values(),
                List.of(),
                new MenuHistory(
                        IntStream.range(0, MenuHistory.LENGTH_MAX).mapToObj(menus).toList()),
                true);
    }

    static Map<String, Value> values() {
        Map<String, Value> values = new HashMap<>();
        Services.contracts().stream()
                .flatMap(contract -> contract.outcomes().values().stream())
                .flatMap(outcome -> outcome.slots().entrySet().stream())
                .filter(slot -> slot.getValue() != ValueKind.NAMES) // no dialplan needs all of them
                .forEach(slot ->
                        values.put(
                                slot.getKey(),
                                widest(slot.getKey(), slot.getValue(), Set.of("status-retired"))));
        values.put("hospitals", new Value.Names(List.of("示例第一医院", "示例中医院")));
        return values;
    }

    /** Four, each as long as a delivery may have it. */
    private static List<String> names(int salt) {
        Random characters = new Random(salt);
        return IntStream.range(0, 4)
                .mapToObj(_ ->
                        characters
                                .ints(60, 0x4e00, 0x9fa5)
                                .collect(
                                        StringBuilder::new,
                                        StringBuilder::appendCodePoint,
                                        StringBuilder::append)
                                .toString())
                .toList();
    }

    /** Different in every slot, so that deflating gains nothing by it. */
    static Value widest(String slot, ValueKind kind, Set<String> phrases) {
        int salt = Math.floorMod(slot.hashCode(), 100_000);
        YearMonth month = YearMonth.of(1950 + salt % 90, 1 + salt % 12);
        return switch (kind) {
            case MONEY -> new Value.Money(FEN_MAX - salt * 12_345_678L);
            case CARDINAL -> new Value.Cardinal(salt);
            case COUNTED -> new Value.Counted(salt);
            case MONTHS -> new Value.Months(salt);
            case DURATION -> new Value.YearsAndMonths(salt);
            case YEAR -> new Value.CalendarYear(java.time.Year.of(month.getYear()));
            case YEAR_MONTH -> new Value.CalendarMonth(month);
            case YEAR_MONTHS -> new Value.MonthSpan(month, month.plusMonths(salt));
            case DATE -> new Value.Date(LocalDate.ofEpochDay(salt));
            case TIME -> new Value.Time(LocalTime.ofSecondOfDay(salt % 86_400));
            case DIGITS -> new Value.Digits("1381234567" + salt);
            case TAIL -> new Value.Tail("002X");
            case PERCENT -> new Value.Percent(BigDecimal.valueOf(salt, 3));
            case DECIMAL -> new Value.Decimal(BigDecimal.valueOf(salt, 4));
            case GRADE -> new Value.Grade(salt % 10);
            case NAMES -> new Value.Names(names(salt));
            case RECORDING -> new Value.Recording(new RecordingId(Long.MAX_VALUE - salt));
            case PHRASE ->
                    new Value.Phrase(
                            phrases.stream()
                                    .max(
                                            Comparator.comparingInt(String::length)
                                                    .thenComparing(Function.identity()))
                                    .orElseThrow());
        };
    }
}
