package org.hotline12333.audiosocket;

/** Whose clock the sound of a line goes by. */
public enum Pace {
    /** Ours: a frame each 20 ms, as a telephone and Asterisk have it. */
    CLOCK,

    /**
     * The other side's, which answers each of our frames with one of its own, as early as it likes:
     * a simulated caller's, who has no time to lose.
     */
    PEER
}
