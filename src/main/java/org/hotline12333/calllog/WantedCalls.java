package org.hotline12333.calllog;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which calls are looked for, the newest first.
 *
 * @param from when they began at the earliest
 * @param to exclusive
 * @param passing what they have passed
 * @param ending how they ended, as the log has it; {@link #UNDER_WAY} for those that have no end
 * @param below continues behind a call that was found
 * @param most how many
 */
public record WantedCalls(
        Optional<Instant> from,
        Optional<Instant> to,
        Passing passing,
        Optional<String> ending,
        Optional<UUID> below,
        int most) {
    /** Of calls that go on, and of those whose end was lost. */
    public static final String UNDER_WAY = "UNDER_WAY";

    /** The newest of all. */
    public static WantedCalls newest(int most) {
        return new WantedCalls(
                Optional.empty(),
                Optional.empty(),
                new Passing.Anything(),
                Optional.empty(),
                Optional.empty(),
                most);
    }

    /** The same calls that have passed this. */
    public WantedCalls passing(Passing other) {
        return new WantedCalls(from, to, other, ending, below, most);
    }

    /** The same calls that ended so. */
    public WantedCalls ending(String how) {
        return new WantedCalls(from, to, passing, Optional.of(how), below, most);
    }

    /** The same calls, as far as they began in this time. */
    public WantedCalls within(Optional<Instant> earliest, Optional<Instant> latest) {
        return new WantedCalls(earliest, latest, passing, ending, below, most);
    }

    /** Those behind. */
    public WantedCalls below(UUID last) {
        return new WantedCalls(from, to, passing, ending, Optional.of(last), most);
    }

    /** What a call has passed. */
    public sealed interface Passing {
        record Anything() implements Passing {}

        /**
         * Something was asked there.
         *
         * @param place a dialog, with all of its fields and all that is made of its data; or a
         *     dialog and its field
         * @param names by which these places are counted
         */
        record Place(String place, Set<String> names) implements Passing {
            public Place {
                names = Set.copyOf(names);
            }
        }

        /** The way of this id was taken. */
        record Way(String id) implements Passing {}
    }
}
