package org.hotline12333.calllog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A step of a call. Texts are ids, in the order in which they were said; ways are the names of
 * those that followed; times are since the call began. The names of the parts are stored.
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
            @JsonProperty("at") Duration at,
            @JsonProperty("place") String place,
            @JsonProperty("language") String language,
            @JsonProperty("texts") List<String> texts,
            @JsonProperty("answer") Optional<Answer> answer,
            @JsonProperty("ways") List<String> transitions)
            implements LoggedStep {
        public Question {
            texts = List.copyOf(texts);
            transitions = List.copyOf(transitions);
        }
    }

    /** A service has answered. */
    record Submission(
            @JsonProperty("at") Duration at,
            @JsonProperty("place") String place,
            @JsonProperty("service") String service,
            @JsonProperty("outcome") String outcome,
            @JsonProperty("ways") List<String> transitions)
            implements LoggedStep {
        public Submission {
            transitions = List.copyOf(transitions);
        }
    }

    /** The call went on without an answer: it came back from a queue. */
    record Passing(@JsonProperty("at") Duration at, @JsonProperty("ways") List<String> transitions)
            implements LoggedStep {
        public Passing {
            transitions = List.copyOf(transitions);
        }
    }

    /**
     * Keys came one upon the other, as of a number where none was asked for: how many, and nothing
     * of where they led.
     *
     * @param at when the last one came
     * @param place where the first one was keyed
     */
    record KeyRun(
            @JsonProperty("at") Duration at,
            @JsonProperty("place") String place,
            @JsonProperty("count") int count)
            implements LoggedStep {}

    /** The last words. */
    record Farewell(
            @JsonProperty("at") Duration at,
            @JsonProperty("language") String language,
            @JsonProperty("texts") List<String> texts)
            implements LoggedStep {
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
    record Answer(
            @JsonProperty("at") Duration at,
            @JsonProperty("keys") String keys,
            @JsonProperty("count") int count,
            @JsonProperty("end") String end) {}
}
