package org.hotline12333.interpreter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hotline12333.identity.PersonId;
import org.hotline12333.interpreter.CallState.Place;
import org.hotline12333.interpreter.CallState.Slips;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.Service;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.value.Value;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call's state in one line: the version of its form, and JSON of short names and one word for
 * each value, since it crosses to the exchange at every question. Slips are not in it: whoever
 * comes back has made none. The names are pinned: another version of the hotline may read the line.
 * It reads those of before, and none that is newer than itself.
 */
record StateLine(
        @JsonProperty(value = "d", required = true) String digest,
        @JsonProperty(value = "p", required = true) String place,
        @JsonProperty(value = "l", required = true) String language,
        @JsonProperty(value = "c", required = true) String caller,
        @JsonProperty(value = "v", required = true) Map<String, String> values,
        @JsonProperty(value = "q", required = true) List<Text> promptQueue,
        @JsonProperty(value = "b", required = true) List<String> history,
        @JsonProperty("m") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @Nullable Map<String, Map<String, String>> menus,
        @JsonProperty("s") @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<String> stops,
        @JsonProperty(value = "h", required = true) @JsonFormat(shape = JsonFormat.Shape.NUMBER)
                boolean handedOver) {
    /** Of a line as it is written; one without any is of before there were versions. */
    static final String VERSION = "2";

    private static final JsonMapper LINES = JsonMapper.builder().build();

    /** As it was written until November 2026, by what the classes were called then. */
    private static final JsonMapper FORMER =
            JsonMapper.builder()
                    .addMixIn(Value.class, ByName.class)
                    .addMixIn(CallState.class, AsLead.class)
                    .addMixIn(Service.Caller.class, AsStanding.class)
                    .addMixIn(PersonId.class, ByNumber.class)
                    .addMixIn(MenuHistory.class, ByMenus.class)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private static final String IN_QUEUE = ">";
    private static final String APART = " ";

    /** A text that is still to be said. */
    record Text(
            @JsonProperty(value = "t", required = true) String id,
            @JsonProperty(value = "s", required = true) Map<String, String> slots) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Value.Money.class, name = "Money"),
        @JsonSubTypes.Type(value = Value.Cardinal.class, name = "Cardinal"),
        @JsonSubTypes.Type(value = Value.Counted.class, name = "Counted"),
        @JsonSubTypes.Type(value = Value.Months.class, name = "Months"),
        @JsonSubTypes.Type(value = Value.YearsAndMonths.class, name = "Duration"),
        @JsonSubTypes.Type(value = Value.CalendarYear.class, name = "Year"),
        @JsonSubTypes.Type(value = Value.CalendarMonth.class, name = "Month"),
        @JsonSubTypes.Type(value = Value.MonthSpan.class, name = "MonthRange"),
        @JsonSubTypes.Type(value = Value.Date.class, name = "Date"),
        @JsonSubTypes.Type(value = Value.Time.class, name = "Time"),
        @JsonSubTypes.Type(value = Value.Digits.class, name = "Digits"),
        @JsonSubTypes.Type(value = Value.Tail.class, name = "Tail"),
        @JsonSubTypes.Type(value = Value.Percent.class, name = "Percent"),
        @JsonSubTypes.Type(value = Value.Decimal.class, name = "Decimal"),
        @JsonSubTypes.Type(value = Value.Grade.class, name = "Grade"),
        @JsonSubTypes.Type(value = Value.Phrase.class, name = "Phrase")
    })
    private interface ByName {}

    /** What is still to be said, and the way back, had other names. */
    private interface AsLead {
        @JsonProperty("lead")
        List<QueuedPrompt> promptQueue();

        @JsonProperty("trail")
        MenuHistory history();
    }

    /** What is known of a caller had another name. */
    private interface AsStanding {
        @JsonProperty("standing")
        VerificationLevel level();
    }

    /** A person was its number alone. */
    private abstract static class ByNumber {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        ByNumber(@SuppressWarnings("unused") long value) {}
    }

    /** A way back was its menus alone. */
    private abstract static class ByMenus {
        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        ByMenus(@JsonProperty("menus") @SuppressWarnings("unused") List<String> menus) {}
    }

    static String write(CallState state) {
        return VERSION
                + LINES.writeValueAsString(
                        new StateLine(
                                state.digest(),
                                place(state.place()),
                                state.language().code(),
                                caller(state.caller()),
                                words(state.values()),
                                state.promptQueue().stream()
                                        .map(said -> new Text(said.textId(), words(said.slots())))
                                        .toList(),
                                state.history().menus(),
                                each(state.history().slots(), StateLine::words),
                                state.history().stops(),
                                state.handedOver()));
    }

    /** The state, or nothing where the line is none, or of a version to come. */
    static Optional<CallState> read(String line) {
        int json = line.indexOf('{');
        return switch (line.substring(0, Math.max(json, 0))) {
            case VERSION -> written(line.substring(json));
            // During an upgrade callers come from servers of the version before.
            case "" -> written(line).or(() -> former(line)).map(StateLine::unscoped);
            default -> Optional.empty();
        };
    }

    private static Optional<CallState> written(String json) {
        try {
            return Optional.ofNullable(LINES.readValue(json, StateLine.class))
                    .map(StateLine::state);
        } catch (JacksonException | IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<CallState> former(String line) {
        try {
            return Optional.ofNullable(FORMER.readValue(line, CallState.class));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Before there were versions a call had its slots everywhere, also where it went back to. */
    private static CallState unscoped(CallState state) {
        List<String> menus = state.history().menus();
        Map<String, Map<String, Value>> everywhere = new TreeMap<>();
        if (!state.values().isEmpty()) {
            menus.forEach(menu -> everywhere.put(menu, state.values()));
        }
        return state.withHistory(new MenuHistory(menus, everywhere));
    }

    private CallState state() {
        return new CallState(
                digest,
                place(place),
                new Language(language),
                caller(caller),
                Slips.NONE,
                values(values),
                promptQueue.stream()
                        .map(text -> new QueuedPrompt(text.id(), values(text.slots())))
                        .toList(),
                new MenuHistory(
                        history,
                        menus == null ? Map.of() : each(menus, StateLine::values),
                        stops == null ? List.of() : stops),
                handedOver);
    }

    private static String place(Place place) {
        return switch (place) {
            case Place.AtDialog(String dialog, int field) -> dialog + APART + field;
            case Place.InQueue(String queue, int told) ->
                    IN_QUEUE + queue + (told == 0 ? "" : APART + told);
        };
    }

    private static Place place(String word) {
        if (word.startsWith(IN_QUEUE)) {
            List<String> queue = parts(word.substring(IN_QUEUE.length()));
            int told = queue.size() == 1 ? 0 : Integer.parseInt(queue.getLast());
            return new Place.InQueue(queue.getFirst(), told);
        }
        List<String> parts = parts(word);
        return new Place.AtDialog(parts.getFirst(), Integer.parseInt(parts.getLast()));
    }

    private static String caller(Service.@Nullable Caller caller) {
        return caller == null ? "" : caller.level().stored() + APART + caller.person().value();
    }

    private static Service.@Nullable Caller caller(String word) {
        if (word.isEmpty()) {
            return null;
        }
        List<String> parts = parts(word);
        return new Service.Caller(
                VerificationLevel.of(parts.getFirst()),
                new PersonId(Long.parseLong(parts.getLast())));
    }

    private static List<String> parts(String word) {
        return List.of(word.split(APART, 2));
    }

    private static <A, B> Map<String, B> each(Map<String, A> map, Function<A, B> read) {
        Map<String, B> all = new TreeMap<>();
        map.forEach((name, value) -> all.put(name, read.apply(value)));
        return all;
    }

    private static Map<String, String> words(Map<String, Value> values) {
        Map<String, String> words = new TreeMap<>();
        values.forEach((slot, value) -> words.put(slot, ValueWord.of(value)));
        return words;
    }

    private static Map<String, Value> values(Map<String, String> words) {
        return words.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, word -> ValueWord.read(word.getValue())));
    }
}
