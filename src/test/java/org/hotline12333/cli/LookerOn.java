package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Somebody with the live page open, by what its stream sends. */
final class LookerOn implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(6);
    private static final int SMALL = 2048;

    private final Socket socket = new Socket();
    private volatile String newest = "";

    /** Asks by HTTP 1.0, to which no chunks are answered. */
    private LookerOn(ServeProcess serving, Reader reader, int buffer) throws IOException {
        if (buffer > 0) {
            socket.setReceiveBufferSize(buffer);
        }
        socket.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), serving.consolePort()));
        String cookies =
                reader.cookies().entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
        socket.getOutputStream()
                .write(
                        "GET /live/stream HTTP/1.0\r\nHost: 127.0.0.1\r\nCookie: %s\r\n\r\n"
                                .formatted(cookies)
                                .getBytes(StandardCharsets.US_ASCII));
    }

    /** Has room for some hundred bytes, and takes none of them out. */
    static LookerOn whoNeverReads(ServeProcess serving, Reader reader) throws IOException {
        return new LookerOn(serving, reader, SMALL);
    }

    static LookerOn whoReads(ServeProcess serving, Reader reader) throws IOException {
        LookerOn reads = new LookerOn(serving, reader, 0);
        Thread.ofVirtual().start(reads::read);
        return reads;
    }

    private void read() {
        try {
            StringBuilder frame = new StringBuilder();
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    newest = frame.toString();
                    frame.setLength(0);
                }
                frame.append(line);
            }
        } catch (IOException gone) {
            newest = gone.toString();
        }
    }

    /** Returns when a board like this was sent. */
    void awaitsThat(Predicate<String> board) throws InterruptedException {
        long since = System.nanoTime();
        while (!board.test(newest)) {
            assertThat(Duration.ofNanos(System.nanoTime() - since)).as(newest).isLessThan(SOON);
            Thread.sleep(20);
        }
    }

    /** All that is sent before the first event, or what came of it. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** What the answer begins with. */
    String status() throws IOException {
        return status(socket);
    }

    static String status(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readNBytes("HTTP/1.1 200 ".length()), StandardCharsets.US_ASCII);
    }

    /**
     * Returns when the server can write no more to so many: what it wrote lies where it lay a while
     * before, though the board is another each second.
     */
    @SuppressWarnings("ThreadSleep")
    static void awaitStuck(ServeProcess serving, int count) throws Exception {
        Map<String, Long> before = Map.of();
        Map<String, Long> now = stuck(serving);
        for (int turn = 0; now.size() < count || !now.equals(before); turn++) {
            assertThat(turn).as("%s", now).isLessThan(15);
            try (HeldCall _ = HeldCall.to(serving, "turn-" + turn)) {
                Thread.sleep(2_000);
            }
            before = now;
            now = stuck(serving);
        }
    }

    /** Who has not taken what the server wrote, and how many bytes. */
    static Map<String, Long> stuck(ServeProcess serving) throws IOException {
        String port = ":%04X".formatted(serving.consolePort());
        Map<String, Long> unsent = new TreeMap<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] columns = line.strip().split("\\s+", 6);
                if (columns[1].endsWith(port) && !columns[4].startsWith("00000000")) {
                    String bytes = columns[4].split(":", 2)[0];
                    unsent.put(columns[2], Long.parseLong(bytes, 16));
                }
            }
        }
        return unsent;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
