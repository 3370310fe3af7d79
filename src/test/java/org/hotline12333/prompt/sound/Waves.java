package org.hotline12333.prompt.sound;

import java.time.Duration;

/** Sounds of known shape. */
final class Waves {
    private static final int SAMPLES_PER_MILLISECOND = 8;

    private Waves() {}

    /** A square wave of 500 Hz: its loudness is its peak. */
    static Sound tone(int amplitude, int milliseconds) {
        short[] samples = new short[milliseconds * SAMPLES_PER_MILLISECOND];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i / 8 % 2 == 0 ? amplitude : -amplitude);
        }
        return new Sound(samples);
    }

    static Sound silence(int milliseconds) {
        return Sound.silence(Duration.ofMillis(milliseconds));
    }
}
