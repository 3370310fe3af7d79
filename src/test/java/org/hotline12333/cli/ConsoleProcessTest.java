package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What the machine room reads of a hotline that serves, and that it never costs a call. */
@Tag("process")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ConsoleProcessTest {
    @TempDir Path data;

    private static HttpResponse<String> get(ServeProcess serving, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + serving.consolePort() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void call(ServeProcess serving) throws IOException {
        AgiPeer.of(serving.address(), _ -> Duration.ZERO)
                .call(
                        Exchange.of(new CallFacts("1.1", "", "")),
                        new ScriptedCaller().answers("1").answers("2").answers("1").answers("1"));
    }

    /** The peer is gone before the server has counted it. */
    private static void await(ServeProcess serving, String line) throws Exception {
        while (get(serving, "/actuator/prometheus").body().lines().noneMatch(line::equals)) {
            Thread.sleep(20);
        }
    }

    @Test
    void figuresAreCountedFromTheFirstCallOn() throws Exception {
        try (ServeProcess serving = ServeProcess.start(data, Map.of())) {
            assertThat(get(serving, "/actuator/prometheus").body().lines())
                    .contains(
                            "hotline_calls_begun_total 0.0",
                            "hotline_answers_total{outcome=\"account\",service=\"tell-pension\"} 0.0");

            call(serving);
            await(serving, "hotline_calls_ended_total{how=\"ended\"} 1.0");

            assertThat(get(serving, "/actuator/prometheus").body().lines())
                    .contains(
                            "hotline_calls_begun_total 1.0",
                            "hotline_calls_now 0.0",
                            "hotline_people 19.0",
                            "hotline_store_up 1.0",
                            "hotline_outbox{state=\"waiting\"} 0.0");
            assertThat(get(serving, "/actuator/health/readiness").body())
                    .isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void aLogForMachinesIsJson() throws Exception {
        Map<String, String> settings = Map.of("HOTLINE_LOG_FORMAT", "ecs");
        try (ServeProcess serving = ServeProcess.start(data, settings)) {
            List<String> log = serving.begun().subList(0, serving.begun().size() - 1);
            assertThat(log)
                    .isNotEmpty()
                    .allSatisfy(line ->
                            assertThat(new JsonMapper().readTree(line).get("message").asString())
                                    .isNotEmpty());
        }
    }

    @Test
    void nobodyGetsMoreThanThat() throws Exception {
        try (ServeProcess serving = ServeProcess.start(data, Map.of())) {
            for (String path : List.of("/", "/actuator", "/actuator/env", "/actuator/heapdump")) {
                HttpResponse<String> answer = get(serving, path);
                assertThat(answer.statusCode()).as(path).isEqualTo(302);
                assertThat(answer.headers().firstValue("Location")).hasValue("/login");
                assertThat(answer.body()).as(path).isEmpty();
            }
            assertThat(asked(serving, "evil.example")).startsWith("HTTP/1.1 400");
            assertThat(asked(serving, "localhost")).startsWith("HTTP/1.1 200");
            for (InetAddress other : others()) {
                assertThatExceptionOfType(ConnectException.class)
                        .as("%s", other)
                        .isThrownBy(() -> new Socket(other, serving.consolePort()).close());
            }
        }
    }

    /** By which this machine is known elsewhere. */
    private static List<InetAddress> others() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }

    /** A request by that name of this machine; a client would not let itself be given one. */
    private static String asked(ServeProcess serving, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), serving.consolePort())) {
            socket.getOutputStream()
                    .write(
                            "GET /actuator/health HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                    .formatted(host)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void withoutItsPortCallsAreAnsweredAndTheReadyLineSaysSo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> settings =
                    Map.of("HOTLINE_CONSOLE_PORT", Integer.toString(taken.getLocalPort()));
            try (ServeProcess serving = ServeProcess.start(data, settings)) {
                assertThat(serving.begun().getLast())
                        .endsWith(
                                "no console: port %d is taken, set HOTLINE_CONSOLE_PORT"
                                        .formatted(taken.getLocalPort()));
                assertThat(serving.begun()).filteredOn(line -> line.contains("ERROR")).hasSize(1);
                call(serving);
            }
        }
    }
}
