package org.hotline12333.channel;

import java.time.Duration;

/**
 * How a caller is recorded, in VoiceXML's terms.
 *
 * @param maxTime after which no more is taken
 * @param finalSilence after so long a silence the caller has done, or says nothing
 */
public record RecordSpec(Duration maxTime, Duration finalSilence) {
    public RecordSpec {
        if (!maxTime.isPositive() || !finalSilence.isPositive()) {
            throw new IllegalArgumentException("a recording takes time");
        }
    }
}
