package org.hotline12333.simulator;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * What holds as a scripted call begins.
 *
 * @param caller the caller's number; empty where any will do
 * @param date of the call in Beijing; empty where it does not matter
 * @param agents who could take a transfer, by queue
 */
record Circumstances(
        String caller,
        Optional<LocalDateTime> date,
        Map<String, Integer> agents,
        StoreCondition store) {
    static final Circumstances ORDINARY =
            new Circumstances("", Optional.empty(), Map.of(), new StoreCondition.Well());

    Circumstances {
        agents = Map.copyOf(agents);
    }
}
