package org.hotline12333.audiosocket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Frames of a connection; half of one waits for its other half. Used by one thread. */
final class FrameReader {
    /** More than three frames of Asterisk's. */
    private static final int BUFFER_BYTES = 1_024;

    /** Asterisk's frames of sound are of 320 bytes; longer ones are another protocol. */
    private static final int PAYLOAD_MAX = BUFFER_BYTES - Frame.HEADER_BYTES;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int held;

    FrameReader(Socket socket) throws IOException {
        this.socket = socket;
        in = socket.getInputStream();
    }

    /**
     * The next frame, where it comes in time.
     *
     * @throws EOFException where none comes any more
     */
    Optional<Frame> next(Duration most) throws IOException {
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            Optional<Frame> whole = whole();
            long left = end - System.nanoTime();
            if (whole.isPresent() || left <= 0) {
                return whole;
            }
            socket.setSoTimeout(wholeMillis(left));
            try {
                int count = in.read(buffer, held, buffer.length - held);
                if (count < 0) {
                    throw new EOFException();
                }
                held += count;
            } catch (SocketTimeoutException _) {
                return Optional.empty();
            }
        }
    }

    /** The socket's clock has no shorter ones; who is told "not yet" too soon asks on and on. */
    private static int wholeMillis(long nanos) {
        return (int) Math.ceilDiv(nanos, Duration.ofMillis(1).toNanos());
    }

    private Optional<Frame> whole() throws IOException {
        if (held < Frame.HEADER_BYTES) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(buffer).getShort(1) & 0xffff;
        if (length > PAYLOAD_MAX) {
            throw new IOException("a frame of " + length + " bytes");
        }
        int end = Frame.HEADER_BYTES + length;
        if (held < end) {
            return Optional.empty();
        }
        Frame frame = new Frame(buffer[0] & 0xff, Arrays.copyOfRange(buffer, 3, end));
        held -= end;
        System.arraycopy(buffer, end, buffer, 0, held);
        return Optional.of(frame);
    }
}
