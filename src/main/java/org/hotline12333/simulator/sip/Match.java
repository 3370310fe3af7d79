package org.hotline12333.simulator.sip;

/**
 * How far a voice and a recording go together from a place on.
 *
 * @param end how many samples of the voice were heard, up to its last loud one
 * @param whole whether that is all of it, but for less than what {@link #TAIL} allows
 * @param likeness the normalised correlation of what was heard; 1 is the same
 */
record Match(Voice voice, int at, int end, boolean whole, double likeness) {
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

    boolean isOne() {
        return likeness >= THRESHOLD && (whole || end >= SHORTEST);
    }

    /** The first sample behind what was heard. */
    int after() {
        return at + (whole ? voice.length() : end);
    }

    static Match of(Voice voice, short[] recording, int at) {
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
        return new Match(voice, at, end, whole, likeness(voice, recording, at, end));
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
