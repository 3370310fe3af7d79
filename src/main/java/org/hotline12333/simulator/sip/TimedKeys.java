package org.hotline12333.simulator.sip;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Keys pressed one after the other.
 *
 * @param at when the first key takes effect, since the answer
 * @param beat from one key to the next; at least {@link #BEAT_MIN}
 */
public record TimedKeys(Duration at, String keys, Duration beat) {
    /** The quickest pace that every server takes. */
    public static final Duration BEAT_MIN = Telephone.BEAT_MIN;

    private static final Pattern KEYS = Pattern.compile("[0-9*#A-D]+");

    public TimedKeys {
        if (at.isNegative()) {
            throw new IllegalArgumentException("keys before the answer");
        }
        if (!KEYS.matcher(keys).matches()) {
            throw new IllegalArgumentException("not keys of a telephone");
        }
        if (beat.compareTo(BEAT_MIN) < 0) {
            throw new IllegalArgumentException("keys closer than " + BEAT_MIN);
        }
    }

    /** Keys at the quickest pace that every server takes. */
    public TimedKeys(Duration at, String keys) {
        this(at, keys, BEAT_MIN);
    }

    /** Keys may be secrets. */
    @Override
    public String toString() {
        return "TimedKeys[at=%s, %d keys]".formatted(at, keys.length());
    }
}
