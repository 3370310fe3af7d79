package org.hotline12333.channel;

import java.time.Duration;

/**
 * A caller's place in a queue.
 *
 * @param ahead how many came earlier and still wait
 * @param ready agents who would be rung at once
 * @param agents for whom callers wait: all who are neither away nor paused
 * @param talk how long a conversation lasts on the average; zero where there was none yet
 */
public record QueuePlace(int ahead, int ready, int agents, Duration talk) {
    /** Whether the caller will wait: neither put through at once nor given back at once. */
    public boolean isWaiting() {
        return agents > 0 && ahead >= ready;
    }

    /** Minutes until it is the caller's turn, rounded up; 0 where nothing tells. */
    public long minutes() {
        if (agents == 0 || talk.isZero()) {
            return 0;
        }
        return Math.ceilDiv(talk.toSeconds() * (ahead + 1), agents * 60L);
    }
}
