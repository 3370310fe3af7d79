package org.hotline12333.simulator.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of the ways that the project's scripted calls walk. */
public sealed interface WalkedWays {
    /** There is not one. */
    record NoScripts() implements WalkedWays {}

    /** They are being called. */
    record UnderWay() implements WalkedWays {}

    /** They could not be called; the log says why. */
    record Unknown() implements WalkedWays {}

    /**
     * They were called.
     *
     * @param scripts how many
     * @param unread how many more could not be read with the present texts
     * @param byWay the names of those that walk a way, by its id
     */
    record Walked(int scripts, int unread, Map<String, List<String>> byWay) implements WalkedWays {
        public Walked {
            byWay = Map.copyOf(byWay);
        }
    }

    /** The names of the scripts that walk this way; empty where that is not known. */
    default Optional<List<String>> scripts(String way) {
        return switch (this) {
            case Walked(_, _, var byWay) -> Optional.of(byWay.getOrDefault(way, List.of()));
            case NoScripts(), UnderWay(), Unknown() -> Optional.empty();
        };
    }

    /** Whether it is known that none of them walks this way. */
    default boolean isMissed(String way) {
        return scripts(way).filter(List::isEmpty).isPresent();
    }
}
