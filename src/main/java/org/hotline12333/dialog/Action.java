package org.hotline12333.dialog;

import java.util.List;
import java.util.Optional;
import org.hotline12333.prompt.Language;

/**
 * A step on the way: say something, perhaps change the language, and go on.
 *
 * @param prompts ids of texts; they queue and play with the next question
 */
public record Action(List<String> prompts, Optional<Language> language, Target target) {
    public Action {
        prompts = List.copyOf(prompts);
    }

    /** Where an action leads. */
    public sealed interface Target {
        /** To another dialog. */
        record Goto(String dialog) implements Target {}

        /** To the same question again. */
        record Reprompt(Wording wording) implements Target {}

        /** To the dialog where the caller was before. */
        record Back() implements Target {}

        /** What was last said, again: the read-out with its menu. */
        record Again() implements Target {}

        /** What the caller keyed does not fit: the form's refusal of that count. */
        record Refuse() implements Target {}

        /** To a person. */
        record Transfer(String queue) implements Target {}

        record Disconnect() implements Target {}

        /** Whether it surely leads on from this dialog. */
        default boolean leaves(String dialog) {
            return switch (this) {
                case Goto(String next) -> !next.equals(dialog);
                case Transfer _ -> true;
                case Reprompt _, Back _, Again _, Refuse _, Disconnect _ -> false;
            };
        }
    }

    /** Which wording of a question is asked. */
    public enum Wording {
        PROMPT,
        BRIEF,
        HELP
    }
}
