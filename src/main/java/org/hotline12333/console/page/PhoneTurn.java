package org.hotline12333.console.page;

import java.time.Duration;
import org.hotline12333.simulator.trial.TrialTurn;
import org.hotline12333.simulator.trial.TrialTurn.Act;
import org.jspecify.annotations.Nullable;

/**
 * What a page sends.
 *
 * @param now how far the call has been heard, in milliseconds
 * @param act {@code listen}, {@code press} or {@code hang-up}
 * @param keys that are pressed
 * @param draft the one that is called; nothing where it is what is published
 */
record PhoneTurn(
        @Nullable String script,
        long now,
        @Nullable String act,
        @Nullable String keys,
        @Nullable Long draft) {
    private static final int KEYS_MAX = 64;
    private static final long DAY_MILLIS = 86_400_000;

    @Override
    public String script() {
        if (script == null) {
            throw new IllegalArgumentException("no script");
        }
        return script;
    }

    TrialTurn asked() {
        if (now < 0 || now > DAY_MILLIS) {
            throw new IllegalArgumentException("no moment of a call");
        }
        return new TrialTurn(script(), Duration.ofMillis(now), act(act));
    }

    private Act act(@Nullable String name) {
        return switch (name) {
            case "press" -> new Act.Press(pressed());
            case "hang-up" -> new Act.HangUp();
            case null -> new Act.Listen();
            case "listen" -> new Act.Listen();
            default -> throw new IllegalArgumentException("nothing that a caller does");
        };
    }

    private String pressed() {
        if (keys == null || keys.length() > KEYS_MAX || !keys.matches("[0-9*#A-D]+")) {
            throw new IllegalArgumentException("no keys of a telephone");
        }
        return keys;
    }

    /** What was keyed may be a secret. */
    @Override
    public String toString() {
        return "PhoneTurn[" + act + "]";
    }
}
