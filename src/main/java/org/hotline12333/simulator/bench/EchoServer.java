package org.hotline12333.simulator.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The least that a FastAGI server on virtual threads can be: it reads a call's environment and
 * sends the commands that a hotline once sent to that person, one for each reply. What it costs is
 * what the machine, the network and the JVM cost.
 */
final class EchoServer implements Closeable {
    private static final int BACKLOG = 1_024;
    private static final String CALLER_ID = "agi_callerid: ";

    private final ServerSocket door;
    private final Map<String, List<byte[]>> scripts;

    private EchoServer(ServerSocket door, Map<String, List<byte[]>> scripts) {
        this.door = door;
        this.scripts = scripts;
    }

    /** Begins to listen on a free port of this machine alone. */
    static EchoServer start(EchoScripts scripts) throws IOException {
        Map<String, List<byte[]>> lines =
                scripts.byMark().entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, script -> bytes(script.getValue())));
        EchoServer server =
                new EchoServer(
                        new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), lines);
        Thread.ofPlatform().daemon().name("echo").start(server::accept);
        return server;
    }

    private static List<byte[]> bytes(List<String> commands) {
        return commands.stream()
                .map(command -> (command + "\n").getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket call = door.accept();
                if (door.isClosed()) { // it came in the moment of closing
                    call.close();
                    return;
                }
                Thread.ofVirtual().start(() -> serve(call));
            } catch (IOException e) {
                Thread.onSpinWait(); // closed, or for a moment without a file to open
            }
        }
    }

    private void serve(Socket call) {
        try (call) {
            call.setTcpNoDelay(true);
            Lines lines = new Lines(call.getInputStream());
            String mark = "";
            for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
                if (line.startsWith(CALLER_ID)) {
                    mark = Callers.mark(line);
                }
            }
            for (byte[] command : scripts.getOrDefault(mark, List.of())) {
                call.getOutputStream().write(command);
                if (lines.next().equals("HANGUP")) {
                    return;
                }
            }
        } catch (IOException e) {
            Thread.onSpinWait(); // the caller is gone, which ends the call
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private static final class Lines {
        private final InputStream in;
        private final byte[] buffer = new byte[512];
        private int from;
        private int to;

        Lines(InputStream in) {
            this.in = in;
        }

        String next() throws IOException {
            StringBuilder line = new StringBuilder(64);
            while (true) {
                while (from < to) {
                    char next = (char) (buffer[from++] & 0xff);
                    if (next == '\n') {
                        return line.toString();
                    }
                    line.append(next);
                }
                from = 0;
                to = Math.max(0, in.read(buffer));
                if (to == 0) {
                    throw new IOException("the caller is gone");
                }
            }
        }
    }
}
