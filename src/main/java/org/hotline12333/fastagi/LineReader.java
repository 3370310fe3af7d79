package org.hotline12333.fastagi;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The lines that a peer writes, none longer than asked for. Bytes are ISO-8859-1. */
final class LineReader {
    private static final int BUFFER_BYTES = 1_024;
    private static final int WITHOUT_TIMER = 0;

    private final Socket socket;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int to;

    LineReader(Socket socket) {
        this.socket = socket;
    }

    /** A deadline for {@link #next}. */
    static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    /** Whether the peer has written something, perhaps half a line. */
    boolean isWaiting() throws IOException {
        return from < to || socket.getInputStream().available() > 0;
    }

    /** A line without its end, or null where the peer closed; half a line at the close is none. */
    @Nullable String next(int bytesMax) throws IOException {
        return next(bytesMax, Long.MAX_VALUE);
    }

    /** The same by a deadline. It is the line's: a peer gains nothing by sending bytes singly. */
    @Nullable String next(int bytesMax, long end) throws IOException {
        StringBuilder line = new StringBuilder(64);
        while (true) {
            while (from < to) {
                char next = (char) (buffer[from++] & 0xff);
                if (next == '\n') {
                    return line.toString();
                }
                if (line.length() == bytesMax) {
                    throw new ProtocolException("a line of more than " + bytesMax + " bytes");
                }
                line.append(next);
            }
            if (!fill(end)) {
                return null;
            }
        }
    }

    private boolean fill(long end) throws IOException {
        try {
            socket.setSoTimeout(end == Long.MAX_VALUE ? WITHOUT_TIMER : millisLeft(end));
            int count = socket.getInputStream().read(buffer);
            from = 0;
            to = Math.max(0, count);
            return count > 0;
        } catch (SocketTimeoutException _) {
            throw late();
        }
    }

    private static int millisLeft(long end) throws SocketTimeoutException {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) left;
    }

    static ProtocolException late() {
        return new ProtocolException("no whole line in time");
    }
}
