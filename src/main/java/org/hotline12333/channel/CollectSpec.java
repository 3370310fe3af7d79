package org.hotline12333.channel;

import java.time.Duration;

/**
 * How keys are collected, in VoiceXML's terms; the termchar is {@code #}.
 *
 * @param maxLength keys after which the entry is complete
 * @param timeout how long the first key may take after the prompt
 * @param interdigitTimeout how long each further key may take
 * @param bargein whether a key cuts the prompt short; if not, keys pressed before its end, or just
 *     behind it, are lost
 * @param starEnds whether a star pressed as the first key ends the entry at once
 * @param secret whether the keys must be kept out of every log
 * @param alone when a key that may stand for itself is waited for less long
 */
public record CollectSpec(
        int maxLength,
        Duration timeout,
        Duration interdigitTimeout,
        boolean bargein,
        boolean starEnds,
        boolean secret,
        Alone alone) {
    /** The longest entry that any question asks for. */
    public static final int LENGTH_MAX = 32;

    /**
     * Behind a prompt that no key cuts short, keys are thrown away for so long: one that was
     * pressed before its end, and let go behind it, is no answer to it.
     */
    public static final Duration FLUSH = Duration.ofMillis(300);

    public CollectSpec {
        if (maxLength < 1 || maxLength > LENGTH_MAX) {
            throw new IllegalArgumentException("entry of " + maxLength + " keys");
        }
        if (!timeout.isPositive() || !interdigitTimeout.isPositive()) {
            throw new IllegalArgumentException("a timeout must be positive");
        }
    }

    /** Where no key stands for itself. */
    public CollectSpec(
            int maxLength,
            Duration timeout,
            Duration interdigitTimeout,
            boolean bargein,
            boolean starEnds,
            boolean secret) {
        this(
                maxLength,
                timeout,
                interdigitTimeout,
                bargein,
                starEnds,
                secret,
                Alone.never(interdigitTimeout));
    }

    /**
     * Keys that may be all there is, although more could follow: a first 0, which asks for a
     * person, and what a caller has pressed too often at the question before.
     *
     * @param zero how long a key may take behind a first 0
     * @param overrun how soon after the beginning of the prompt a first key may be one too many of
     *     the entry before; zero where there was none
     * @param overrunGap how long a key may take behind such ones
     */
    public record Alone(Duration zero, Duration overrun, Duration overrunGap) {
        /** So many keys too many are still told from a new entry. */
        public static final int OVERRUN_MAX = 2;

        static Alone never(Duration interdigitTimeout) {
            return new Alone(interdigitTimeout, Duration.ZERO, interdigitTimeout);
        }
    }

    /**
     * How long the next key may take.
     *
     * @param keys what has been keyed, at least one
     * @param begun when the first of them came, since the beginning of the prompt
     */
    public Duration pauseAfter(String keys, Duration begun) {
        if (keys.equals("0")) {
            return alone.zero();
        }
        boolean overrun =
                keys.length() <= Alone.OVERRUN_MAX && begun.compareTo(alone.overrun()) < 0;
        return overrun ? alone.overrunGap() : interdigitTimeout;
    }
}
