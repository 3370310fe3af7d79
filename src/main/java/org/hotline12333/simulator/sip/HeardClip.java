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
 * @param begun longer clips that this may be the beginning of, cut just where it ends
 * @param at when it began
 * @param length how much of it was heard
 * @param cut whether it ended early
 */
public record HeardClip(
        Clip clip, Set<Clip> alike, Set<Clip> begun, Duration at, Duration length, boolean cut) {
    public HeardClip {
        alike = Set.copyOf(alike);
        begun = Set.copyOf(begun);
    }

    /**
     * Whether what was heard is this clip, as far as can be told. A longer one that would have had
     * to end exactly here is expected to end early, or it is not.
     */
    public boolean canBe(Played expected) {
        return alike.contains(expected.clip())
                || (expected.cut() && begun.contains(expected.clip()));
    }

    public Played played() {
        return new Played(clip, at, cut);
    }

    /** What was heard, being a clip that it can be. */
    public Played as(Clip expected) {
        return new Played(expected, at, cut || !alike.contains(expected));
    }
}
