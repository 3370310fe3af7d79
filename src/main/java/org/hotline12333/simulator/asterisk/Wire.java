package org.hotline12333.simulator.asterisk;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asterisk's end of the connection to a FastAGI server; each line is one write. */
final class Wire implements Closeable {
    /**
     * Bytes that Asterisk holds of one command; the rest of a longer line runs as the next command.
     */
    static final int COMMAND_MAX = 8_191;

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** Asterisk waits for ever; a server that says nothing for so long is stuck. */
    private static final Duration SERVER_SILENCE = Duration.ofMinutes(1);

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[1_024];
    private int from;
    private int to;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) SERVER_SILENCE.toMillis());
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** The connection, where a server takes it. */
    static Optional<Wire> to(InetSocketAddress server) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(server, (int) CONNECT.toMillis());
            return Optional.of(new Wire(socket));
        } catch (ConnectException | SocketTimeoutException _) {
            socket.close();
            return Optional.empty();
        }
    }

    /** What a server that has gone does not hear is lost, as it is to Asterisk. */
    void write(String line) throws IOException {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
        } catch (SocketException _) {
            if (!socket.isInputShutdown()) {
                socket.shutdownInput();
            }
        }
    }

    /**
     * The next command, or nothing where the server has closed or died.
     *
     * @throws SocketTimeoutException where the server says nothing
     */
    Optional<String> command() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        while (true) {
            while (from < to) {
                boolean full = line.size() == COMMAND_MAX;
                if (full || buffer[from] == '\n') {
                    from += full ? 0 : 1;
                    return Optional.of(line.toString(StandardCharsets.ISO_8859_1));
                }
                line.write(buffer[from++]);
            }
            if (!fill()) {
                return Optional.empty();
            }
        }
    }

    private boolean fill() throws IOException {
        try {
            int count = in.read(buffer);
            from = 0;
            to = Math.max(0, count);
            return count > 0;
        } catch (SocketException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
