package org.hotline12333.simulator.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The sound of a {@link BareTelephone}: 50 packets a second, or none where it is muted. */
final class BareSound implements AutoCloseable {
    static final int TYPE = 8;
    static final int EVENT_TYPE = 101;

    private static final Duration FRAME = Duration.ofMillis(20);
    private static final int SAMPLES = 160;
    private static final String EVENTS = "0123456789*#ABCD";
    private static final String PAD = "123A456B789C*0#D";
    private static final int[] ROWS = {697, 770, 852, 941};
    private static final int[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final int SILENCE = 0xd5;
    private static final int ENDS = 3;

    private final DatagramSocket socket;
    private final Queue<Slot> slots = new ConcurrentLinkedQueue<>();
    private final AtomicInteger heard = new AtomicInteger();
    private final int source = ThreadLocalRandom.current().nextInt();
    private volatile boolean muted;
    private int sequence;
    private int timestamp;
    private int keyBegan;

    /** What is sent in one frame's time. */
    private interface Slot {
        void send(InetSocketAddress to) throws IOException;
    }

    BareSound(InetAddress own) {
        try {
            socket = new DatagramSocket(new InetSocketAddress(own, 0));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::hear);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many packets have come. */
    int heard() {
        return heard.get();
    }

    /** From now on nothing is sent but what is pressed. */
    void mute() {
        muted = true;
    }

    /** A key in the sound, as loud as an amplitude of 32,767 parts. */
    void tone(char key, int frames, int amplitude) {
        for (int i = 0; i < frames; i++) {
            byte[] tone = samples(key, i * SAMPLES, amplitude);
            slots.add(to -> send(to, false, TYPE, timestamp, tone));
        }
    }

    /** A key as an event, RFC 4733. */
    void event(char key, int frames) {
        for (int i = 1; i <= frames; i++) {
            boolean first = i == 1;
            byte[] down = event(key, i, 0x0a);
            slots.add(to -> {
                keyBegan = first ? timestamp : keyBegan;
                send(to, first, EVENT_TYPE, keyBegan, down);
            });
        }
        byte[] up = event(key, frames, 0x8a);
        slots.add(to -> {
            for (int i = 0; i < ENDS; i++) {
                send(to, false, EVENT_TYPE, keyBegan, up);
            }
        });
    }

    /** Something beside the sound, at its place between the keys. */
    void beside(Runnable done) {
        slots.add(_ -> done.run());
    }

    void silence(int frames) {
        byte[] silence = new byte[SAMPLES];
        Arrays.fill(silence, (byte) SILENCE);
        for (int i = 0; i < frames; i++) {
            slots.add(to -> {
                if (!muted) {
                    send(to, false, TYPE, timestamp, silence);
                }
            });
        }
    }

    /** Sends until it is closed. */
    void start(InetSocketAddress to) {
        Thread.ofPlatform().daemon().start(() -> talk(to));
    }

    private void talk(InetSocketAddress to) {
        long next = System.nanoTime();
        while (!socket.isClosed()) {
            if (slots.isEmpty()) {
                silence(1);
            }
            try {
                slots.remove().send(to);
            } catch (IOException e) {
                return; // Asterisk has ended the call
            }
            timestamp += SAMPLES;
            next += FRAME.toNanos();
            for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    private void send(InetSocketAddress to, boolean marked, int type, int time, byte[] payload)
            throws IOException {
        sequence++;
        byte[] packet =
                ByteBuffer.allocate(12 + payload.length)
                        .put((byte) 0x80)
                        .put((byte) ((marked ? 0x80 : 0) | type))
                        .putShort((short) sequence)
                        .putInt(time)
                        .putInt(source)
                        .put(payload)
                        .array();
        socket.send(new DatagramPacket(packet, packet.length, to));
    }

    private void hear() {
        byte[] bytes = new byte[2_048];
        try {
            while (true) {
                socket.receive(new DatagramPacket(bytes, bytes.length));
                heard.incrementAndGet();
            }
        } catch (IOException e) {
            socket.close();
        }
    }

    private static byte[] event(char key, int frames, int volume) {
        return ByteBuffer.allocate(4)
                .put((byte) EVENTS.indexOf(key))
                .put((byte) volume)
                .putShort((short) (frames * SAMPLES))
                .array();
    }

    private static byte[] samples(char key, int from, int amplitude) {
        int at = PAD.indexOf(key);
        byte[] tone = new byte[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double time = 2 * Math.PI * (from + i) / 8_000;
            double both = Math.sin(time * ROWS[at / 4]) + Math.sin(time * COLUMNS[at % 4]);
            tone[i] = aLaw((int) (amplitude * both / 2));
        }
        return tone;
    }

    private static byte aLaw(int sample) {
        int sign = sample >= 0 ? 0x80 : 0;
        int size = Math.min(32_767, Math.abs(sample));
        int exponent = Math.max(0, 24 - Integer.numberOfLeadingZeros(size));
        int mantissa = size >> (exponent == 0 ? 4 : exponent + 3) & 0xf;
        return (byte) ((sign | exponent << 4 | mantissa) ^ 0x55);
    }

    @Override
    public void close() {
        socket.close();
    }
}
