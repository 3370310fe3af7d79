package org.hotline12333.fastagi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.hotline12333.channel.CallFacts;
import org.jspecify.annotations.Nullable;

/**
 * One connection from Asterisk, between the socket and asterisk-java: nothing reaches the library
 * that is longer, later or other than what Asterisk writes. Bytes are ISO-8859-1. Used by the
 * call's own thread; {@link #cut} by any.
 */
final class Connection implements SocketConnectionFacade {
    /** A reply, in bytes: the longest is a channel variable. */
    static final int REPLY_MAX = 8_192;

    /** Lines of help that come with a refusal. */
    static final int USAGE_LINES_MAX = 100;

    /** To Asterisk a server that says so has not done its work. */
    static final String FAILURE = "failure\n";

    private static final String HANGUP = "HANGUP";
    private static final String REFUSED = "510 ";
    private static final String DEAD_CHANNEL = "511 ";
    private static final String WRONG_USE = "520 ";
    private static final String WRONG_USE_BEGINS = "520-";
    private static final int BUFFER_BYTES = 1_024;

    private final Socket socket;
    private final FastAgiSettings settings;
    private final Complaints complaints;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Deque<String> environment = new ArrayDeque<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(256);
    private int from;
    private int to;
    private boolean hungUp;
    private boolean ended;

    Connection(Socket socket, FastAgiSettings settings, Complaints complaints) {
        this.socket = socket;
        this.settings = settings;
        this.complaints = complaints;
    }

    /**
     * Reads and judges the environment, which the library then reads once more from here.
     *
     * @throws ProtocolException where the peer does not write as Asterisk does; it was told so
     */
    CallFacts environment() throws IOException {
        try {
            socket.setTcpNoDelay(true);
            List<String> lines = environmentLines();
            CallFacts facts = Environment.facts(lines);
            listen();
            environment.addAll(lines);
            environment.add("");
            return facts;
        } catch (ProtocolException e) {
            throw distrust(e);
        }
    }

    private List<String> environmentLines() throws IOException {
        long end = in(settings.headerDeadline());
        List<String> lines = new ArrayList<>();
        while (true) {
            String line = line(Environment.LINE_MAX, end);
            if (line == null) {
                throw new ProtocolException("environment without an end");
            }
            if (line.isEmpty()) {
                return lines;
            }
            if (!line.startsWith(Environment.KEY_BEGINS)) {
                throw new ProtocolException("a line of another protocol");
            }
            if (lines.size() == Environment.LINES_MAX) {
                throw new ProtocolException("environment of too many lines");
            }
            lines.add(line);
        }
    }

    /** The call is over for us: what the library still sends stays here. */
    void end() {
        ended = true;
    }

    @Override
    public @Nullable String readLine() throws IOException {
        if (!environment.isEmpty()) {
            return environment.poll();
        }
        if (ended) {
            return "200 result=1";
        }
        try {
            return reply();
        } catch (ProtocolException e) {
            throw distrust(e);
        }
    }

    /** The answer to a command in one line, or null where the caller is gone. */
    private @Nullable String reply() throws IOException {
        long end = in(settings.replyDeadline());
        String line = line(REPLY_MAX, end);
        if (line == null || isHangup(line)) {
            return null;
        }
        if (line.startsWith(WRONG_USE_BEGINS)) {
            skipUsage(end);
            return REFUSED;
        }
        if (line.startsWith(WRONG_USE)) {
            return REFUSED; // after the 520 of one line the library would wait for another
        }
        if (!line.startsWith(REFUSED) && !line.startsWith(DEAD_CHANNEL) && !Reply.isOne(line)) {
            throw new ProtocolException("a line that is no reply");
        }
        return line;
    }

    private void skipUsage(long end) throws IOException {
        for (int lines = 0; lines < USAGE_LINES_MAX; lines++) {
            String line = line(REPLY_MAX, end);
            if (line == null || line.startsWith(WRONG_USE)) {
                return;
            }
        }
        throw new ProtocolException("a refusal without an end");
    }

    /** Unasked, Asterisk says nothing but that the caller is gone: a reply would be forged. */
    private void listen() throws IOException {
        if (hungUp) {
            return;
        }
        if (from < to || socket.getInputStream().available() > 0) {
            String line = line(REPLY_MAX, in(settings.headerDeadline()));
            if (line != null && !isHangup(line)) {
                throw new ProtocolException("words out of turn");
            }
        }
    }

    private boolean isHangup(String line) {
        hungUp = line.equals(HANGUP);
        return hungUp;
    }

    /** A line without its end, or null where the peer closed; half a line at the close is none. */
    private @Nullable String line(int bytesMax, long end) throws IOException {
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

    /**
     * More bytes; the deadline is the line's, so that a peer gains nothing by sending them singly.
     */
    private boolean fill(long end) throws IOException {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        try {
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout((int) left);
            int count = socket.getInputStream().read(buffer);
            from = 0;
            to = Math.max(0, count);
            return count > 0;
        } catch (SocketTimeoutException _) {
            throw new ProtocolException("no whole line in time");
        }
    }

    private static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    @Override
    public void write(String text) {
        pending.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** One write for one command: half a line makes Asterisk spin. */
    @Override
    public void flush() throws IOException {
        if (!ended) {
            expectCaller();
            socket.getOutputStream().write(pending.toByteArray());
        }
        pending.reset();
    }

    private void expectCaller() throws IOException {
        try {
            listen();
        } catch (ProtocolException e) {
            throw distrust(e);
        }
        if (hungUp) {
            throw new IOException("the caller is gone");
        }
    }

    /** Such a peer is no Asterisk, or one whose caller forges: there is no call any more. */
    private ProtocolException distrust(ProtocolException e) {
        complaints.about("bad peer", getRemoteAddress().getHostAddress() + ", " + e.getMessage());
        hungUp = true;
        refuse(FAILURE);
        return e;
    }

    /** Says a last word where the library has none to say. */
    void refuse(String words) {
        try {
            socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            complaints.about("connection lost", String.valueOf(e.getMessage()));
        }
    }

    /** The library is done. The socket stays open until the line is free for the next call. */
    @Override
    public void close() {
        end();
    }

    /** Ends the connection. */
    void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            complaints.about("connection lost", String.valueOf(e.getMessage()));
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
