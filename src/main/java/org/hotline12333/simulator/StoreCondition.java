package org.hotline12333.simulator;

import java.time.Duration;
import org.hotline12333.prompt.Clip;

/** How the record store is, or what else has a fault. */
public sealed interface StoreCondition {
    StoreCondition WELL = new Well();

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
}
