package org.hotline12333.fastagi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.asteriskjava.util.SocketConnectionFacade;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.CallFacts;
import org.jspecify.annotations.Nullable;

/**
 * One connection from Asterisk, between the socket and asterisk-java: nothing reaches the library
 * that is longer, later or other than what Asterisk writes. Used by one thread at a time; {@link
 * #cut} and {@link #endLate} by any.
 */
final class Connection implements SocketConnectionFacade {
    /** A reply, in bytes: the longest is a channel variable. */
    static final int REPLY_MAX = 8_192;

    /** Lines of help that come with a refusal. */
    static final int USAGE_LINES_MAX = 100;

    /** To Asterisk a server that says so has not done its work. */
    static final String FAILURE = "failure\n";

    private static final long NOTHING_DUE = Long.MAX_VALUE;

    private static final String HANGUP = "HANGUP";
    private static final String REFUSED = "510 ";
    private static final String DEAD_CHANNEL = "511 ";
    private static final String WRONG_USE = "520 ";
    private static final String WRONG_USE_BEGINS = "520-";

    private final Socket socket;
    private final FastAgiSettings settings;
    private final RateLimitedLog warnings;
    private final LineReader lines;
    private final Deque<String> environment = new ArrayDeque<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(256);
    private volatile long replyDue = NOTHING_DUE;
    private volatile long readDue = NOTHING_DUE;
    private volatile boolean late;
    private boolean hungUp;
    private boolean ended;

    Connection(Socket socket, FastAgiSettings settings, RateLimitedLog warnings) {
        this.socket = socket;
        this.settings = settings;
        this.warnings = warnings;
        lines = new LineReader(socket);
    }

    /**
     * Reads and judges the environment, which the library then reads once more from here.
     *
     * @throws ProtocolException where the peer does not write as Asterisk does; it was told so
     */
    CallFacts environment() throws IOException {
        try {
            socket.setTcpNoDelay(true);
            List<String> read = environmentLines();
            CallFacts facts = Environment.facts(read);
            environment.addAll(read);
            environment.add("");
            return facts;
        } catch (ProtocolException e) {
            throw distrust(e);
        }
    }

    private List<String> environmentLines() throws IOException {
        long end = LineReader.in(settings.headerDeadline());
        List<String> read = new ArrayList<>();
        while (true) {
            String line = lines.next(Environment.LINE_MAX, end);
            if (line == null) {
                throw new ProtocolException("environment without an end");
            }
            if (line.isEmpty()) {
                return read;
            }
            if (!line.startsWith(Environment.KEY_BEGINS)) {
                throw new ProtocolException("a line of another protocol");
            }
            if (read.size() == Environment.LINES_MAX) {
                throw new ProtocolException("environment of too many lines");
            }
            read.add(line);
        }
    }

    /** A command of our own where the library gets no call. */
    void tell(Command command) throws IOException {
        environment.clear();
        write(command.buildCommand() + "\n");
        flush();
        readLine();
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
        replyDue = LineReader.in(settings.replyDeadline());
        try {
            return wholeReply();
        } finally {
            replyDue = NOTHING_DUE;
        }
    }

    private @Nullable String wholeReply() throws IOException {
        String line = nextLine();
        if (line == null || isHangup(line)) {
            return null;
        }
        if (line.startsWith(WRONG_USE_BEGINS)) {
            skipUsage();
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

    private @Nullable String nextLine() throws IOException {
        try {
            String line = lines.next(REPLY_MAX);
            if (line == null && late) {
                throw LineReader.late();
            }
            return line;
        } catch (SocketException lost) { // as a read may end that was cut short from beside
            throw late ? LineReader.late() : lost;
        }
    }

    private void skipUsage() throws IOException {
        for (int usage = 0; usage < USAGE_LINES_MAX; usage++) {
            String line = nextLine();
            if (line == null || line.startsWith(WRONG_USE)) {
                return;
            }
        }
        throw new ProtocolException("a refusal without an end");
    }

    private boolean isHangup(String line) {
        hungUp = line.equals(HANGUP);
        return hungUp;
    }

    @Override
    public void write(String text) {
        pending.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One write for one command: half a line makes Asterisk spin. */
    @Override
    public void flush() throws IOException {
        if (!ended) {
            expectCaller();
            send(pending.toByteArray());
        }
        pending.reset();
    }

    /** What a peer does not read fills the kernel's buffers; then writing would last for ever. */
    private void send(byte[] bytes) throws IOException {
        readDue = LineReader.in(settings.headerDeadline());
        try {
            socket.getOutputStream().write(bytes);
        } finally {
            readDue = NOTHING_DUE;
        }
    }

    /** Unasked, Asterisk says nothing but that the caller is gone: a reply would be forged. */
    private void expectCaller() throws IOException {
        try {
            if (!hungUp && lines.isWaiting()) {
                String line = lines.next(REPLY_MAX, LineReader.in(settings.headerDeadline()));
                if (line != null && !isHangup(line)) {
                    throw new ProtocolException("words out of turn");
                }
            }
        } catch (ProtocolException e) {
            throw distrust(e);
        }
        if (hungUp) {
            throw new IOException("the caller is gone");
        }
    }

    /** Such a peer is no Asterisk, or one whose caller forges: there is no call any more. */
    private ProtocolException distrust(ProtocolException e) {
        complainOfPeer(e.getMessage());
        hungUp = true;
        refuse(FAILURE);
        return e;
    }

    private void complainOfPeer(@Nullable String what) {
        warnings.about("bad peer", getRemoteAddress().getHostAddress() + ", " + what);
    }

    /** Says a last word where the library has none to say. */
    void refuse(String words) {
        try {
            send(words.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            warnings.about("connection lost", String.valueOf(e.getMessage()));
        }
    }

    /** The library is done. The socket stays open until the line is free for the next call. */
    @Override
    public void close() {
        end();
    }

    /**
     * Ends what is late by now: hears no more where a reply is awaited, and cuts a peer that does
     * not read what it is told. A timer for each would say so to the millisecond, at a tenth of
     * what a command costs.
     */
    void endLate(long now) {
        if (isPast(readDue, now)) {
            complainOfPeer("what it is told is not read");
            cut();
        } else if (isPast(replyDue, now)) {
            late = true;
            try {
                socket.shutdownInput();
            } catch (IOException e) {
                warnings.about("connection lost", String.valueOf(e.getMessage()));
            }
        }
    }

    private static boolean isPast(long due, long now) {
        return due != NOTHING_DUE && now - due > 0;
    }

    /** Ends the connection. */
    void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            warnings.about("connection lost", String.valueOf(e.getMessage()));
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
