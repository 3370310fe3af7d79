package org.hotline12333.dialog;

import java.util.Optional;

/**
 * A queue of agents.
 *
 * @param target the queue's name in the telephone exchange
 * @param prompt the text said before the caller is put into it
 * @param absent what happens when nobody answers there
 * @param hours when it is served; empty where that is around the clock
 */
public record Queue(
        String name, String target, String prompt, Action absent, Optional<Hours> hours) {
    /**
     * When a queue is served.
     *
     * @param name the name of its hours
     * @param closed what happens outside them
     */
    public record Hours(String name, Action closed) {}
}
