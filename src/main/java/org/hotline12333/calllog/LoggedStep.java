package org.hotline12333.calllog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A step of a call. Texts are ids, in the order in which they were said; ways are the names of
 * those that followed; times are since the call began.
 */
public sealed interface LoggedStep {
    Duration at();

    /**
     * Something was said and keys were awaited.
     *
     * @param at when the prompt began
     * @param place the menu, or the form and its field
     * @param answer empty where the call ended before
     */
    record Question(
            Duration at,
            String place,
            String language,
            List<String> texts,
            Optional<Answer> answer,
            List<String> ways)
            implements LoggedStep {
        public Question {
            texts = List.copyOf(texts);
            ways = List.copyOf(ways);
        }
    }

    /** A service has answered. */
    record Submission(Duration at, String place, String service, String outcome, List<String> ways)
            implements LoggedStep {
        public Submission {
            ways = List.copyOf(ways);
        }
    }

    /** The call went on without an answer: it came back from a queue. */
    record Passing(Duration at, List<String> ways) implements LoggedStep {
        public Passing {
            ways = List.copyOf(ways);
        }
    }

    /**
     * Keys came one upon the other, as of a number where none was asked for: how many, and nothing
     * of where they led.
     *
     * @param at when the last one came
     * @param place where the first one was keyed
     */
    record KeyRun(Duration at, String place, int count) implements LoggedStep {}

    /** The last words. */
    record Farewell(Duration at, String language, List<String> texts) implements LoggedStep {
        public Farewell {
            texts = List.copyOf(texts);
        }
    }

    /**
     * What the caller keyed.
     *
     * @param at when the last key came or the time was up
     * @param keys digits and stars; empty where they are secret, and where they led nowhere
     * @param count how many keys; none is a silence, unless a termchar ended it
     * @param end {@code COMPLETE}, {@code TERMCHAR} or {@code TIMEOUT}
     */
    record Answer(Duration at, String keys, int count, String end) {}
}
