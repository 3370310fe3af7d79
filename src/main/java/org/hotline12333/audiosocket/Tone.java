package org.hotline12333.audiosocket;

import java.util.ArrayList;
import java.util.List;
import org.hotline12333.value.Sound;

/** The tone after which a caller is recorded. */
final class Tone {
    private static final double HERTZ = 1_000;

    /** A tenth of full scale: no louder than the prompts. */
    private static final double PEAK = 3_300;

    private static final int FRAMES = 20;

    /** At both ends it grows and fades, or it would crack. */
    private static final int RAMP = 80;

    /** 0.4 s. */
    static final List<short[]> BEEP = beep();

    private Tone() {}

    private static List<short[]> beep() {
        List<short[]> frames = new ArrayList<>();
        int all = FRAMES * Frame.SAMPLES;
        for (int frame = 0; frame < FRAMES; frame++) {
            short[] samples = new short[Frame.SAMPLES];
            for (int i = 0; i < samples.length; i++) {
                int at = frame * Frame.SAMPLES + i;
                double swell = Math.min(1, Math.min(at, all - at) / (double) RAMP);
                double turn = 2 * Math.PI * HERTZ * at / Sound.SAMPLES_PER_SECOND;
                samples[i] = (short) Math.round(PEAK * swell * Math.sin(turn));
            }
            frames.add(samples);
        }
        return List.copyOf(frames);
    }
}
