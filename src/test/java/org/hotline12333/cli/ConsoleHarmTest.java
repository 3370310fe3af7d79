package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.insurance.demo.DemoPeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Callers beside a console that is used badly. What is wanted of each call is that it goes as it
 * goes alone, and takes no longer than a caller bears; how long it took is printed, since it hangs
 * on the machine.
 */
@Tag("pages")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ConsoleHarmTest {
    private static final int CLIENTS = 8;

    /** As {@code server.tomcat.max-connections}. */
    private static final int HALF_FORMS = 100;

    private static final int CONNECTIONS_MAX = 300;

    private static final int STREAMS_MAX = 200;

    /** For what waits until a silent connection has lost its place. */
    private static final Duration PLACE_FREE = Duration.ofSeconds(60);

    @TempDir static Path data;

    private static Optional<ServeProcess> server = Optional.empty();
    private static Optional<Reader> reader = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        server = Optional.of(ServeProcess.start(data, Map.of()));
        reader = Optional.of(new Reader(server()).redeeming(server().firstCode(), "li"));
        server().drain();
        ShortCalls.to(server(), Duration.ofSeconds(2)); // what is slow once
        System.out.println("calls alone: " + ShortCalls.to(server(), ShortCalls.MEASURED));
    }

    @AfterAll
    static void stop() {
        reader.ifPresent(Reader::close);
        server.ifPresent(ServeProcess::close);
    }

    private static ServeProcess server() {
        return server.orElseThrow();
    }

    private static Reader li() {
        return reader.orElseThrow();
    }

    private static Reader another() {
        Reader same = new Reader(server());
        same.cookies().putAll(li().cookies());
        return same;
    }

    private static void unharmed(String beside) throws Exception {
        ShortCalls calls = ShortCalls.to(server(), ShortCalls.MEASURED);
        System.out.println("calls beside " + beside + ": " + calls);
        assertThat(calls.longest()).as(beside).isLessThan(ShortCalls.PATIENCE);
    }

    private static Socket asking(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server().consolePort());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void close(List<? extends AutoCloseable> all) throws Exception {
        for (AutoCloseable each : all) {
            each.close();
        }
    }

    @Test
    void readersWhoNeverReadHoldUpNeitherCallsNorReadersNorTheEnd(@TempDir Path own)
            throws Exception {
        try (ServeProcess serving = ServeProcess.start(own, Map.of("HOTLINE_AGI_DRAIN", "1"));
                Reader wang = new Reader(serving).redeeming(serving.firstCode(), "wang")) {
            serving.drain();
            List<HeldCall> held = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                held.add(HeldCall.to(serving, "held-" + i));
            }
            List<LookerOn> silent = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                silent.add(LookerOn.whoNeverReads(serving, wang));
            }
            try (LookerOn reads = LookerOn.whoReads(serving, wang)) {
                LookerOn.awaitStuck(serving, silent.size());

                ShortCalls calls = ShortCalls.to(serving, ShortCalls.MEASURED);
                System.out.println("calls beside readers who never read: " + calls);
                assertThat(calls.longest()).isLessThan(ShortCalls.PATIENCE);
                for (String id : List.of("change-1", "change-2", "change-3")) {
                    HeldCall change = HeldCall.to(serving, id);
                    reads.awaitsThat(board -> board.contains(id));
                    change.close();
                    reads.awaitsThat(board -> !board.contains(id));
                }
                assertThat(LookerOn.stuck(serving)).hasSizeGreaterThanOrEqualTo(silent.size());
                close(held);

                long told = System.nanoTime();
                serving.terminate();
                serving.awaitEnd();
                Duration end = Duration.ofNanos(System.nanoTime() - told);
                System.out.println("ended beside readers who never read: " + end);
                assertThat(end).isLessThan(Duration.ofSeconds(8));
            }
            close(silent);
        }
    }

    @Test
    void oneStreamTooManyIsToldSoAndPlacesComeBack() throws Exception {
        List<LookerOn> open = new CopyOnWriteArrayList<>();
        List<Future<String>> heads = new ArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(2 * CLIENTS)) {
            for (int i = 0; i < STREAMS_MAX; i++) {
                heads.add(
                        many.submit(() -> {
                            LookerOn one = LookerOn.whoNeverReads(server(), li());
                            open.add(one);
                            return one.head();
                        }));
            }
        }
        for (Future<String> head : heads) {
            assertThat(head.get())
                    .startsWith("HTTP/1.1 200 ")
                    .contains(
                            "Content-Security-Policy: ",
                            "X-Content-Type-Options: nosniff",
                            "Content-Type: text/event-stream")
                    .endsWith("\r\n\r\n");
        }
        try (LookerOn refused = LookerOn.whoNeverReads(server(), li())) {
            assertThat(refused.status()).isEqualTo("HTTP/1.1 503 ");
        }
        unharmed("as many streams as there may be");
        assertThat(li().get("/").statusCode()).isEqualTo(200);
        close(open);

        long closed = System.nanoTime();
        String status = "";
        while (!status.equals("HTTP/1.1 200 ")) {
            assertThat(Duration.ofNanos(System.nanoTime() - closed)).isLessThan(PLACE_FREE);
            try (LookerOn again = LookerOn.whoNeverReads(server(), li())) {
                status = again.status();
            }
        }
    }

    @Test
    void aFloodOfLogIns() throws Exception {
        List<Callable<Integer>> guessing = new ArrayList<>();
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Map<String, String> guess = Map.of("name", "nobody-" + i, "password", "wrong");
            Reader client = new Reader(server());
            readers.add(client);
            client.get("/login");
            guessing.add(() -> client.post("/login", guess).statusCode());
        }
        try (Load load = Load.of(guessing)) {
            unharmed("a flood of log-ins");
            assertThat(load.end()).hasSizeGreaterThan(CLIENTS).isSubsetOf(422, 503);
        }
        close(readers);
    }

    @Test
    void pagesThatCompute() throws Exception {
        String number = DemoPeople.numbers().getFirst().idNumber();
        String script =
                """
                {"script": "", "now": 0, "act": "press", "keys": "11%s"}
                """
                        .formatted(number);
        List<Callable<Integer>> computing = new ArrayList<>();
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Reader client = another();
            readers.add(client);
            client.get("/phone");
            computing.add(() -> client.get("/map").statusCode());
            computing.add(() -> client.postJson("/phone/turn", script).statusCode());
        }
        try (Load load = Load.of(computing)) {
            unharmed("pages that compute");
            assertThat(load.end()).hasSizeGreaterThan(CLIENTS).contains(200).isSubsetOf(200, 503);
        }
        close(readers);
    }

    /**
     * All scripted calls of the project, which is only read: one try after the other, each of
     * another text, for as long as calls are measured.
     */
    @Test
    void aDraftThatIsTried() throws Exception {
        Reader operator = another();
        DraftAuthor author = new DraftAuthor(operator, Path.of(""));
        String draft = author.begin("Beside calls");
        AtomicInteger tries = new AtomicInteger();
        try (Load load = Load.of(List.of(() -> aTry(operator, author, draft, tries)))) {
            while (!li().get(draft).body().contains("calls made.")) {
                Thread.sleep(50); // the gate's clock is the machine's
            }
            unharmed("a draft that is tried");
            assertThat(load.end()).isNotEmpty().containsOnly(303);
        }
        operator.post(draft + "/drop", Map.of());
        operator.close();
    }

    private static int aTry(Reader operator, DraftAuthor author, String draft, AtomicInteger tries)
            throws Exception {
        String text = "Once more".concat(" and more".repeat(tries.getAndIncrement()));
        author.replace(draft, "prompts/en/texts.yaml", "For your records", text);
        int status = operator.post(draft + "/gate", Map.of()).statusCode();
        while (operator.get(draft).body().contains("data-running=\"true\"")) {
            Thread.sleep(100); // the gate's clock is the machine's
        }
        return status;
    }

    @Test
    void brokenRequestsAndSilentConnections() throws Exception {
        String host = "Host: 127.0.0.1\r\n";
        try (Socket huge =
                asking("GET / HTTP/1.1\r\n" + host + "X: " + "x".repeat(100_000) + "\r\n\r\n")) {
            assertThat(LookerOn.status(huge)).isEqualTo("HTTP/1.1 400 ");
        }
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS_MAX; i++) {
            String half =
                    i >= HALF_FORMS
                            ? "GET /login HTTP/1.1\r\n" + host
                            : "POST /login HTTP/1.1\r\n" + host + "Content-Length: 1000\r\n\r\nna";
            silent.add(asking(half));
        }
        unharmed("connections that say nothing more");

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> page =
                    client.send(
                            li().request("/login").timeout(PLACE_FREE).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isIn(200, 303);
        }
        close(silent);
    }
}
