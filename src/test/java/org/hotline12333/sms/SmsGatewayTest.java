package org.hotline12333.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.store.outbox.Dispatch.Letter;
import org.hotline12333.store.outbox.Tried;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway fails in every way, and it is never taken for another one. */
class SmsGatewayTest {
    private static final InstantSource NOON =
            InstantSource.fixed(Instant.parse("2026-11-20T04:00:00Z"));
    private static final Letter LETTER =
            new Letter(
                    1,
                    "0f8fad5b-d9cb-469f-a165-70867728950e",
                    1,
                    TelephoneNumber.of("14000001234"),
                    Secret.of("余额\"28640.32\"元\n & more"));

    private record Request(String body, String type, String key) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sms");
    }

    private void answering(HttpHandler handler) {
        server.createContext(
                "/sms",
                exchange -> {
                    requests.add(
                            new Request(
                                    new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8),
                                    exchange.getRequestHeaders().getFirst("Content-Type"),
                                    exchange.getRequestHeaders().getFirst("Idempotency-Key")));
                    handler.handle(exchange);
                });
    }

    private void status(int status, String... header) {
        answering(exchange -> {
            if (header.length > 0) {
                exchange.getResponseHeaders().add(header[0], header[1]);
            }
            reply(exchange, status);
        });
    }

    private static void reply(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Tried send() {
        return send(SmsTemplate.of("", ""), url());
    }

    private static Tried send(SmsTemplate template, URI url) {
        try (SmsGateway gateway = new SmsGateway(url, template, NOON, Duration.ofMillis(700))) {
            return gateway.send(LETTER);
        }
    }

    private static Tried later(String why) {
        return new Tried.Later(why, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void hasItWhereItSaysSo(int status) {
        status(status);

        assertThat(send()).isEqualTo(new Tried.Sent());
        assertThat(requests)
                .containsExactly(
                        new Request(
                                "{\"key\": \""
                                        + LETTER.key()
                                        + "\", \"to\": \"14000001234\","
                                        + " \"text\": \"余额\\u002228640.32\\u0022元\\u000a & more\"}",
                                "application/json; charset=utf-8",
                                LETTER.key()));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 422})
    void willNotHaveIt(int status) {
        status(status);

        assertThat(send()).isEqualTo(new Tried.Refused(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 408, 425, 429, 500, 502, 503})
    void mayHaveItTheNextTime(int status) {
        status(status);

        assertThat(send()).isEqualTo(later("answered with " + status));
        assertThat(requests).hasSize(1);
    }

    @Test
    void saysForHowLongItWantsToBeLeftAlone() {
        status(429, "Retry-After", "120");

        assertThat(send())
                .isEqualTo(
                        new Tried.Later("answered with 429", Optional.of(Duration.ofMinutes(2))));
    }

    @Test
    void saysUntilWhenItWantsToBeLeftAlone() {
        status(503, "Retry-After", "Fri, 20 Nov 2026 04:30:00 GMT");

        assertThat(send())
                .isEqualTo(
                        new Tried.Later("answered with 503", Optional.of(Duration.ofMinutes(30))));
    }

    @Test
    void saysWhatNobodyUnderstands() {
        status(429, "Retry-After", "soon");

        assertThat(send()).isEqualTo(later("answered with 429"));
    }

    @Test
    void isNotThere() {
        URI url = url();
        server.stop(0);

        assertThat(send(SmsTemplate.of("", ""), url)).isEqualTo(later("not reached"));
    }

    @Test
    void hangsOrAnswersWhenNobodyWaitsAnyMore() {
        answering(exchange -> {
            try {
                end.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            reply(exchange, 200);
        });

        assertThat(send()).isEqualTo(later("no answer in time"));
        assertThat(requests).hasSize(1);
    }

    @Test
    void closesInTheMiddleOfItsAnswer() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerHalf(socket));

            URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/sms");
            assertThat(send(SmsTemplate.of("", ""), url)).isEqualTo(later("connection lost"));
        }
    }

    private static void answerHalf(ServerSocket socket) {
        try (Socket gateway = socket.accept()) {
            var _ = gateway.getInputStream().read(new byte[1_000]);
            gateway.getOutputStream().write("HTTP/1.1 20".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void hasItThoughItsWordsNeverEnd() {
        answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(send()).isEqualTo(new Tried.Sent());
    }

    @Test
    void wantsAFormAndAPassword() {
        status(200);
        SmsTemplate template =
                SmsTemplate.of(
                        "mobile={number}&content={text}&id={key}",
                        "Content-Type: application/x-www-form-urlencoded | Idempotency-Key: x-{key}"
                                + " | Authorization: Bearer s3cret");

        assertThat(send(template, url())).isEqualTo(new Tried.Sent());
        assertThat(requests)
                .containsExactly(
                        new Request(
                                "mobile=14000001234&content=%E4%BD%99%E9%A2%9D%2228640.32%22%E5%85%83"
                                        + "%0A+%26+more&id="
                                        + LETTER.key(),
                                "application/x-www-form-urlencoded",
                                "x-" + LETTER.key()));
        assertThat(template).asString().doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no colon", "Name: v\u0001", "Na me: value", "A: b | "})
    void isToldWithoutWhatStandsThereThatAHeaderIsNone(String headers) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsTemplate.of("", headers))
                .withMessage("headers are `Name: value`, with a bar between");
    }

    @Test
    void isToldThatTheTextCannotStandInAHeader() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsTemplate.of("", "X-Text: a {text}"))
                .withMessage("a header cannot hold {text}, the body does");
    }

    @Test
    void isToldThatABodyHasNoPlaceForTheNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> SmsTemplate.of("{text}", ""));
    }
}
