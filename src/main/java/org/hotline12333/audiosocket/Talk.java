package org.hotline12333.audiosocket;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.value.Sound;

/**
 * What is done on a connection.
 *
 * @param <T> what comes of it
 */
sealed interface Talk<T> {
    /** Does it, until it is done or the caller is gone, which is an exception. */
    void hold(Line line) throws IOException;

    /** What has come of it up to now; any thread may ask. */
    T result();

    /** Records. */
    final class Recording implements Talk<Sound> {
        /** No frame for so long is no late frame: the telephone sends none while it is silent. */
        private static final Duration GAP = Duration.ofMillis(300);

        private static final short[] SILENCE = new short[Frame.SAMPLES];

        private final Recorder recorder;
        private final Iterator<short[]> beep = Tone.BEEP.iterator();

        Recording(RecordSpec how) {
            recorder = new Recorder(how);
        }

        /** What is heard and keyed before the end of the tone is not meant. */
        @Override
        public void hold(Line line) throws IOException {
            while (beep.hasNext()) {
                line.next(this::sent);
            }
            long begun = System.nanoTime();
            while (!recorder.isOver()) {
                Optional<Frame> frame = line.next(this::sent);
                if (!line.isBehind()) {
                    Duration passed = Duration.ofNanos(System.nanoTime() - begun);
                    Duration lag = passed.minus(recorder.heard());
                    if (lag.compareTo(GAP) > 0) {
                        recorder.hearNothing(lag);
                    }
                }
                frame.ifPresent(this::take);
            }
        }

        private short[] sent() {
            return beep.hasNext() ? beep.next() : SILENCE;
        }

        private void take(Frame frame) {
            switch (frame.kind()) {
                case Frame.SOUND -> recorder.hear(frame.samples());
                case Frame.KEY -> recorder.press((char) frame.payload()[0]);
                default -> {}
            }
        }

        @Override
        public Sound result() {
            return recorder.sound();
        }
    }

    /** Plays until a key. */
    final class Playing implements Talk<Optional<Character>> {
        /** What Asterisk and a telephone hold back of what was sent. */
        private static final int BEHIND_FRAMES = 5;

        private final short[] samples;
        private int at;
        private volatile char key;

        Playing(Sound sound) {
            samples = sound.samples();
        }

        @Override
        public void hold(Line line) throws IOException {
            int end = samples.length + BEHIND_FRAMES * Frame.SAMPLES;
            while (key == 0 && at < end) {
                line.next(this::sent)
                        .filter(frame -> frame.kind() == Frame.KEY)
                        .ifPresent(frame -> key = (char) frame.payload()[0]);
            }
        }

        private short[] sent() {
            short[] frame = new short[Frame.SAMPLES];
            int length = Math.clamp(samples.length - (long) at, 0, frame.length);
            System.arraycopy(samples, Math.min(at, samples.length), frame, 0, length);
            at += frame.length;
            return frame;
        }

        @Override
        public Optional<Character> result() {
            return key == 0 ? Optional.empty() : Optional.of(key);
        }
    }
}
