package org.hotline12333.audiosocket;

import java.time.Duration;
import java.util.Arrays;
import org.hotline12333.audiosocket.Loudness.Speech;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.value.ALaw;
import org.hotline12333.value.Sound;

/**
 * Takes what a caller says, frame by frame, and tells when it is enough. Time is what it was given:
 * it knows no clock. Used by one thread at a time.
 */
final class Recorder {
    /** Of the silence at both ends so much stays, so that no word is cut. */
    private static final Duration MARGIN = Duration.ofMillis(300);

    private final RecordSpec how;
    private final Loudness loudness = new Loudness();
    private byte[] aLaw = new byte[Sound.SAMPLES_PER_SECOND];
    private int samples;
    private int measured;
    private boolean over;

    Recorder(RecordSpec how) {
        this.how = how;
    }

    /** More sound; none after the end. */
    synchronized void hear(short... more) {
        if (over) {
            return;
        }
        int room = (int) Math.min(more.length, samplesOf(how.maxTime()) - samples);
        if (samples + room > aLaw.length) {
            aLaw = Arrays.copyOf(aLaw, 2 * aLaw.length);
        }
        for (int i = 0; i < room; i++) {
            aLaw[samples++] = ALaw.encode(more[i]);
        }
        measure();
        over =
                samples >= samplesOf(how.maxTime())
                        || loudness.silence().compareTo(how.finalSilence()) >= 0;
    }

    /** Of a telephone that sends no sound while nobody speaks. */
    void hearNothing(Duration time) {
        for (long left = samplesOf(time); left > 0 && !isOver(); left -= Frame.SAMPLES) {
            hear(new short[(int) Math.min(left, Frame.SAMPLES)]);
        }
    }

    /** Whether a silence of so long would end it. */
    synchronized boolean isOverAfter(Duration more) {
        return heard().plus(more).compareTo(how.maxTime()) >= 0
                || loudness.silence().plus(more).compareTo(how.finalSilence()) >= 0;
    }

    private void measure() {
        while (samples - measured >= Frame.SAMPLES) {
            short[] frame = new short[Frame.SAMPLES];
            for (int i = 0; i < frame.length; i++) {
                frame[i] = ALaw.decode(aLaw[measured++]);
            }
            loudness.add(frame);
        }
    }

    private static long samplesOf(Duration time) {
        return time.toMillis() * Sound.SAMPLES_PER_SECOND / 1_000;
    }

    /** The only key that is one: a cheek on a telephone presses the others. */
    synchronized void press(char key) {
        over |= key == '#';
    }

    synchronized boolean isOver() {
        return over;
    }

    /** How much has been heard. */
    synchronized Duration heard() {
        return Duration.ofMillis(samples * 1_000L / Sound.SAMPLES_PER_SECOND);
    }

    /** What was said up to now, without the silence around it. */
    synchronized Sound sound() {
        Speech speech = loudness.speech();
        if (speech.frames() == 0) {
            return new Sound(new byte[0], Duration.ZERO);
        }
        int margin = (int) samplesOf(MARGIN);
        int from = Math.max(0, speech.first() * Frame.SAMPLES - margin);
        int to = Math.min(samples, speech.end() * Frame.SAMPLES + margin);
        return new Sound(Arrays.copyOfRange(aLaw, from, to), speech.length());
    }
}
