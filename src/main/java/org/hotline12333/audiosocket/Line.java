package org.hotline12333.audiosocket;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A caller's line through Asterisk. Every 20 ms something is sent, if only silence: without that
 * Asterisk sends the caller nothing, and a carrier may take the line for dead. Used by one thread.
 */
final class Line {
    private static final long TICK = Loudness.FRAME.toNanos();

    /** Whoever was held up for longer does not make up for it: it would be heard all at once. */
    private static final long BEHIND_MAX = 5 * TICK;

    private final FrameReader in;
    private final OutputStream out;
    private long due = System.nanoTime();

    Line(Socket socket, FrameReader in) throws IOException {
        this.in = in;
        out = socket.getOutputStream();
    }

    /** Sends what is due, and takes what comes before more is; empty where nothing does. */
    Optional<Frame> next(Supplier<short[]> sent) throws IOException {
        long now = System.nanoTime();
        if (now - due > BEHIND_MAX) {
            due = now;
        }
        while (now - due >= 0) {
            out.write(Frame.sound(sent.get()).bytes());
            due += TICK;
        }
        return in.next(Duration.ofNanos(due - now));
    }
}
