package org.hotline12333.audiosocket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.value.Sound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Asterisk brings and fetches sound. A connection says first which booking it is for, within
 * two seconds, and is good for that alone; all others are closed without a word. Each has a virtual
 * thread. Safe for many threads.
 */
public final class SoundDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SoundDoor.class);

    /** Connections at once that have yet to say what they are for; Asterisk takes milliseconds. */
    static final int SILENT_MAX = 64;

    static final Duration NAME_DEADLINE = Duration.ofSeconds(2);

    private static final int BACKLOG = 1_024;
    private static final int NAME_BYTES = 16;

    /** After an error, such as no file descriptor left, the accepting thread does not spin. */
    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);

    private final ServerSocket socket;
    private final Predicate<InetAddress> allowed;
    private final Pace pace;
    private final RateLimitedLog warnings;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore silent = new Semaphore(SILENT_MAX);
    private final Map<UUID, Booking<?>> bookings = new ConcurrentHashMap<>();

    private SoundDoor(
            ServerSocket socket, Predicate<InetAddress> allowed, Pace pace, RateLimitedLog log) {
        this.socket = socket;
        this.allowed = allowed;
        this.pace = pace;
        this.warnings = log;
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any that is free: Asterisk is told it with each booking
     */
    public static SoundDoor open(
            InetAddress address,
            int port,
            Predicate<InetAddress> allowed,
            Pace pace,
            RateLimitedLog log)
            throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(address, port), BACKLOG);
        } catch (IOException fault) {
            socket.close();
            throw fault;
        }
        SoundDoor door = new SoundDoor(socket, allowed, pace, log);
        Thread.ofPlatform().name("sound").daemon().start(door::accept);
        return door;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** For a recording. */
    public Booking<Sound> record(RecordSpec how) {
        return book(new Talk.Recording(how));
    }

    /** For a sound that is played to its end or to a key, which is what comes of it. */
    public Booking<Optional<Character>> play(Sound sound) {
        return book(new Talk.Playing(sound));
    }

    private <T> Booking<T> book(Talk<T> talk) {
        UUID name = new UUID(random.nextLong(), random.nextLong());
        Booking<T> booking = new Booking<>(name, talk, pace, () -> bookings.remove(name));
        bookings.put(name, booking);
        return booking;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket peer = socket.accept();
                if (!allowed.test(peer.getInetAddress())) {
                    warnings.about("address not allowed", peer.getInetAddress().getHostAddress());
                    shut(peer);
                } else if (silent.tryAcquire()) {
                    Thread.ofVirtual().name("sound").start(() -> serve(peer));
                } else {
                    warnings.about("silent connections", SILENT_MAX + " at once for sound");
                    shut(peer);
                }
            } catch (IOException | RuntimeException fault) {
                if (!socket.isClosed()) {
                    warnings.about("accept failed", String.valueOf(fault.getMessage()));
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ACCEPT_PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket peer) {
        try (peer) {
            peer.setTcpNoDelay(true);
            FrameReader in = new FrameReader(peer);
            Optional<Booking<?>> booked = booked(in);
            if (booked.isPresent()) {
                booked.get().hold(peer, in);
            } else {
                warnings.about("bad peer", peer.getInetAddress().getHostAddress() + ", for sound");
            }
        } catch (IOException gone) { // or no AudioSocket: Asterisk tells the call itself
            LOG.debug("a connection for sound ended: {}", gone.getMessage());
        }
    }

    /** Which booking it names; that is then used up. */
    private Optional<Booking<?>> booked(FrameReader in) throws IOException {
        try {
            return in.next(NAME_DEADLINE)
                    .filter(frame -> frame.kind() == Frame.NAME)
                    .filter(frame -> frame.payload().length == NAME_BYTES)
                    .map(frame -> ByteBuffer.wrap(frame.payload()))
                    .map(name -> bookings.remove(new UUID(name.getLong(), name.getLong())));
        } finally {
            silent.release();
        }
    }

    static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException fault) { // it is closed all the same
            LOG.debug("a connection for sound: {}", fault.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException fault) {
            warnings.about("accept failed", String.valueOf(fault.getMessage()));
        }
        bookings.values().forEach(Booking::close);
    }
}
