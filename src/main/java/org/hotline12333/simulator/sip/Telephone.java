package org.hotline12333.simulator.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.hotline12333.value.ALaw;

/**
 * The caller's end of the sound. It hears from {@link #at} on; once it {@link #talk}s it sends keys
 * at the times given, voices after a tone, silence between them, until it is closed.
 */
final class Telephone implements AutoCloseable {
    /** Twice what Asterisk wants at least for a key and after one. */
    static final Duration BEAT_MIN = Duration.ofMillis(200);

    /** How long a key is down; a server acts on it when it is let go. */
    static final Duration KEY = Duration.ofMillis(100);

    private static final int PACKET_BYTES_MAX = 2_048;
    private static final int RECEIVE_BYTES = 1 << 18;

    /** Of 20 ms of 1,000 Hz. */
    private static final int TONE_TURNS_MIN = 38;

    private static final int TONE_TURNS_MAX = 42;
    private static final int TONE_PEAK_MIN = 1_000;
    private static final int TONE_FRAMES_MIN = 8;

    private final DatagramSocket socket;
    private final Timeline timeline = new Timeline();
    private final List<Long> keyed = new CopyOnWriteArrayList<>();
    private volatile long toneEnded = Keypad.NO_TONE;
    private int toneFrames;
    private boolean heardTone;
    private final Thread hearing;
    private Optional<Thread> talking = Optional.empty();

    private Telephone(DatagramSocket socket) {
        this.socket = socket;
        hearing = Thread.ofPlatform().daemon().name("hearing").start(this::hear);
    }

    /** A telephone with a port of its own at this address. */
    static Telephone at(InetAddress address) {
        try {
            var socket = new DatagramSocket(new InetSocketAddress(address, 0));
            socket.setReceiveBufferSize(RECEIVE_BYTES);
            return new Telephone(socket);
        } catch (SocketException e) {
            throw new SipException(
                    "no port for sound at %s: %s".formatted(address, e.getMessage()), e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Sends keys and the silence between them to whoever answered. */
    void talk(AnsweredCall answer, List<TimedKeys> keys, List<TimedVoice> voices) {
        var keypad = new Keypad(answer.at(), keys, voices, () -> toneEnded);
        talking =
                Optional.of(
                        Thread.ofPlatform()
                                .daemon()
                                .name("talking")
                                .start(() -> send(keypad, answer.sound())));
    }

    /** What was heard between two times of the clock of {@link System#nanoTime}. */
    Recording recording(long from, long to) {
        return timeline.between(from, to);
    }

    /** When keys took effect, by {@link System#nanoTime}. */
    List<Long> keyed() {
        return List.copyOf(keyed);
    }

    private void hear() {
        byte[] bytes = new byte[PACKET_BYTES_MAX];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                long now = System.nanoTime();
                Rtp.read(bytes, packet.getLength())
                        .filter(rtp -> rtp.type() == Rtp.SOUND)
                        .ifPresent(rtp -> {
                            timeline.add(now, rtp);
                            listen(now, rtp.payload());
                        });
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    timeline.breakOff(e);
                    return;
                }
            }
        }
    }

    /** For a tone of 1,000 Hz, after which somebody may speak. */
    private void listen(long now, ByteBuffer payload) {
        int turns = 0;
        int peak = 0;
        short before = 0;
        for (int i = 0; i < payload.remaining(); i++) {
            short sample = ALaw.decode(payload.get(payload.position() + i));
            turns += (sample < 0) == (before < 0) ? 0 : 1;
            peak = Math.max(peak, Math.abs(sample));
            before = sample;
        }
        boolean tone = peak > TONE_PEAK_MIN && turns >= TONE_TURNS_MIN && turns <= TONE_TURNS_MAX;
        toneFrames = tone ? toneFrames + 1 : 0;
        heardTone |= toneFrames >= TONE_FRAMES_MIN;
        if (heardTone && !tone) {
            heardTone = false;
            toneEnded = now;
        }
    }

    private void send(Keypad keypad, InetSocketAddress to) {
        while (!socket.isClosed()) {
            Keypad.Due due = keypad.next();
            await(due.at());
            byte[] bytes = due.packet().bytes();
            try {
                socket.send(new DatagramPacket(bytes, bytes.length, to));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    timeline.breakOff(e);
                }
                return;
            }
            if (due.takesEffect()) {
                keyed.add(System.nanoTime());
            }
        }
    }

    private void await(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        socket.close();
        try {
            hearing.join();
            if (talking.isPresent()) {
                talking.get().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
