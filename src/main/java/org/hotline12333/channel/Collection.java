package org.hotline12333.channel;

import java.time.Duration;

/**
 * How keys are collected, in VoiceXML's terms; the termchar is {@code #}.
 *
 * @param maxLength keys after which the entry is complete
 * @param timeout how long the first key may take after the prompt
 * @param interdigitTimeout how long each further key may take
 * @param bargein whether a key cuts the prompt short; if not, keys pressed before its end are lost
 * @param starEnds whether a star pressed as the first key ends the entry at once
 * @param secret whether the keys must be kept out of every log
 */
public record Collection(
        int maxLength,
        Duration timeout,
        Duration interdigitTimeout,
        boolean bargein,
        boolean starEnds,
        boolean secret) {
    /** The longest entry that any question asks for. */
    public static final int LENGTH_MAX = 32;

    public Collection {
        if (maxLength < 1 || maxLength > LENGTH_MAX) {
            throw new IllegalArgumentException("entry of " + maxLength + " keys");
        }
        if (!timeout.isPositive() || !interdigitTimeout.isPositive()) {
            throw new IllegalArgumentException("a timeout must be positive");
        }
    }
}
