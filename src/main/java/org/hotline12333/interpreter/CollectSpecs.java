package org.hotline12333.interpreter;

import java.time.Duration;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.CollectSpec.Alone;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Question;
import org.hotline12333.service.FieldType;

/** How the keys of each kind of question are collected. */
final class CollectSpecs {
    /** How soon after a complete entry a first key may be one too many of it. */
    static final Duration OVERRUN = Duration.ofSeconds(2);

    /** How long another key may take behind such a key. */
    static final Duration OVERRUN_GAP = Duration.ofSeconds(3);

    /** How long a key may take behind a 0 with which no number begins. */
    static final Duration ZERO_GAP = Duration.ofSeconds(3);

    /** The same where a number may begin with it. */
    static final Duration LEADING_ZERO_GAP = Duration.ofSeconds(5);

    /** The same for a 0, which asks for a person when it comes later. */
    static final Duration OVERRUN_ZERO = Duration.ofSeconds(1);

    /** Between the words and the tone. */
    private static final Duration TONE_GAP = Duration.ofMillis(200);

    private CollectSpecs() {}

    /** The keys of the question asked here. */
    static CollectSpec of(Position here, Progress progress) {
        return switch (here.dialog()) {
            case Menu menu -> choice(menu.question());
            case Form _ when here.fieldAsked().type() == FieldType.RECORDING ->
                    beforeTone(here.question());
            case Form _ -> whole(here.fieldAsked(), progress.isAfterComplete());
        };
    }

    /** A key may cut short what is said before a tone, which then comes at once. */
    private static CollectSpec beforeTone(Question question) {
        return new CollectSpec(1, TONE_GAP, TONE_GAP, question.bargein(), false, false);
    }

    /** A menu's: one key. */
    private static CollectSpec choice(Question question) {
        return new CollectSpec(
                1,
                question.timeout(),
                question.interdigitTimeout(),
                question.bargein(),
                false,
                false);
    }

    /**
     * A field's: as many keys as its type may have; a lone star ends it.
     *
     * @param afterComplete whether the entry before was complete by its length
     */
    private static CollectSpec whole(Field field, boolean afterComplete) {
        Question question = field.question();
        return new CollectSpec(
                field.type().maxLength(),
                question.timeout(),
                question.interdigitTimeout(),
                question.bargein(),
                true,
                field.type().secret(),
                new Alone(
                        field.type().beginsWithZero() ? LEADING_ZERO_GAP : ZERO_GAP,
                        afterComplete ? OVERRUN : Duration.ZERO,
                        OVERRUN_GAP));
    }

    /** Whether these keys are too many of the entry before, and none of this field. */
    static boolean isOneTooMany(Field field, KeyInput keys, Duration at, Progress before) {
        boolean zero = keys.keys().equals("0");
        return switch (keys.end()) {
            case COMPLETE -> false;
            case TERMCHAR -> !zero && isShort(keys) && before.overruns(at, OVERRUN);
            case TIMEOUT -> {
                Duration gap = whole(field, true).pauseAfter(keys.keys(), Duration.ZERO);
                yield isShort(keys)
                        && before.overruns(at.minus(gap), zero ? OVERRUN_ZERO : OVERRUN);
            }
        };
    }

    private static boolean isShort(KeyInput keys) {
        return !keys.isEmpty() && keys.keys().length() <= Alone.OVERRUN_MAX;
    }

    /** What a field lacks after so many keys; the caller is keying already. */
    static CollectSpec rest(Field field, int begun) {
        return rest(field, begun, field.question().interdigitTimeout());
    }

    /** What a field lacks after a pause; the caller was asked to go on. */
    static CollectSpec goneOn(Field field, int begun) {
        return rest(field, begun, field.question().timeout());
    }

    private static CollectSpec rest(Field field, int begun, Duration timeout) {
        return new CollectSpec(
                field.type().maxLength() - begun,
                timeout,
                field.question().interdigitTimeout(),
                true,
                false,
                field.type().secret());
    }
}
