package org.hotline12333.interpreter;

import java.time.Duration;
import java.util.Optional;
import org.hotline12333.channel.CallChannel;

/** Keeps the state of a call from being read or forged while the telephone exchange holds it. */
public interface StateSealer {
    /** The exchange keeps no more than this. */
    int LENGTH_MAX = CallChannel.STATE_MAX;

    /**
     * A printable form of the line that only this hotline opens, only for this call, once, and not
     * after its life; it may be longer than {@link #LENGTH_MAX} where the line is very long.
     */
    String seal(String callId, String line, Duration life);

    /**
     * The line, or nothing where it was not sealed here for this call, is too old, or was opened.
     */
    Optional<String> open(String callId, String sealed);
}
