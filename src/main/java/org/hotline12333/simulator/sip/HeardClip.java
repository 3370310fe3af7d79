package org.hotline12333.simulator.sip;

import java.time.Duration;
import java.util.Set;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Played;

/**
 * A clip that was heard.
 *
 * @param clip the first by name of {@link #alike}
 * @param alike all clips that sound the same as far as this was heard; no ear tells them apart
 * @param at when it began
 * @param length how much of it was heard
 * @param cut whether it ended early
 */
public record HeardClip(Clip clip, Set<Clip> alike, Duration at, Duration length, boolean cut) {
    public HeardClip {
        alike = Set.copyOf(alike);
    }

    /** Whether what was heard is this clip, as far as can be told. */
    public boolean canBe(Clip expected) {
        return alike.contains(expected);
    }

    public Played played() {
        return new Played(clip, at, cut);
    }
}
