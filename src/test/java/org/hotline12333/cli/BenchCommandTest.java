package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.simulator.bench.AgiBench;
import org.hotline12333.simulator.bench.BenchReport;
import org.hotline12333.simulator.bench.Load;
import org.hotline12333.simulator.testbed.TestHotline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A load on a hotline in this process, and what is no load. */
@Timeout(120)
class BenchCommandTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @TempDir Path keys;

    private static FastAgiServer serve(TestHotline hotline, boolean right) {
        FastAgiServer server =
                new FastAgiServer(
                        FastAgiSettings.of(HERE, 0, List.of("127.0.0.1/32"), 100),
                        hotline.runner(
                                        CallLimits.DEFAULT,
                                        service -> right ? service : new Mistaken(service))
                                ::run);
        server.start();
        return server;
    }

    /** Who asks again is told what the first who asked was told. */
    private static final class Mistaken implements Service {
        private final Service service;
        private final Set<Optional<Caller>> asked = ConcurrentHashMap.newKeySet();
        private volatile Optional<Result> first = Optional.empty();

        Mistaken(Service service) {
            this.service = service;
        }

        @Override
        public Contract contract() {
            return service.contract();
        }

        @Override
        public Result serve(Request request) {
            Result result = service.serve(request);
            first = first.or(() -> Optional.of(result));
            boolean errs = contract().service().equals("tell-pension");
            return errs && !asked.add(request.caller()) ? first.orElseThrow() : result;
        }
    }

    private static BenchReport load(int port, List<String> progress) throws Exception {
        return load(port, progress, 1);
    }

    private static BenchReport load(int port, List<String> progress, int enquiries)
            throws Exception {
        Load load =
                new Load(
                        new Load.Model.Held(10),
                        100,
                        Duration.ZERO,
                        Duration.ofSeconds(5),
                        20,
                        10,
                        1,
                        enquiries);
        Prompts prompts = Prompts.load(Path.of("prompts"));
        return new AgiBench(
                        new InetSocketAddress(HERE, port),
                        prompts,
                        BenchCommand.callers(prompts),
                        false,
                        progress::add)
                .run(load, Optional.empty());
    }

    @Test
    void everyCallerHearsTheirBalance() throws Exception {
        List<String> progress = new ArrayList<>();
        try (TestHotline hotline = TestHotline.open(keys);
                FastAgiServer server = serve(hotline, true)) {
            BenchReport report = load(server.port(), progress);

            assertThat(report.isSound()).as(String.join("\n", report.lines())).isTrue();
            assertThat(report.lines())
                    .anyMatch(line -> line.matches("failed +0"))
                    .anyMatch(line -> line.matches("answered +[1-9].*"))
                    .anyMatch(line -> line.matches("hung up on the way +[1-9].*"))
                    .anyMatch(line -> line.matches("turnaround p99.9 +[0-9.]+ ms"));
            assertThat(progress).anyMatch(line -> line.startsWith("hotline: measuring, 5 s: 10"));
        }
    }

    @Test
    void eachMayAskAgainWithinTheCallAndEnquiriesAreTimedApart() throws Exception {
        try (TestHotline hotline = TestHotline.open(keys);
                FastAgiServer server = serve(hotline, true)) {
            BenchReport report = load(server.port(), new ArrayList<>(), 3);

            assertThat(report.isSound()).as(String.join("\n", report.lines())).isTrue();
            assertThat(figure(report, "enquiries a second"))
                    .isGreaterThan(2 * figure(report, "answered a second"));
            assertThat(report.lines())
                    .anyMatch(line -> line.matches("key to next command p99 +[0-9.]+ ms"));
            assertThat(figure(report, "key to next command p50")).isPositive();
        }
    }

    @Test
    void withoutEnquiriesNobodyIsVerified() throws Exception {
        try (TestHotline hotline = TestHotline.open(keys);
                FastAgiServer server = serve(hotline, false)) {
            BenchReport report = load(server.port(), new ArrayList<>(), 0);

            assertThat(report.isSound()).as(String.join("\n", report.lines())).isTrue();
            assertThat(figure(report, "enquiries a second")).isZero();
        }
    }

    private static double figure(BenchReport report, String name) {
        return report.lines().stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length()).strip().replaceFirst(" .*", ""))
                .mapToDouble(figure -> Double.parseDouble(figure.replace(",", "")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHotlineThatTellsWrongFiguresHasFailed() throws Exception {
        try (TestHotline hotline = TestHotline.open(keys);
                FastAgiServer server = serve(hotline, false)) {
            BenchReport report = load(server.port(), new ArrayList<>());

            assertThat(report.isSound()).isFalse();
            assertThat(report.lines())
                    .anyMatch(line -> line.matches("failed: \\d+ no right answer was heard"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--server agi://192.0.2.1:4573 | 'agi://192.0.2.1:4573' is not on this machine; a load goes nowhere else",
                "--server agi://example.org | 'agi://example.org' is no server; write it like agi://127.0.0.1:4573",
                "--server http://127.0.0.1 | 'http://127.0.0.1' is no server; write it like agi://127.0.0.1:4573",
                "--calls 20000 | calls is 1 to 15000",
                "--calls 10 --rate 5 | either --calls or --rate",
                "--enquiries 51 | enquiries is 0 to 50",
                "--people x --passwords 5 | nobody of a delivery has a password",
                "--seconds 3600 | seconds is 1 to 600",
            })
    void whatIsNoLoadIsRefusedInOneLine(String arguments, String why) {
        Verb verb = Verb.run(("bench agi " + arguments).split(" "));

        assertThat(verb.status()).isEqualTo(1);
        assertThat(verb.err()).containsExactly("hotline: " + why + "; see hotline bench --help");
    }

    @Test
    void aPortWithoutAServerIsOneLine() throws IOException {
        int port;
        try (ServerSocket door = new ServerSocket(0, 1, HERE)) {
            port = door.getLocalPort();
        }

        Verb verb = Verb.run("bench", "agi", "--server", "agi://127.0.0.1:" + port);

        assertThat(verb.status()).isEqualTo(1);
        assertThat(verb.err())
                .containsExactly(
                        "hotline: nobody takes a call at agi://127.0.0.1:"
                                + port
                                + "; start a server with HOTLINE_THROTTLE=off ./hotline serve");
    }

    @Test
    void aPortThatIsNoHotlineIsOneLine() throws Exception {
        try (ServerSocket door = new ServerSocket(0, 1, HERE)) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (Socket caller = door.accept()) {
                            caller.getOutputStream()
                                    .write(
                                            "HTTP/1.1 400 Bad Request\n"
                                                    .getBytes(StandardCharsets.US_ASCII));
                            caller.getOutputStream().flush();
                            caller.shutdownOutput();
                            // closing with words unread would reset the line and lose the answer
                            caller.getInputStream().readAllBytes();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            String server = "agi://127.0.0.1:" + door.getLocalPort();

            Verb verb = Verb.run("bench", "agi", "--server", server);

            assertThat(verb.status()).isEqualTo(1);
            assertThat(verb.err())
                    .containsExactly(
                            "hotline: " + server + " is no hotline: it does not speak FastAGI");
        }
    }
}
