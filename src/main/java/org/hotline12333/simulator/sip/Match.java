package org.hotline12333.simulator.sip;

import java.util.Arrays;
import org.hotline12333.prompt.sound.Sound;

/**
 * How far a voice and a recording go together from a place on.
 *
 * @param end how many samples of the voice were heard, up to its last loud one
 * @param torn for how many samples nothing came in the middle of it
 * @param whole whether that is all of it, but for less than what {@link #TAIL} allows
 * @param likeness the normalised correlation of what was heard; 1 is the same
 */
record Match(Voice voice, int at, int end, int torn, boolean whole, double likeness) {
    /** Less is another sound. Clips that came through Asterisk were measured at 0.99 and more. */
    private static final double THRESHOLD = 0.9;

    /** The part of a block's energy that may differ. */
    private static final double MISFIT = 0.3;

    /** So many blocks that misfit, 60 ms, are the end; fewer are an error on the line. */
    private static final int MISFITS = 3;

    /**
     * A clip cut in its last 60 ms counts as whole: where clips follow each other without a gap,
     * Asterisk's timestamps lose a frame of 20 ms, which spoils up to three blocks.
     */
    private static final int TAIL = 3 * Voice.BLOCK;

    /** Of a cut clip 100 ms must be heard. */
    private static final int SHORTEST = 5 * Voice.BLOCK;

    /**
     * An Asterisk that gets no processor for 80 ms or more sends nothing meanwhile, and then goes
     * on with the clip where it stopped: up to a second, that is the machine's fault and no cut.
     */
    private static final int TEAR_MAX = Sound.SAMPLES_PER_SECOND;

    boolean isOne() {
        return likeness >= THRESHOLD && (whole || end >= SHORTEST);
    }

    /** How far the voice was heard: a whole one to its last loud sample. */
    int heardTo() {
        return whole ? voice.loudEnd() : end;
    }

    /** The first sample behind what was heard. */
    int after() {
        return at + torn + (whole ? voice.length() : end);
    }

    static Match of(Voice voice, short[] recording, int at) {
        Match straight = untorn(voice, recording, at);
        if (straight.whole() || straight.likeness() < THRESHOLD) {
            return straight;
        }
        int heard = at + straight.end();
        int tear = nothingSent(recording, heard);
        int goesOn = sentAgain(recording, tear);
        boolean tore = tear < goesOn && goesOn < recording.length;
        if (!tore || tear - heard > TAIL || goesOn - tear > TEAR_MAX) {
            return straight;
        }
        short[] closed = closed(voice, recording, at, tear, goesOn);
        Match mended = of(voice, closed, 0);
        return mended.end() > straight.end() ? mended.at(at, goesOn - tear) : straight;
    }

    private Match at(int place, int moreTorn) {
        return new Match(voice, place, end, torn + moreTorn, whole, likeness);
    }

    /** The first place of which nothing came; what was sent is never 0. */
    private static int nothingSent(short[] recording, int from) {
        int place = Math.min(from, recording.length);
        while (place < recording.length && recording[place] != 0) {
            place++;
        }
        return place;
    }

    private static int sentAgain(short[] recording, int from) {
        int place = from;
        while (place < recording.length && recording[place] == 0) {
            place++;
        }
        return place;
    }

    /** As much of the recording as a voice can be in, with a tear closed. */
    private static short[] closed(Voice voice, short[] recording, int at, int tear, int goesOn) {
        int length = Math.min(voice.length() + TEAR_MAX, recording.length - at - (goesOn - tear));
        short[] closed = Arrays.copyOfRange(recording, at, at + length);
        System.arraycopy(recording, goesOn, closed, tear - at, length - (tear - at));
        return closed;
    }

    private static Match untorn(Voice voice, short[] recording, int at) {
        double gain = gain(voice, recording, at);
        int end = 0;
        int misfits = 0;
        for (int from = 0; from < voice.length() && misfits < MISFITS; from += Voice.BLOCK) {
            int to = Math.min(from + Voice.BLOCK, voice.length());
            double expected = 0;
            double error = 0;
            for (int i = from; i < to; i++) {
                double sample = gain * voice.at(i);
                double difference = heard(recording, at + i) - sample;
                expected += sample * sample;
                error += difference * difference;
            }
            boolean loud = Voice.isLoud(expected, to - from);
            boolean fits = loud ? error <= MISFIT * expected : !Voice.isLoud(error, to - from);
            misfits = fits ? 0 : misfits + 1;
            end = fits && loud ? to : end;
        }
        boolean whole = voice.loudEnd() - end <= TAIL;
        return new Match(voice, at, end, 0, whole, likeness(voice, recording, at, end));
    }

    /** How much louder or quieter the line is than the clip. */
    private static double gain(Voice voice, short[] recording, int at) {
        double product = 0;
        for (int i = 0; i < voice.headLength(); i++) {
            product += (double) voice.at(i) * heard(recording, at + i);
        }
        return product / Math.max(1, voice.headEnergy());
    }

    private static double likeness(Voice voice, short[] recording, int at, int end) {
        double product = 0;
        double own = 1;
        double other = 1;
        for (int i = 0; i < end; i++) {
            double sample = heard(recording, at + i);
            product += voice.at(i) * sample;
            own += (double) voice.at(i) * voice.at(i);
            other += sample * sample;
        }
        return product / Math.sqrt(own * other);
    }

    private static short heard(short[] recording, int at) {
        return at < recording.length ? recording[at] : 0;
    }
}
