package org.hotline12333.simulator;

import java.time.Duration;

/** How the record store is. */
public sealed interface StoreCondition {
    StoreCondition WELL = new Well();

    record Well() implements StoreCondition {}

    /** No connection is to be had. */
    record Down() implements StoreCondition {}

    /** Each statement takes so long. */
    record Slow(Duration delay) implements StoreCondition {}
}
