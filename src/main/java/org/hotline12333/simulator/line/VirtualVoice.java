package org.hotline12333.simulator.line;

import java.time.Duration;
import org.hotline12333.value.ALaw;
import org.hotline12333.value.Sound;

/** How a simulated caller sounds: a hum, as loud as people speak. */
public final class VirtualVoice {
    /** How long the tone sounds before a recording. */
    public static final Duration TONE = Duration.ofMillis(400);

    private static final double HERTZ = 220;
    private static final double PEAK = 6_000;

    private VirtualVoice() {}

    /** Somebody who speaks for so long. */
    public static Sound of(Duration speech) {
        short[] samples = samples(speech);
        byte[] aLaw = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            aLaw[i] = ALaw.encode(samples[i]);
        }
        return new Sound(aLaw, speech);
    }

    /** The same as samples of 16 bit. */
    public static short[] samples(Duration speech) {
        short[] samples = new short[(int) (speech.toMillis() * Sound.SAMPLES_PER_SECOND / 1_000)];
        for (int i = 0; i < samples.length; i++) {
            double turn = 2 * Math.PI * HERTZ * i / Sound.SAMPLES_PER_SECOND;
            samples[i] = (short) Math.round(PEAK * Math.sin(turn));
        }
        return samples;
    }
}
