package org.hotline12333.audiosocket;

import java.time.Duration;
import java.util.Arrays;

/**
 * How loud each 20 ms of a line are, and which of them are speech. What is speech depends on the
 * line: a street is louder than whoever speaks softly in a quiet room. So speech is what stands out
 * of the quietest tenth of what was heard, and never what is quieter than an empty line, nor ever
 * asked to be louder than somebody who speaks without a pause.
 */
final class Loudness {
    static final Duration FRAME = Duration.ofMillis(20);

    /** In decibels over the noise. */
    private static final double STANDS_OUT = 9;

    /** In decibels of full scale: noise of an empty line is below. */
    private static final double QUIET = -46;

    /** Whoever speaks without a pause is louder. */
    private static final double LOUD = -30;

    private static final double NOTHING = -96;
    private static final int NOISE_PART = 10;

    /** The noise may change: so much of the past tells it. */
    private static final int NOISE_FRAMES = 400;

    /** A click, as of a key, is shorter. */
    private static final int SPEECH_FRAMES_MIN = 3;

    /** Between two words. */
    private static final int PAUSE_FRAMES_MAX = 15;

    private double[] levels = new double[1_024];
    private int frames;

    void add(short... samples) {
        if (frames == levels.length) {
            levels = Arrays.copyOf(levels, 2 * frames);
        }
        levels[frames++] = level(samples);
    }

    private static double level(short... samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        double mean = Math.sqrt(sum / Math.max(1, samples.length)) / Short.MAX_VALUE;
        return mean == 0 ? NOTHING : 20 * Math.log10(mean);
    }

    /** For how long nobody has spoken up to now. */
    Duration silence() {
        double speech = threshold(Math.max(0, frames - NOISE_FRAMES), frames);
        int at = frames;
        int loud = 0;
        while (at > 0 && loud < SPEECH_FRAMES_MIN) {
            at--;
            loud = levels[at] >= speech ? loud + 1 : 0;
        }
        int last = loud == SPEECH_FRAMES_MIN ? at + SPEECH_FRAMES_MIN : 0;
        return FRAME.multipliedBy(frames - last);
    }

    private double threshold(int from, int to) {
        double[] sorted = Arrays.copyOfRange(levels, from, to);
        Arrays.sort(sorted);
        double noise = sorted.length == 0 ? NOTHING : sorted[sorted.length / NOISE_PART];
        return Math.clamp(noise + STANDS_OUT, QUIET, LOUD);
    }

    /**
     * Where somebody speaks.
     *
     * @param first the first frame of it
     * @param end the first frame behind it
     * @param frames of speech between them, with the pauses between words
     */
    record Speech(int first, int end, int frames) {
        Duration length() {
            return FRAME.multipliedBy(frames);
        }
    }

    /** Of all that was heard. */
    Speech speech() {
        double speech = threshold(0, frames);
        int first = -1;
        int end = 0;
        int spoken = 0;
        int at = 0;
        while (at < frames) {
            int run = at;
            while (run < frames && levels[run] >= speech) {
                run++;
            }
            if (run - at >= SPEECH_FRAMES_MIN) {
                boolean goesOn = first >= 0 && at - end <= PAUSE_FRAMES_MAX;
                spoken += run - (goesOn ? end : at);
                first = first < 0 ? at : first;
                end = run;
            }
            at = Math.max(run, at + 1);
        }
        return new Speech(Math.max(0, first), end, spoken);
    }
}
