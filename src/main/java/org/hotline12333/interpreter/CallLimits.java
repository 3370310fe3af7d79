package org.hotline12333.interpreter;

import java.time.Duration;

/**
 * How long a call may last, so that no loop can hold a caller for ever.
 *
 * @param steps questions, submissions and transfers
 * @param length time since the call was answered
 */
public record CallLimits(int steps, Duration length) {
    public static final CallLimits DEFAULT = new CallLimits(300, Duration.ofMinutes(30));

    public CallLimits {
        if (steps < 1 || !length.isPositive()) {
            throw new IllegalArgumentException("a call needs at least one step and some time");
        }
    }
}
