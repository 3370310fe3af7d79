package org.hotline12333.dialog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.ValueKind;

/** What the checker must know of the texts that a dialplan names. */
public interface Texts {
    /** Every language that has a folder; never empty. */
    Set<Language> languages();

    /** The slots of a text by name, or empty where the language has no such text. */
    Optional<Map<String, ValueKind>> slots(Language language, String textId);

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
        };
    }
}
