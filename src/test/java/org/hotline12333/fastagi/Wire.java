package org.hotline12333.fastagi;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A bare client: it writes bytes and reads lines, with no code of ours or the library's between.
 */
final class Wire implements AutoCloseable {
    /** A test that waits so long has failed. */
    private static final int PATIENCE_MS = 30_000;

    /** What Asterisk 22 writes of an ordinary call. */
    static final List<String> ENVIRONMENT =
            List.of(
                    "agi_network: yes",
                    "agi_request: agi://127.0.0.1:4573",
                    "agi_channel: PJSIP/anonymous-00000007",
                    "agi_language: zh",
                    "agi_type: PJSIP",
                    "agi_uniqueid: 1795000000.7",
                    "agi_version: 22.10.1",
                    "agi_callerid: 13800000000",
                    "agi_calleridname: unknown",
                    "agi_callingpres: 0",
                    "agi_callingani2: 0",
                    "agi_callington: 0",
                    "agi_callingtns: 0",
                    "agi_dnid: 12333",
                    "agi_rdnis: unknown",
                    "agi_context: hotline-servers",
                    "agi_extension: s",
                    "agi_priority: 3",
                    "agi_enhanced: 0.0",
                    "agi_accountcode: ",
                    "agi_threadid: 140000000000000",
                    "agi_arg_1: first");

    private final Socket socket;

    private Wire(Socket socket) {
        this.socket = socket;
    }

    static Wire to(int port) throws IOException {
        return connect(new Socket(), port);
    }

    /** A client with an address of its own; the whole of 127.0.0.0/8 is this machine. */
    static Wire from(String address, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
        return connect(socket, port);
    }

    private static Wire connect(Socket socket, int port) throws IOException {
        try {
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return new Wire(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    Wire write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Wire write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** An ordinary call arrives. */
    Wire ring() throws IOException {
        return ring(ENVIRONMENT);
    }

    Wire ring(List<String> environment) throws IOException {
        return write(String.join("\n", environment) + "\n\n");
    }

    /** The next line, without its end. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = socket.getInputStream().read();
                next != '\n';
                next = socket.getInputStream().read()) {
            if (next < 0) {
                throw new EOFException("closed after '" + line + "'");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Answers one command after the other; gives the commands, and all else until the end. */
    List<String> answer(String... replies) throws IOException {
        List<String> commands = new ArrayList<>();
        for (String reply : replies) {
            commands.add(line());
            write(reply + "\n");
        }
        rest().lines().forEach(commands::add);
        return commands;
    }

    /** All that comes until the server closes. */
    String rest() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                all.write(next);
            }
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException("the server neither spoke nor closed", e);
        } catch (IOException e) {
            return all.toString(StandardCharsets.ISO_8859_1); // a reset is an end too
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** Writes the same again and again, until the server has enough; gives the bytes written. */
    long pour(String text, long bytesMax) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        long written = 0;
        try {
            while (written < bytesMax) {
                socket.getOutputStream().write(bytes);
                written += bytes.length;
            }
        } catch (IOException e) {
            return written;
        }
        return written;
    }

    /** A peer takes its time. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a pause", e);
        }
    }

    /** Writes the bytes of a text singly, until the server says something or closes. */
    Wire trickle(String text, Duration pause) throws IOException {
        socket.setSoTimeout((int) pause.toMillis());
        for (byte next : text.getBytes(StandardCharsets.ISO_8859_1)) {
            socket.getOutputStream().write(next);
            if (!isSilent()) {
                break;
            }
        }
        socket.setSoTimeout(PATIENCE_MS);
        return this;
    }

    private boolean isSilent() throws IOException {
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    /** No more is written; reading goes on. */
    Wire endWriting() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The connection breaks. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** The environment with one line in place of another. */
    static List<String> with(String line) {
        String key = line.substring(0, line.indexOf(':') + 1);
        List<String> lines = new ArrayList<>(ENVIRONMENT);
        lines.replaceAll(each -> each.startsWith(key) ? line : each);
        return lines;
    }

    /** The environment as a caller's number with lines of its own would make it. */
    static List<String> withCallerId(String number) {
        return Arrays.asList(String.join("\n", with("agi_callerid: " + number)).split("\n", -1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
