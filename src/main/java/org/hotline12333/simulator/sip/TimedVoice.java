package org.hotline12333.simulator.sip;

import java.time.Duration;
import org.hotline12333.value.Sound;

/**
 * Something said.
 *
 * @param at when it begins, since the answer
 */
public record TimedVoice(Duration at, Sound sound) {
    public TimedVoice {
        if (at.isNegative()) {
            throw new IllegalArgumentException("said before the answer");
        }
    }
}
