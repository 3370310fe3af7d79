package org.hotline12333.fastagi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;

/**
 * One connection from Asterisk, between the socket and asterisk-java: nothing reaches the library
 * that is longer, later or other than what Asterisk writes. Bytes are ISO-8859-1. Used by the
 * call's own thread; {@link #close} by any.
 */
final class Connection implements SocketConnectionFacade {
    /** A reply, in bytes: the longest is a channel variable. */
    static final int REPLY_MAX = 8_192;

    /** The longest that Asterisk may take for a command: prompts end, and so does patience. */
    static final Duration REPLY_DEADLINE = Duration.ofMinutes(10);

    /** Asterisk writes two {@code HANGUP} lines at most. */
    static final int HANGUPS_MAX = 8;

    private static final String HANGUP = "HANGUP";
    private static final int BUFFER_BYTES = 1_024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Deque<String> replayed = new ArrayDeque<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(256);
    private int from;
    private int to;
    private int hangups;
    private boolean ended;

    Connection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Reads the environment, which the library then reads once more from here. */
    Environment environment(Duration deadline) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        List<String> lines = new ArrayList<>();
        while (true) {
            String line = line(Environment.LINE_MAX, end);
            if (line == null) {
                throw new ProtocolException("environment without an end");
            }
            if (line.isEmpty()) {
                break;
            }
            if (lines.size() == Environment.LINES_MAX) {
                throw new ProtocolException("environment of too many lines");
            }
            lines.add(line);
        }
        Environment environment = Environment.of(lines);
        replayed.addAll(lines);
        replayed.add("");
        socket.setSoTimeout((int) REPLY_DEADLINE.toMillis());
        return environment;
    }

    /** Nothing but a hang-up may come before the first command: a reply would be forged. */
    void expectSilence() throws IOException {
        while (to > from || in.available() > 0) {
            String line = line(REPLY_MAX, 0);
            if (line == null || !isHangup(line)) {
                throw new ProtocolException("words before the first command");
            }
        }
    }

    /** Whether Asterisk has said that the caller is gone. */
    boolean hungUp() {
        return hangups > 0;
    }

    /** The call is over for us: what the library still sends stays here. */
    void end() {
        ended = true;
    }

    @Override
    public @Nullable String readLine() throws IOException {
        if (!replayed.isEmpty()) {
            return replayed.poll();
        }
        if (ended) {
            return "200 result=1";
        }
        while (true) {
            String line = line(REPLY_MAX, 0);
            if (line == null) {
                return null;
            }
            if (isHangup(line)) {
                continue;
            }
            if (!isReply(line)) {
                throw new ProtocolException("a line that is no reply");
            }
            return line;
        }
    }

    private boolean isHangup(String line) throws ProtocolException {
        if (!line.equals(HANGUP)) {
            return false;
        }
        if (++hangups > HANGUPS_MAX) {
            throw new ProtocolException("hang-ups without end");
        }
        return true;
    }

    private static boolean isReply(String line) {
        return line.length() >= 4
                && Character.isDigit(line.charAt(0))
                && Character.isDigit(line.charAt(1))
                && Character.isDigit(line.charAt(2))
                && (line.charAt(3) == ' ' || line.charAt(3) == '-');
    }

    /** A line without its end, or null where the peer closed; half a line at the close is none. */
    private @Nullable String line(int bytesMax, long deadline) throws IOException {
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
            if (!fill(deadline)) {
                return null;
            }
        }
    }

    private boolean fill(long deadline) throws IOException {
        if (deadline != 0) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("environment not in time");
            }
            socket.setSoTimeout((int) left);
        }
        int count = in.read(buffer);
        from = 0;
        to = Math.max(0, count);
        return count > 0;
    }

    @Override
    public void write(String text) {
        pending.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** One write for one command: half a line makes Asterisk spin. */
    @Override
    public void flush() throws IOException {
        if (!ended) {
            out.write(pending.toByteArray());
        }
        pending.reset();
    }

    /** Says a last word where the library has none to say, and closes. */
    void refuse(String words) {
        try {
            out.write(words.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
            ended = true;
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            ended = true;
        }
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected() && !socket.isClosed();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getRemotePort() {
        return socket.getPort();
    }
}
