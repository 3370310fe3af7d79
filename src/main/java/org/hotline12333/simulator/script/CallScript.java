package org.hotline12333.simulator.script;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.channel.Arrival;

/**
 * A call as a person has written it down: what is heard, what is done, and how it ends. Script and
 * expectation in one; {@code docs/calls.md} describes the form.
 *
 * @param file where it is written, as whoever asked for it named it
 * @param never what must not be heard at any time
 * @param turns at least one of a whole call; only the last may end it
 */
public record CallScript(Path file, CallSetup setup, List<Heard> never, List<Turn> turns) {
    public CallScript {
        never = List.copyOf(never);
        turns = List.copyOf(turns);
    }

    /** The same in these circumstances. */
    public CallScript in(CallSetup other) {
        return new CallScript(file, other, never, turns);
    }

    /**
     * What is heard, and then what the caller does.
     *
     * @param heard all of it in order, each part where a line of the script ends
     * @param within how soon it begins after what the caller did before
     * @param fault what has a fault from the moment of the caller's move
     */
    public record Turn(
            List<Heard> heard, Optional<Within> within, Optional<InjectedFault> fault, Move move) {
        public Turn {
            heard = List.copyOf(heard);
        }
    }

    /** A line about what is heard, or must never be. */
    public record Heard(int line, Wording wording) {}

    public record Within(int line, Duration limit) {}

    /** What the caller does, or what becomes of the call. */
    public sealed interface Move {
        int line();

        /** Presses keys, one after the other. */
        record Keys(int line, Keystrokes keys, Cue cue) implements Move {}

        /** Does nothing until the line gives up waiting. */
        record Wait(int line) implements Move {}

        record HangUp(int line, Cue cue) implements Move {}

        /** Speaks after a tone, or says nothing, and then does something. */
        record Say(int line, Duration length, Then then) implements Move {}

        /** The exchange gives the caller back: nobody has taken the call, or it is over. */
        record GivenBack(int line, Arrival.Outcome why) implements Move {
            /** After waiting in vain. */
            public GivenBack(int line) {
                this(line, Arrival.Outcome.TIMEOUT);
            }

            /** In a script, and in what is told of one. */
            public String words() {
                return switch (why) {
                    case CONTINUE -> "is served";
                    case KEY -> "is given back by key";
                    case TIMEOUT,
                            JOINEMPTY,
                            LEAVEEMPTY,
                            JOINUNAVAIL,
                            LEAVEUNAVAIL,
                            FULL,
                            WITHDRAW,
                            ABANDONED,
                            UNKNOWN ->
                            "is given back";
                };
            }
        }

        /** The hotline has put the caller into a queue. */
        record Transferred(int line, String queue) implements Move {}

        /** The hotline has ended the call. */
        record Disconnected(int line) implements Move {}

        /** Whether nothing can come after it. */
        default boolean ends() {
            return switch (this) {
                case HangUp _, Transferred _, Disconnected _ -> true;
                case Say(_, _, Then then) -> then == Then.HANG_UP;
                case Keys _, Wait _, GivenBack _ -> false;
            };
        }

        /** Whether it hangs up. */
        default boolean hangsUp() {
            return this instanceof HangUp || (this instanceof Say && ends());
        }
    }

    /** What comes behind what is said. */
    public enum Then {
        SILENCE(""),
        POUND(", keys #"),
        HANG_UP(", hangs up");

        private final String words;

        Then(String words) {
            this.words = words;
        }

        /** As it is written behind a time. */
        public String words() {
            return words;
        }
    }

    /** When a caller moves. */
    public sealed interface Cue {
        /** So long after the line began to wait; without a time as soon as a person can. */
        record After(Optional<Duration> pause) implements Cue {}

        /** So far into what is said. */
        record Into(Duration time) implements Cue {}
    }

    /** Whether nothing can come after what is written. */
    public boolean isEnded() {
        return !turns.isEmpty() && turns.getLast().move().ends();
    }

    /** Why only the call in memory can follow this script, in words; empty where any can. */
    public Optional<String> memoryOnly() {
        if (setup.date().isPresent()) {
            return Optional.of("it has a date of its own");
        }
        return faults().flatMap(each -> each.memoryOnly().stream()).findFirst();
    }

    private Stream<InjectedFault> faults() {
        return Stream.concat(
                Stream.of(setup.fault()), turns.stream().flatMap(turn -> turn.fault().stream()));
    }

    /** Why no call over SIP can follow this script, in words; empty where one can. */
    public Optional<String> notOverSip() {
        return memoryOnly()
                .or(() ->
                        faults().allMatch(InjectedFault::isWell)
                                ? Optional.empty()
                                : Optional.of("one of its clips is missing"))
                .or(() ->
                        setup.agents().isEmpty()
                                ? Optional.empty()
                                : Optional.of("it needs an agent at a telephone"))
                .or(() ->
                        turns.stream().anyMatch(CallScript::pauses)
                                ? Optional.of("it has a pause within an entry")
                                : Optional.empty())
                .or(() ->
                        turns.stream().anyMatch(turn -> turn.move() instanceof Move.Say)
                                ? Optional.of("somebody speaks in it")
                                : Optional.empty());
    }

    /** The line's patience between two keys is not known, and so no margin. */
    private static boolean pauses(Turn turn) {
        return turn.move() instanceof Move.Keys(_, Keystrokes keys, _) && !keys.pauses().isEmpty();
    }

    /** Every line about what is heard. */
    Stream<Heard> heard() {
        return Stream.concat(turns.stream().flatMap(turn -> turn.heard().stream()), never.stream());
    }
}
