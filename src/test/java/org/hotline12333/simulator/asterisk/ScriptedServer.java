package org.hotline12333.simulator.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A FastAGI server of ten lines, so that Asterisk's side can be judged without the hotline. */
public final class ScriptedServer implements AutoCloseable {
    /** The server of the test before may still be on its way out of the port. */
    private static final int BINDS_MAX = 1_000_000;

    private final ServerSocket socket;
    private final Script script;
    private final Thread accepting;
    private final List<Line> calls = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private ScriptedServer(ServerSocket socket, Script script) {
        this.socket = socket;
        this.script = script;
        accepting = Thread.ofVirtual().start(this::accept);
    }

    /** What the server does with one call; the connection is closed when it returns. */
    public interface Script {
        void serve(Line line) throws IOException;
    }

    public static ScriptedServer on(int port, Script script) {
        return on(InetAddress.getLoopbackAddress(), port, script);
    }

    static ScriptedServer on(InetAddress address, int port, Script script) {
        for (int tries = 1; ; tries++) {
            try {
                var socket = new ServerSocket();
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(address, port), 50);
                return new ScriptedServer(socket, script);
            } catch (BindException taken) {
                if (tries == BINDS_MAX) {
                    throw new UncheckedIOException("server on port " + port, taken);
                }
                Thread.onSpinWait();
            } catch (IOException e) {
                throw new UncheckedIOException("server on port " + port, e);
            }
        }
    }

    /** The calls that have come, in order. */
    public List<Line> calls() {
        return calls;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    failures.add(e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var line = new Line(connection);
            calls.add(line);
            line.send("SET VARIABLE TIMEOUT(absolute) 0");
            script.serve(line);
        } catch (IOException | RuntimeException e) {
            failures.add(e);
        }
    }

    /** The port is free when nobody accepts at it any more. */
    @Override
    public void close() throws IOException {
        socket.close();
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("the server's script failed", failures.getFirst());
        }
    }

    /** One call as the server sees it. */
    public static final class Line {
        private final Socket connection;
        private final BufferedReader in;
        private final List<String> environment = new ArrayList<>();

        private Line(Socket connection) throws IOException {
            this.connection = connection;
            in =
                    new BufferedReader(
                            new InputStreamReader(
                                    connection.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = read(); !line.isEmpty(); line = read()) {
                environment.add(line);
            }
        }

        public List<String> environment() {
            return environment;
        }

        /** What Asterisk said of the call under a key. */
        String value(String key) {
            String begins = key + ": ";
            return environment.stream()
                    .filter(line -> line.startsWith(begins))
                    .map(line -> line.substring(begins.length()))
                    .findFirst()
                    .orElseThrow();
        }

        /** Sends a command and returns the reply, or {@code HANGUP} when the caller is gone. */
        public String send(String command) throws IOException {
            write(command + "\n");
            return read();
        }

        /** The replies to commands, one after the other; an empty command only listens. */
        List<String> sendAll(String... commands) throws IOException {
            List<String> replies = new ArrayList<>();
            for (String command : commands) {
                replies.add(command.isEmpty() ? read() : send(command));
            }
            return replies;
        }

        void write(String text) throws IOException {
            connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        public String read() throws IOException {
            String line = in.readLine();
            return line == null ? "end of the connection" : line;
        }
    }
}
