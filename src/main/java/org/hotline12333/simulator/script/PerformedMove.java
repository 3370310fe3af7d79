package org.hotline12333.simulator.script;

import java.time.Duration;

/**
 * A turn of a script as it was taken.
 *
 * @param turn which one of the script, from 0
 * @param from when the caller moved: the first key, or where the wait began
 * @param until when the move was over: the last key, or where the line gave up waiting
 * @param margin how much earlier or later it could have come and been the same
 */
public record PerformedMove(int turn, Duration from, Duration until, Duration margin) {
    /** The same move at another time. */
    public PerformedMove at(Duration begin, Duration end) {
        return new PerformedMove(turn, begin, end, margin);
    }
}
