package org.hotline12333.audiosocket;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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

        /** What was held up somewhere comes all at once; what was not sent does not. */
        private static final Duration BURST = Duration.ofMillis(100);

        private static final short[] SILENCE = new short[Frame.SAMPLES];

        private final Recorder recorder;
        private final Iterator<short[]> beep = Tone.BEEP.iterator();
        private final List<short[]> behindGap = new ArrayList<>();
        private long begun;
        private long resumed;

        Recording(RecordSpec how) {
            recorder = new Recorder(how);
        }

        /** What is heard and keyed before the end of the tone is not meant. */
        @Override
        public void hold(Line line) throws IOException {
            while (beep.hasNext()) {
                line.next(this::sent);
            }
            begun = line.now();
            try {
                while (!recorder.isOver()) {
                    line.next(this::sent).ifPresent(frame -> take(frame, line.now()));
                    closeGap(line.now());
                }
            } finally {
                behindGap.forEach(recorder::hear);
            }
        }

        private short[] sent() {
            return beep.hasNext() ? beep.next() : SILENCE;
        }

        private void take(Frame frame, long now) {
            switch (frame.kind()) {
                case Frame.SOUND -> hear(now, frame.samples());
                case Frame.KEY -> recorder.press((char) frame.payload()[0]);
                default -> {}
            }
        }

        private void hear(long now, short... samples) {
            if (behindGap.isEmpty()) {
                resumed = now;
            }
            behindGap.add(samples);
        }

        /** How much less was heard than time has passed. */
        private Duration lag(long now) {
            return Duration.ofNanos(now - begun)
                    .minus(recorder.heard())
                    .minus(Loudness.FRAME.multipliedBy(behindGap.size()));
        }

        /**
         * Sound that comes when it should, or was late, is heard as it is; before what comes after
         * a time in which none was sent there is silence.
         */
        private void closeGap(long now) {
            Duration lag = lag(now);
            boolean late = now - resumed < BURST.toNanos();
            if (lag.compareTo(GAP) > 0) {
                if (behindGap.isEmpty() ? !recorder.isOverAfter(lag) : late) {
                    return;
                }
                recorder.hearNothing(lag);
            }
            behindGap.forEach(recorder::hear);
            behindGap.clear();
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
