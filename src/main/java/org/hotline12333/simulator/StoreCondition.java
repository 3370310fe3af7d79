package org.hotline12333.simulator;

import java.time.Duration;
import java.util.function.Function;
import org.hotline12333.prompt.Clip;

/** How the record store is, or what else has a fault. */
public sealed interface StoreCondition {
    record Well() implements StoreCondition {}

    /** No connection is to be had. */
    record Down() implements StoreCondition {}

    /** Each statement takes so long. */
    record Slow(Duration delay) implements StoreCondition {}

    /**
     * The store is well, but this service fails whenever a form submits to it.
     *
     * @param service its name in dialplans
     */
    record Failing(String service) implements StoreCondition {}

    /** The store is well, but this clip has no sound. */
    record Silent(Clip clip) implements StoreCondition {}

    /** How long a clip sounds under this condition, of lengths that it has in fact. */
    default Duration length(Clip clip, Function<Clip, Duration> lengths) {
        if (equals(new Silent(clip))) {
            throw new IllegalStateException("no sound for " + clip + ", as the script says");
        }
        return lengths.apply(clip);
    }

    default boolean isWell() {
        return equals(new Well());
    }

    /** Whether it is inside the hotline, where only a call in memory gets at it. */
    default boolean isInside() {
        return switch (this) {
            case Well _, Silent _ -> false;
            case Down _, Slow _, Failing _ -> true;
        };
    }
}
