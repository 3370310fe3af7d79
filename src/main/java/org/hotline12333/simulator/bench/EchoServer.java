package org.hotline12333.simulator.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The least that a FastAGI server on virtual threads can be: it reads a call's environment and
 * sends the commands that a hotline once sent to that person, one for each reply. What it costs is
 * what the machine, the network and the JVM cost, and a {@link BareStore} where it has one.
 */
final class EchoServer implements Closeable {
    private static final int BACKLOG = 1_024;
    private static final String CALLER_ID = "agi_callerid: ";

    private final ServerSocket door;
    private final Map<String, List<Line>> scripts;
    private final Optional<BareStore> store;
    private final AtomicLong calls = new AtomicLong();

    private EchoServer(
            ServerSocket door, Map<String, List<Line>> scripts, Optional<BareStore> store) {
        this.door = door;
        this.scripts = scripts;
        this.store = store;
    }

    private static final class Line {
        private final byte[] bytes;
        private final boolean answers;

        Line(EchoScripts.Step step) {
            bytes = (step.command() + "\n").getBytes(StandardCharsets.ISO_8859_1);
            answers = step.answers();
        }
    }

    /**
     * Begins to listen on a free port of this machine alone.
     *
     * @param store is asked before each answer, the first time for a verification, too
     */
    static EchoServer start(EchoScripts scripts, Optional<BareStore> store) throws IOException {
        Map<String, List<Line>> lines =
                scripts.byMark().entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        script ->
                                                script.getValue().stream()
                                                        .map(Line::new)
                                                        .toList()));
        EchoServer server =
                new EchoServer(
                        new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()),
                        lines,
                        store);
        Thread.ofPlatform().daemon().name("echo").start(server::accept);
        return server;
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
            long person = -1;
            for (Line line : scripts.getOrDefault(mark, List.of())) {
                if (line.answers && store.isPresent()) {
                    person = person < 0 ? store.get().verify(calls.getAndIncrement()) : person;
                    store.get().enquire(person);
                }
                call.getOutputStream().write(line.bytes);
                if (lines.next().equals("HANGUP")) {
                    return;
                }
            }
        } catch (IOException e) {
            Thread.onSpinWait(); // the caller is gone, which ends the call
        } catch (SQLException | GeneralSecurityException e) {
            throw new IllegalStateException("the bare store fails, and nothing can be compared", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
