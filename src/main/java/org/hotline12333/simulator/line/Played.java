package org.hotline12333.simulator.line;

import java.time.Duration;
import org.hotline12333.prompt.Clip;

/**
 * A clip that a simulated caller heard.
 *
 * @param at when it began, by the call's clock
 * @param cut whether it ended early, by a key or a hang-up
 */
public record Played(Clip clip, Duration at, boolean cut) {
    /** The same by a clock that began so much earlier. */
    public Played later(Duration offset) {
        return new Played(clip, at.plus(offset), cut);
    }
}
