package org.hotline12333.simulator.trial;

import java.time.Duration;

/**
 * What somebody does next in a call that is tried.
 *
 * @param script the call so far: its circumstances and what was done; what was heard may be missing
 * @param now how far the call has been heard, by its own clock
 */
public record TrialTurn(String script, Duration now, Act act) {
    /** What is done at that moment. */
    public sealed interface Act {
        /** Nothing: the call goes on until it waits for the caller beyond that moment. */
        record Listen() implements Act {}

        /** Keys, one soon after the other. Never printed: they may be a secret. */
        record Press(String keys) implements Act {
            @Override
            public String toString() {
                return "Press[" + keys.length() + " keys]";
            }
        }

        record HangUp() implements Act {}
    }

    /** What was keyed may be a secret. */
    @Override
    public String toString() {
        return "TrialTurn[" + now + ", " + act + "]";
    }
}
