package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped alert rules and dashboard, with a real Prometheus that looks at a real hotline. */
@Tag("pages")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PrometheusTest {
    private static final Path MONITORING = Path.of("docs/monitoring");
    private static final Path RULES = MONITORING.resolve("hotline.rules.yml");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;

    @BeforeAll
    static void isThere() {
        assumeTrue(
                isThere("promtool") && isThere("prometheus"),
                "skipped: no Prometheus on this machine (Debian: prometheus)");
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private String run(Path input, String... command) throws Exception {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(input.toFile())
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void eachAlertIsRaisedWhereItHasToBeAndNowhereElse() throws Exception {
        Files.copy(RULES, folder.resolve("hotline.rules.yml"));
        Path tests =
                Files.copy(
                        Path.of("src/test/resources/monitoring/rules.test.yml"),
                        folder.resolve("rules.test.yml"));

        run(tests, "promtool", "test", "rules", "rules.test.yml");

        List<String> alerts = names(RULES, "- alert: ");
        assertThat(alerts).isNotEmpty();
        assertThat(names(tests, "alertname: ")).containsAll(alerts);
    }

    private static List<String> names(Path file, String before) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(before))
                    .map(line -> line.split(before, 2)[1].replaceAll("[}].*", "").strip())
                    .distinct()
                    .toList();
        }
    }

    @Test
    void aRealOneReadsAllThatRulesAndDashboardAskFor() throws Exception {
        try (ServeProcess serving = ServeProcess.start(folder.resolve("data"), Map.of());
                Prometheus prometheus = new Prometheus(folder, serving.consolePort())) {
            prometheus.await("hotline_people{job=\"hotline\"}");

            String figures =
                    body(
                            "http://127.0.0.1:%d/actuator/prometheus"
                                    .formatted(serving.consolePort()));
            Path scraped = Files.writeString(folder.resolve("scraped"), figures);
            assertThat(run(scraped, "promtool", "check", "metrics")).isEmpty();
            for (JsonNode panel :
                    JSON.readTree(MONITORING.resolve("grafana-dashboard.json")).get("panels")) {
                for (JsonNode target : panel.get("targets")) {
                    String asked = target.get("expr").asString();
                    assertThat(prometheus.knows(asked)).as(asked).isTrue();
                }
            }
            assertThat(prometheus.get("/api/v1/rules").findValuesAsString("health"))
                    .isNotEmpty()
                    .containsOnly("ok");
        }
    }

    private static String body(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(url)).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }

    /** As Debian ships it, with the files of docs/monitoring, looking each second. */
    private static final class Prometheus implements AutoCloseable {
        private final int port;
        private final Process process;

        Prometheus(Path folder, int console) throws IOException {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            Files.copy(RULES, folder.resolve("hotline.rules.yml"));
            Path settings = folder.resolve("prometheus.yml");
            Files.writeString(
                    settings,
                    Files.readString(MONITORING.resolve("prometheus.yml"))
                            .replace(
                                    "scrape_interval: 15s",
                                    "scrape_interval: 1s\n  evaluation_interval: 1s")
                            .replace("127.0.0.1:8333", "127.0.0.1:" + console));
            process =
                    new ProcessBuilder(
                                    "prometheus",
                                    "--config.file=" + settings,
                                    "--storage.tsdb.path=" + folder.resolve("tsdb"),
                                    "--web.listen-address=127.0.0.1:" + port)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("prometheus.log").toFile())
                            .start();
        }

        JsonNode get(String path) throws Exception {
            return JSON.readTree(body("http://127.0.0.1:" + port + path));
        }

        private JsonNode query(String expression) throws Exception {
            return get("/api/v1/query?query="
                            + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                    .get("data")
                    .get("result");
        }

        /** Whether each series that it names has been seen; it may be too early for a rate. */
        boolean knows(String expression) throws Exception {
            query(expression); // is understood
            List<String> names =
                    java.util.regex.Pattern.compile("\\b(?:hotline|jvm)_\\w+")
                            .matcher(expression)
                            .results()
                            .map(found -> found.group())
                            .toList();
            for (String name : names) {
                if (query("count(" + name + ")").isEmpty()) {
                    return false;
                }
            }
            return !names.isEmpty();
        }

        void await(String expression) throws Exception {
            while (!isUp() || query(expression).isEmpty()) {
                assertThat(process.isAlive()).isTrue();
                Thread.sleep(100);
            }
        }

        private boolean isUp() throws Exception {
            try {
                return get("/api/v1/status/runtimeinfo").has("data");
            } catch (ConnectException _) {
                return false;
            }
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }
}
