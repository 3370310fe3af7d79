package org.hotline12333.simulator.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a simulated caller does, so long after the moment at which it was resolved. */
public sealed interface Act {
    Duration after();

    /**
     * A key is pressed. Never printed: it may be part of a secret. A to D may come in small
     * letters, as SIP INFO brings them.
     */
    record Press(Duration after, char key) implements Act {
        private static final String KEYS = "0123456789*#ABCDabcd";

        public Press {
            if (KEYS.indexOf(key) < 0) {
                throw new IllegalArgumentException("a key that no telephone has");
            }
        }

        @Override
        public String toString() {
            return "Press[after " + after + "]";
        }
    }

    record HangUp(Duration after) implements Act {}

    /** Something is said, which is heard only where a tone has asked for it. */
    record Speak(Duration after, Duration length) implements Act {}

    /** Keys one after the other, the first one so long after the moment. */
    static List<Act> presses(Duration after, Duration beat, String keys) {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < keys.length(); i++) {
            acts.add(new Press(after.plus(beat.multipliedBy(i)), keys.charAt(i)));
        }
        return List.copyOf(acts);
    }
}
