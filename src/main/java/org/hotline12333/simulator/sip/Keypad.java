package org.hotline12333.simulator.sip;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.hotline12333.prompt.sound.Sound;
import org.hotline12333.value.ALaw;

/**
 * The packets that a telephone sends: keys at their times, voices after a tone, silence between
 * them.
 */
final class Keypad {
    private static final String EVENTS = "0123456789*#ABCD";
    private static final Duration FRAME = Duration.ofMillis(20);
    private static final int FRAME_SAMPLES = Recording.samplesIn(FRAME);

    /** The end of a key is said so often, because a packet may be lost. */
    private static final int ENDS = 3;

    /** None was heard yet. */
    static final long NO_TONE = Long.MIN_VALUE;

    private static final int ENDED = 0x80;
    private static final int VOLUME = 10;

    private final long start;
    private final int source = ThreadLocalRandom.current().nextInt();
    private final Deque<Press> presses = new ArrayDeque<>();
    private final Deque<Due> down = new ArrayDeque<>();
    private final List<TimedVoice> voices;
    private final LongSupplier tone;
    private long nextFrame;
    private int sequence = ThreadLocalRandom.current().nextInt(1 << 15);

    /** A key that is let go at this moment. */
    private record Press(long at, int event) {
        long begin() {
            return at - Telephone.KEY.toNanos();
        }
    }

    /** A packet and its moment, by the clock of {@link System#nanoTime}. */
    record Due(long at, Rtp packet, boolean takesEffect) {}

    Keypad(long start, List<TimedKeys> keys, List<TimedVoice> voices, LongSupplier tone) {
        this.start = start;
        this.tone = tone;
        this.voices = List.copyOf(voices);
        nextFrame = start;
        long earliest = start + Telephone.KEY.toNanos();
        for (TimedKeys group : keys) {
            long at = start + group.at().toNanos();
            for (char key : group.keys().toCharArray()) {
                long effect = Math.max(at, earliest);
                presses.add(new Press(effect, EVENTS.indexOf(key)));
                earliest = effect + Telephone.BEAT_MIN.toNanos();
                at += group.beat().toNanos();
            }
        }
    }

    Due next() {
        if (down.isEmpty() && !presses.isEmpty() && presses.element().begin() <= nextFrame) {
            press(presses.remove());
        }
        Due due = down.isEmpty() ? sound() : down.remove();
        nextFrame = due.at() + FRAME.toNanos();
        return due;
    }

    private Due sound() {
        int timestamp = timestamp(nextFrame);
        return new Due(
                nextFrame,
                packet(false, Rtp.SOUND, timestamp, ByteBuffer.wrap(said(timestamp))),
                false);
    }

    /** What is said in the frame of this time. */
    private byte[] said(int timestamp) {
        byte[] frame = new byte[FRAME_SAMPLES];
        Arrays.fill(frame, ALaw.SILENCE);
        long heard = tone.getAsLong();
        for (TimedVoice voice : heard == NO_TONE ? List.<TimedVoice>of() : voices) {
            byte[] sound = voice.sound().aLaw();
            int at = timestamp - timestamp(heard) - Recording.samplesIn(voice.after());
            int from = Math.max(0, at);
            int to = Math.min(sound.length, at + FRAME_SAMPLES);
            if (from < to) {
                System.arraycopy(sound, from, frame, from - at, to - from);
            }
        }
        return frame;
    }

    private void press(Press press) {
        int timestamp = timestamp(press.begin());
        for (long at = press.begin(); at < press.at(); at += FRAME.toNanos()) {
            boolean first = at == press.begin();
            down.add(new Due(at, key(first, timestamp, press, at + FRAME.toNanos(), 0), false));
        }
        for (int i = 0; i < ENDS; i++) {
            Rtp end = key(false, timestamp, press, press.at(), ENDED);
            down.add(new Due(press.at(), end, i == 0));
        }
    }

    private Rtp key(boolean first, int timestamp, Press press, long until, int ended) {
        int samples = timestamp(until) - timestamp;
        ByteBuffer event =
                ByteBuffer.allocate(4)
                        .put((byte) press.event())
                        .put((byte) (ended | VOLUME))
                        .putShort((short) samples)
                        .flip();
        return packet(first, Rtp.KEY, timestamp, event);
    }

    private Rtp packet(boolean marked, int type, int timestamp, ByteBuffer payload) {
        sequence = sequence + 1 & 0xffff;
        return new Rtp(marked, type, sequence, timestamp, source, payload);
    }

    private int timestamp(long moment) {
        return (int) ((moment - start) * Sound.SAMPLES_PER_SECOND / 1_000_000_000L);
    }
}
