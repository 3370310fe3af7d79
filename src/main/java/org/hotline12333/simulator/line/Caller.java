package org.hotline12333.simulator.line;

import java.time.Duration;
import java.util.List;
import org.hotline12333.prompt.Clip;

/** Somebody at the other end of a simulated line. */
@FunctionalInterface
public interface Caller {
    /**
     * What the caller resolves to do now. Told at every moment at which no key of an earlier
     * resolve is left to be pressed; a hang-up that was resolved stays so.
     */
    List<Act> at(Moment moment);

    /** A moment at which a caller may make up their mind. */
    sealed interface Moment {
        /** The number was dialled, the clock is at zero, and nobody has answered yet. */
        record Dialled() implements Moment {}

        /** The line begins to play these clips. */
        record Speaking(Duration at, List<Clip> clips) implements Moment {
            public Speaking {
                clips = List.copyOf(clips);
            }
        }

        /**
         * The line waits for a key.
         *
         * @param heard clips that have begun since it last waited; none inside an entry
         * @param patience how long the line waits
         */
        record Waiting(Duration at, List<Clip> heard, Duration patience) implements Moment {
            public Waiting {
                heard = List.copyOf(heard);
            }
        }

        /** A tone has sounded: what is said from now on is recorded. */
        record Recording(Duration at) implements Moment {}
    }

    /** A caller who does this by the call's clock, whatever is said. */
    static Caller timed(List<Act> acts) {
        List<Act> all = List.copyOf(acts);
        return moment ->
                switch (moment) {
                    case Moment.Dialled() -> all;
                    case Moment.Speaking _, Moment.Waiting _, Moment.Recording _ -> List.of();
                };
    }
}
