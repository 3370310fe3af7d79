package org.hotline12333.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/**
 * Slots of an outcome, and where each has its value: one line gives the contract the kind, and what
 * comes back its slot.
 *
 * @param <C> what comes back
 */
public final class Mapping<C> {
    private final List<Slot<C>> slots;

    private Mapping(List<Slot<C>> slots) {
        this.slots = List.copyOf(slots);
    }

    /** A slot; its value is in what came back, or was given beside it. */
    private record Slot<C>(
            String name,
            ValueKind kind,
            Set<String> phrases,
            BiFunction<? super C, Map<String, Value>, ? extends Value> value) {
        <D extends C> Slot<D> of() {
            return new Slot<>(name, kind, phrases, value);
        }
    }

    /** All slots of these. */
    @SafeVarargs
    public static <C> Mapping<C> of(Mapping<? super C>... parts) {
        List<Slot<C>> slots = new ArrayList<>();
        for (Mapping<? super C> part : parts) {
            slots.addAll(Mapping.<C>slotsOf(part));
        }
        return new Mapping<>(slots);
    }

    private static <C> List<Slot<C>> slotsOf(Mapping<? super C> part) {
        return part.narrowed();
    }

    private <D extends C> List<Slot<D>> narrowed() {
        return slots.stream().map(Slot::<D>of).toList();
    }

    private static <C> Mapping<C> slot(
            String name, ValueKind kind, Function<? super C, ? extends Value> value) {
        return new Mapping<>(
                List.of(new Slot<>(name, kind, Set.of(), (from, _) -> value.apply(from))));
    }

    public static <C> Mapping<C> money(String slot, ToLongFunction<C> fen) {
        return slot(slot, ValueKind.MONEY, from -> new Value.Money(fen.applyAsLong(from)));
    }

    public static <C> Mapping<C> months(String slot, ToLongFunction<C> months) {
        return slot(slot, ValueKind.MONTHS, from -> new Value.Months(months.applyAsLong(from)));
    }

    public static <C> Mapping<C> duration(String slot, ToLongFunction<C> months) {
        return slot(
                slot,
                ValueKind.DURATION,
                from -> new Value.YearsAndMonths(months.applyAsLong(from)));
    }

    public static <C> Mapping<C> year(String slot, Function<C, Year> year) {
        return slot(slot, ValueKind.YEAR, from -> new Value.CalendarYear(year.apply(from)));
    }

    public static <C> Mapping<C> yearMonth(String slot, Function<C, YearMonth> month) {
        return slot(slot, ValueKind.YEAR_MONTH, from -> new Value.CalendarMonth(month.apply(from)));
    }

    /** From a month to a month, both included. */
    public static <C> Mapping<C> yearMonths(
            String slot, Function<C, YearMonth> first, Function<C, YearMonth> last) {
        return slot(
                slot,
                ValueKind.YEAR_MONTHS,
                from -> new Value.MonthSpan(first.apply(from), last.apply(from)));
    }

    public static <C> Mapping<C> date(String slot, Function<C, LocalDate> date) {
        return slot(slot, ValueKind.DATE, from -> new Value.Date(date.apply(from)));
    }

    public static <C> Mapping<C> percent(String slot, Function<C, BigDecimal> percent) {
        return slot(slot, ValueKind.PERCENT, from -> new Value.Percent(percent.apply(from)));
    }

    public static <C> Mapping<C> grade(String slot, ToIntFunction<C> grade) {
        return slot(slot, ValueKind.GRADE, from -> new Value.Grade(grade.applyAsInt(from)));
    }

    public static <C> Mapping<C> names(String slot, Function<C, List<String>> names) {
        return slot(slot, ValueKind.NAMES, from -> new Value.Names(names.apply(from)));
    }

    public static <C> Mapping<C> recording(String slot, Function<C, RecordingId> id) {
        return slot(slot, ValueKind.RECORDING, from -> new Value.Recording(id.apply(from)));
    }

    public static <C> Mapping<C> tail(String slot, Function<C, String> symbols) {
        return slot(slot, ValueKind.TAIL, from -> new Value.Tail(symbols.apply(from)));
    }

    /** Digits, with a hyphen where a speaker pauses. */
    public static <C> Mapping<C> digits(String slot, Function<C, String> digits) {
        return slot(slot, ValueKind.DIGITS, from -> new Value.Digits(digits.apply(from)));
    }

    /** A text for each constant of an enum. */
    public static <C, E extends Enum<E>> Mapping<C> phrase(
            String slot, Class<E> of, Function<C, E> constant, Function<E, String> textId) {
        Set<String> phrases =
                Stream.of(of.getEnumConstants()).map(textId).collect(Collectors.toSet());
        return new Mapping<>(
                List.of(
                        new Slot<>(
                                slot,
                                ValueKind.PHRASE,
                                phrases,
                                (from, _) ->
                                        new Value.Phrase(textId.apply(constant.apply(from))))));
    }

    /** What whoever serves has beside what came back, such as the data date. */
    public static <C> Mapping<C> given(String slot, ValueKind kind) {
        return new Mapping<>(
                List.of(
                        new Slot<>(
                                slot,
                                kind,
                                Set.of(),
                                (_, given) -> Objects.requireNonNull(given.get(slot)))));
    }

    Map<String, ValueKind> kinds() {
        return slots.stream().collect(Collectors.toMap(Slot::name, Slot::kind));
    }

    Map<String, Set<String>> phrases() {
        return slots.stream()
                .filter(slot -> slot.kind() == ValueKind.PHRASE)
                .collect(Collectors.toMap(Slot::name, Slot::phrases));
    }

    Map<String, Value> values(C from, Map<String, Value> given) {
        return slots.stream()
                .collect(Collectors.toMap(Slot::name, slot -> slot.value().apply(from, given)));
    }
}
