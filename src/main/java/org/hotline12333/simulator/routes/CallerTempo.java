package org.hotline12333.simulator.routes;

import java.time.Duration;

/**
 * How fast a simulated caller is.
 *
 * @param reaction from the end of what is said to the first key
 * @param beat from one key to the next
 */
public record CallerTempo(Duration reaction, Duration beat) {
    public static final CallerTempo HUMAN =
            new CallerTempo(Duration.ofMillis(500), Duration.ofMillis(200));
}
