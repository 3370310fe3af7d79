package org.hotline12333.dialog;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** What the checker must know of the texts that a dialplan names. */
public interface Texts {
    /** Every language that has a folder; never empty. */
    Set<Language> languages();

    /** The slots of a text by name, or empty where the language has no such text. */
    Optional<Map<String, ValueKind>> slots(Language language, String textId);

    /** What is heard of a text that the language has, its slots filled. */
    Heard heard(Language language, String textId, Map<String, Value> slots);

    /** How a text without slots is written where it is sent; empty where it is not. */
    Optional<String> written(Language language, String textId);

    /** How the language says the name of a key with this digit. */
    String key(Language language, int digit);

    /**
     * Words and how long they sound.
     *
     * @param length without what has no sound yet
     */
    record Heard(String words, Duration length) {}

    /** The texts that callers will hear. */
    static Texts of(Prompts prompts) {
        return new Texts() {
            @Override
            public Set<Language> languages() {
                return prompts.languages();
            }

            @Override
            public Optional<Map<String, ValueKind>> slots(Language language, String textId) {
                return prompts.slots(language, textId);
            }

            @Override
            public Heard heard(Language language, String textId, Map<String, Value> slots) {
                Utterance said = prompts.say(language, textId, slots);
                return new Heard(said.words(), prompts.length(said));
            }

            @Override
            public Optional<String> written(Language language, String textId) {
                return prompts.written(language, textId, Map.of());
            }

            @Override
            public String key(Language language, int digit) {
                return prompts.say(language, new Value.Cardinal(digit)).words();
            }
        };
    }
}
