package org.hotline12333.simulator;

import java.time.Duration;

/**
 * How fast a simulated caller is.
 *
 * @param reaction from the end of what is said to the first key
 * @param beat from one key to the next
 */
record Pace(Duration reaction, Duration beat) {
    static final Pace HUMAN = new Pace(Duration.ofMillis(500), Duration.ofMillis(200));
}
