package org.hotline12333.simulator.sip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12333.prompt.sound.Sound;
import org.hotline12333.value.ALaw;

/**
 * Packets of sound put in their places. Within a clip the sender's timestamps say how packets
 * follow each other, and the packet that was least late says where all of them belong: a busy
 * machine takes some of them from the line late, none early. Between two clips Asterisk's
 * timestamps lose some milliseconds; across a silence they say nothing.
 */
final class Timeline {
    private static final long NANOS_PER_SAMPLE = 1_000_000_000L / Sound.SAMPLES_PER_SECOND;

    /** A packet of sound; what is lost or late is whole packets. */
    private static final int FRAME = Sound.SAMPLES_PER_SECOND / 50;

    /** Between two clips nothing is sent for less than this, and no more is lost. */
    private static final int BREAK_MAX = Sound.SAMPLES_PER_SECOND / 10;

    private final List<Packet> packets = new ArrayList<>();
    private Optional<IOException> broken = Optional.empty();

    /** Sound, and when it came, in samples on the clock of {@link System#nanoTime}. */
    private record Packet(long arrival, Rtp rtp) {
        /** Whether it was sent without a silence between. */
        boolean isNextTo(Packet before) {
            return rtp.source() == before.rtp.source() && Math.abs(after(before)) <= BREAK_MAX;
        }

        /** Whether it is of the same clip. */
        boolean follows(Packet before) {
            return isNextTo(before) && after(before) % FRAME == 0;
        }

        /** In samples after another packet, as the sender says. */
        int after(Packet first) {
            return rtp.timestamp() - first.rtp.timestamp();
        }
    }

    synchronized void add(long now, Rtp packet) {
        packets.add(new Packet(now / NANOS_PER_SAMPLE, packet));
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
        List<Packet> before = List.of();
        long begins = first;
        for (int begin = 0; begin < packets.size(); ) {
            int end = begin + 1;
            while (end < packets.size() && packets.get(end).follows(packets.get(end - 1))) {
                end++;
            }
            List<Packet> clip = packets.subList(begin, end);
            // Nobody sends before the answer: two clocks differ by that much.
            begins = begin == 0 ? Math.max(arrived(clip), first) : begins(begins, before, clip);
            put(clip, begins - first, samples);
            before = clip;
            begin = end;
        }
        return new Recording(samples);
    }

    /** Where a clip begins, told by the packet that was least late. */
    private static long arrived(List<Packet> clip) {
        Packet first = clip.getFirst();
        return clip.stream()
                .mapToLong(packet -> packet.arrival() - packet.after(first))
                .min()
                .orElse(first.arrival());
    }

    /** The same, where the clip before says how early and late it can be. */
    private static long begins(long begun, List<Packet> before, List<Packet> clip) {
        long arrived = arrived(clip);
        if (!clip.getFirst().isNextTo(before.getLast())) {
            return arrived;
        }
        long told = begun + clip.getFirst().after(before.getFirst());
        return Math.clamp(arrived, told, told + BREAK_MAX);
    }

    private static void put(List<Packet> clip, long begin, short[] samples) {
        for (Packet packet : clip) {
            ByteBuffer sound = packet.rtp().payload();
            for (int i = 0; i < sound.limit(); i++) {
                long at = begin + packet.after(clip.getFirst()) + i;
                if (at >= 0 && at < samples.length) {
                    samples[(int) at] = ALaw.decode(sound.get(i));
                }
            }
        }
    }
}
