package org.hotline12333.interpreter;

import java.time.Duration;
import org.hotline12333.channel.KeyInput;

/**
 * How quickly a caller keys numbers. The exchange tells an entry as a whole, so the time from the
 * question's beginning to the entry's end is divided by its keys. Nobody's fingers are below the
 * bound over a whole number, but the speed dial of a telephone is, so this alone is no reason to
 * refuse. Used by one thread.
 */
final class KeyingSpeed {
    /** Asterisk itself lets a key and the gap after it take no less than 125 ms. */
    private static final Duration KEY_MIN = Duration.ofMillis(150);

    /** Fewer keys may be typed ahead in a burst. */
    private static final int KEYS_MIN = 6;

    private boolean quick;

    /** An entry at a question; true where it is a machine's. */
    boolean keyed(KeyInput entry, Duration took) {
        int keys = entry.keys().length();
        boolean machine = keys >= KEYS_MIN && took.compareTo(KEY_MIN.multipliedBy(keys)) < 0;
        quick |= machine;
        return machine;
    }

    /** Whether a machine may have keyed an entry since this was last asked. */
    boolean takeQuick() {
        boolean was = quick;
        quick = false;
        return was;
    }
}
