package org.hotline12333.interpreter;

import java.util.Optional;

/** Keeps the state of a call from being read or forged while the telephone exchange holds it. */
public interface StateSeal {
    /** The exchange takes no more than this: one command, of which the state is the most. */
    int LENGTH_MAX = 1_800;

    /**
     * A printable form of the line that only this hotline opens, and only for this call; it may be
     * longer than {@link #LENGTH_MAX} where the line is very long.
     */
    String seal(String callId, String line);

    /** The line, or nothing where it was not sealed here, for this call, or lately. */
    Optional<String> open(String callId, String sealed);
}
