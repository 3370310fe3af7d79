package org.hotline12333.dialog.weight;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.Texts.Heard;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.Contract;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** How long texts are; their slots hold the sample of their kind, and the longest phrase. */
final class WeightTexts {
    private final Texts texts;
    private final Map<String, Set<String>> phrases = new HashMap<>();
    private final Map<Place, Heard> known = new HashMap<>();

    private record Place(Language language, String text) {}

    WeightTexts(Texts texts, Collection<Contract> services) {
        this.texts = texts;
        services.stream()
                .flatMap(contract -> contract.outcomes().values().stream())
                .flatMap(outcome -> outcome.phrases().entrySet().stream())
                .forEach(slot ->
                        phrases.computeIfAbsent(slot.getKey(), _ -> new TreeSet<>())
                                .addAll(slot.getValue()));
    }

    Duration length(Language language, List<String> ids) {
        return ids.stream()
                .map(text -> heard(language, text).length())
                .reduce(Duration.ZERO, Duration::plus);
    }

    boolean haveSlots(Language language, List<String> ids) {
        return ids.stream().anyMatch(text -> !slots(language, text).isEmpty());
    }

    /** What is said of these before the first one that has slots. */
    Duration leadIn(Language language, List<String> ids) {
        return length(
                language, ids.stream().takeWhile(text -> slots(language, text).isEmpty()).toList());
    }

    /**
     * To the end of the first clause that ends with a choice's key, by its share of the letters; to
     * the end of the prompt where no clause does; empty where there is none.
     */
    Optional<Duration> firstOption(Language language, List<String> prompt, Set<Character> choices) {
        return prompt.isEmpty() ? Optional.empty() : Optional.of(toKey(language, prompt, choices));
    }

    private Duration toKey(Language language, List<String> prompt, Set<Character> choices) {
        Duration before = Duration.ZERO;
        for (String text : prompt) {
            Heard heard = heard(language, text);
            Optional<Integer> end =
                    choices.stream()
                            .filter(Character::isDigit)
                            .map(key -> texts.key(language, Character.digit(key, 10)))
                            .flatMap(key -> WeightClause.endingWith(key, heard.words()).stream())
                            .min(Comparator.naturalOrder());
            if (end.isPresent()) {
                return before.plus(WeightClause.share(heard, end.get()));
            }
            before = before.plus(heard.length());
        }
        return before;
    }

    private Heard heard(Language language, String text) {
        Place place = new Place(language, text);
        Heard heard = known.get(place);
        if (heard == null) {
            heard = texts.heard(language, text, values(language, text));
            known.put(place, heard);
        }
        return heard;
    }

    private Map<String, Value> values(Language language, String text) {
        Map<String, Value> values = new HashMap<>();
        slots(language, text)
                .forEach((slot, kind) ->
                        sample(language, slot, kind).ifPresent(value -> values.put(slot, value)));
        return values;
    }

    private Optional<Value> sample(Language language, String slot, ValueKind kind) {
        return kind == ValueKind.PHRASE
                ? phrases.getOrDefault(slot, Set.of()).stream()
                        .max(Comparator.comparing(text -> heard(language, text).length()))
                        .map(Value.Phrase::new)
                : Optional.of(WeightSample.of(kind));
    }

    private Map<String, ValueKind> slots(Language language, String text) {
        return texts.slots(language, text).orElseGet(Map::of);
    }
}
