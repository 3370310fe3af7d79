package org.hotline12333.interpreter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.dialog.Transition;
import org.hotline12333.prompt.Language;

/**
 * What happens in a call, for its observers. Texts are named by their ids, without the figures in
 * them, and of a secret there is no more than its number of keys.
 */
public sealed interface CallEvent {
    /** When, by the call's clock. */
    Duration at();

    /**
     * The hotline has a call, for the first time or again after a queue.
     *
     * @param dialplan the digest of the dialplan that it is led by
     * @param when the time of day at which the call's clock stood at {@code at}
     */
    record Begun(Duration at, CallFacts call, String dialplan, Instant when) implements CallEvent {}

    /**
     * Something is said, and keys are awaited.
     *
     * @param place the menu, or the form and its field
     * @param texts what is said, in the order in which it is; nothing for the rest of an entry
     */
    record Asked(Duration at, String place, Language language, List<String> texts)
            implements CallEvent {
        public Asked {
            texts = List.copyOf(texts);
        }
    }

    /**
     * The caller has keyed something, or nothing.
     *
     * @param keys digits and stars, without the closing {@code #}; empty when they are secret, and
     *     when they led nowhere: they may then be a secret that was not asked for
     * @param length how many keys
     * @param secret whether a secret was asked for
     */
    record Answered(
            Duration at, String place, String keys, int length, KeyInput.End end, boolean secret)
            implements CallEvent {
        static Answered of(Duration at, String place, KeyInput keys, boolean secret, Turn next) {
            String shown = !secret && next.tookKeys() ? keys.keys() : "";
            return new Answered(at, place, shown, keys.keys().length(), keys.end(), secret);
        }

        /** The same, without its keys. */
        Answered untold() {
            return new Answered(at, place, "", length, end, secret);
        }
    }

    /**
     * Keys came one upon the other, as of a number, and where they led is not told either; told by
     * {@link KeyRuns} in the place of all that happened meanwhile.
     *
     * @param at when the last key came
     * @param place where the first one was keyed
     */
    record KeyRun(Duration at, String place, int keys) implements CallEvent {}

    /** The call has gone this way. */
    record Went(Duration at, Transition transition) implements CallEvent {}

    /** A service has answered; one that fails shows as its form's {@code error} way. */
    record Served(Duration at, String place, String service, String outcome) implements CallEvent {}

    /**
     * Something was not said.
     *
     * @param place the menu, or the form and its field; empty for the last words
     */
    record Unsaid(Duration at, String place, String why) implements CallEvent {}

    /** A queue has given the caller back, or has had them until their call was over. */
    record Returned(Duration at, Arrival.Visit visit) implements CallEvent {}

    /** The last words are said: to who is being transferred, or before the call ends. */
    record Closing(Duration at, Language language, List<String> texts) implements CallEvent {
        public Closing {
            texts = List.copyOf(texts);
        }
    }

    /**
     * The hotline has left the call.
     *
     * @param queue the queue's name in the telephone exchange; empty where it is no transfer
     */
    record Ended(Duration at, End how, String queue) implements CallEvent {}

    /** How the hotline left a call. */
    enum End {
        /** After its last words. */
        ENDED("ENDED", "ended"),
        /** To a queue of agents. */
        TRANSFERRED("TRANSFERRED", "transferred to"),
        /** To another server, since this one ends. */
        HANDED_OVER("HANDED_OVER", "handed over"),
        /** The caller was gone. */
        HUNG_UP("HUNG_UP", "hung up"),
        /** By a fault that the hotline could not mend. */
        FAILED("FAILED", "failed");

        private final String stored;
        private final String words;

        End(String stored, String words) {
            this.stored = stored;
            this.words = words;
        }

        /** Its name in the call log. */
        public String stored() {
            return stored;
        }

        /** In the log; the queue follows a transfer. */
        String words() {
            return words;
        }
    }
}
