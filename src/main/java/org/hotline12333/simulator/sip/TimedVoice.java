package org.hotline12333.simulator.sip;

import java.time.Duration;
import org.hotline12333.value.Sound;

/**
 * Something said.
 *
 * @param after how long after a tone that asks for it was heard
 */
public record TimedVoice(Duration after, Sound sound) {
    public TimedVoice {
        if (after.isNegative()) {
            throw new IllegalArgumentException("said before the tone");
        }
    }
}
