package org.hotline12333.audiosocket;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A name by chance under which Asterisk may connect once, and what comes of that. Whoever knows it
 * hears the caller: it is told to that Asterisk alone, and to no log.
 *
 * @param <T> what comes of it
 */
public final class Booking<T> implements AutoCloseable {
    /** What came before the end of a connection is read in less. */
    private static final Duration ENDING_MAX = Duration.ofSeconds(2);

    private final UUID name;
    private final Talk<T> talk;
    private final Pace pace;
    private final Runnable forget;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Socket socket;
    private boolean closed;

    Booking(UUID name, Talk<T> talk, Pace pace, Runnable forget) {
        this.name = name;
        this.talk = talk;
        this.pace = pace;
        this.forget = forget;
    }

    public UUID name() {
        return name;
    }

    /** Runs the connection to its end; a second one is none. */
    void hold(Socket connection, FrameReader in) throws IOException {
        synchronized (this) {
            if (closed || socket != null) {
                return;
            }
            socket = connection;
        }
        try {
            talk.hold(new Line(connection, in, pace));
        } finally {
            ended.countDown();
        }
    }

    /**
     * What came of it, once Asterisk has done.
     *
     * @return empty where nobody has connected
     */
    public Optional<T> result() {
        synchronized (this) {
            if (socket == null) {
                return Optional.empty();
            }
        }
        try {
            ended.await(ENDING_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(talk.result());
    }

    /** Ends the connection, or lets none come any more. */
    @Override
    public void close() {
        forget.run();
        Socket open;
        synchronized (this) {
            closed = true;
            open = socket;
        }
        if (open != null) {
            SoundDoor.shut(open);
        }
    }
}
