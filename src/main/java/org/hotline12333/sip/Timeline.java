package org.hotline12333.sip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12333.prompt.Sound;

/**
 * Packets of sound put in their places. Within a stream the sender's timestamps say where a packet
 * belongs; where they disagree with its arrival by more than delay explains, arrival decides.
 */
final class Timeline {
    private static final long NANOS_PER_SAMPLE = 1_000_000_000L / Sound.SAMPLES_PER_SECOND;

    /** A busy machine takes a packet from the line 2 s late at the most. */
    private static final long LATE_MAX = 2L * Sound.SAMPLES_PER_SECOND;

    /** None is early, but the first one may have been 200 ms late. */
    private static final long EARLY_MAX = Sound.SAMPLES_PER_SECOND / 5;

    private final List<Frame> frames = new ArrayList<>();
    private Optional<IOException> broken = Optional.empty();
    private int source;
    private int lastTimestamp;
    private long lastPlace;

    /** Sound and its place, in samples on the clock of {@link System#nanoTime}. */
    private record Frame(long place, ByteBuffer sound) {}

    synchronized void add(long now, Rtp packet) {
        long arrival = now / NANOS_PER_SAMPLE;
        long place = lastPlace + (packet.timestamp() - lastTimestamp);
        boolean follows =
                !frames.isEmpty()
                        && packet.source() == source
                        && arrival - place <= LATE_MAX
                        && place - arrival <= EARLY_MAX;
        lastPlace = follows ? place : arrival;
        lastTimestamp = packet.timestamp();
        source = packet.source();
        frames.add(new Frame(lastPlace, packet.payload()));
    }

    /** Nothing more can be heard or sent. */
    synchronized void breakOff(IOException why) {
        broken = Optional.of(why);
    }

    synchronized Recording between(long from, long to) {
        broken.ifPresent(e -> {
            throw new SipException("the sound broke off: " + e.getMessage(), e);
        });
        long first = from / NANOS_PER_SAMPLE;
        short[] samples = new short[(int) Math.max(0, to / NANOS_PER_SAMPLE - first)];
        for (Frame frame : frames) {
            for (int i = 0; i < frame.sound().limit(); i++) {
                long at = frame.place() + i - first;
                if (at >= 0 && at < samples.length) {
                    samples[(int) at] = ALaw.decode(frame.sound().get(i));
                }
            }
        }
        return new Recording(samples);
    }
}
