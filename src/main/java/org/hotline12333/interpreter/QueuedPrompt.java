package org.hotline12333.interpreter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotline12333.identity.Secret;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.value.Value;

/** A text with the values that its slots had when it was queued. */
public record QueuedPrompt(String textId, Map<String, Value> slots) {
    public QueuedPrompt {
        slots = Map.copyOf(slots);
    }

    /** A text with these of its slots filled, as far as there are values. */
    static QueuedPrompt of(String textId, Map<String, Value> values, Set<String> slots) {
        Map<String, Value> filled = new HashMap<>(values);
        filled.keySet().retainAll(slots);
        return new QueuedPrompt(textId, filled);
    }

    /** What these sound like, one after the other. */
    static Utterance spoken(List<QueuedPrompt> words, Prompts prompts, Language language) {
        Utterance all = Utterance.SILENCE;
        for (QueuedPrompt said : words) {
            all = all.then(prompts.say(language, said.textId(), said.slots()));
        }
        return all;
    }

    /** How those of them that are answers are written; what only leads on is left out. */
    static Secret written(List<QueuedPrompt> words, Prompts prompts, Language language) {
        return Secret.of(
                words.stream()
                        .flatMap(said ->
                                prompts.written(language, said.textId(), said.slots()).stream())
                        .collect(Collectors.joining(" ")));
    }

    /** Those that are heard: a text that is to tell names says nothing where there are none. */
    static List<String> ids(List<QueuedPrompt> words) {
        return words.stream()
                .filter(said -> said.slots().values().stream().noneMatch(QueuedPrompt::isNobody))
                .map(QueuedPrompt::textId)
                .toList();
    }

    private static boolean isNobody(Value value) {
        return value instanceof Value.Names(List<String> names) && names.isEmpty();
    }
}
