package org.hotline12333.interpreter;

import java.time.Duration;
import org.hotline12333.channel.Collection;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Question;

/** How the keys of each kind of question are collected. */
final class Entries {
    private Entries() {}

    /** A menu's: one key. */
    static Collection choice(Question question) {
        return new Collection(
                1,
                question.timeout(),
                question.interdigitTimeout(),
                question.bargein(),
                false,
                false);
    }

    /** A field's: as many keys as its type may have; a lone star ends it. */
    static Collection whole(Field field) {
        Question question = field.question();
        return new Collection(
                field.type().maxLength(),
                question.timeout(),
                question.interdigitTimeout(),
                question.bargein(),
                true,
                field.type().secret());
    }

    /** What a field lacks after so many keys; the caller is keying already. */
    static Collection rest(Field field, int begun) {
        Duration pause = field.question().interdigitTimeout();
        return new Collection(
                field.type().maxLength() - begun, pause, pause, true, false, field.type().secret());
    }
}
