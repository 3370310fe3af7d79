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

    /** A peer that has the clock is not silent for so long. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private final FrameReader in;
    private final OutputStream out;
    private final Pace pace;
    private long due = System.nanoTime();
    private boolean answered = true;
    private long ticks;

    Line(Socket socket, FrameReader in, Pace pace) throws IOException {
        this.in = in;
        this.pace = pace;
        out = socket.getOutputStream();
    }

    /** The time of this line, in nanoseconds since any. */
    long now() {
        return switch (pace) {
            case CLOCK -> System.nanoTime();
            case PEER -> ticks * TICK;
        };
    }

    /** Sends what is due, and takes what comes before more is; empty where nothing does. */
    Optional<Frame> next(Supplier<short[]> sent) throws IOException {
        return switch (pace) {
            case CLOCK -> nextInTime(sent);
            case PEER -> answer(sent);
        };
    }

    private Optional<Frame> answer(Supplier<short[]> sent) throws IOException {
        if (answered) {
            out.write(Frame.sound(sent.get()).bytes());
            ticks++;
        }
        Optional<Frame> frame = in.next(ANSWER_MAX);
        answered = frame.filter(heard -> heard.kind() == Frame.SOUND).isPresent();
        return frame;
    }

    private Optional<Frame> nextInTime(Supplier<short[]> sent) throws IOException {
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
