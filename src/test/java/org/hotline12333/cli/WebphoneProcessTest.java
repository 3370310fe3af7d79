package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.simulator.asterisk.Ports;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may open the way to Asterisk, where Asterisk is away. */
@Tag("pages")
class WebphoneProcessTest {
    private static final Pattern CODE = Pattern.compile("id=\"code\"[^>]*>([A-Z2-7-]+)<");

    @TempDir static Path data;

    private static ServeProcess serving;
    private static Reader admin;

    @BeforeAll
    static void start() throws Exception {
        serving = ServeProcess.start(data, Map.of("HOTLINE_WEBPHONE", "127.0.0.1:" + Ports.tcp()));
        admin = new Reader(serving).redeeming(serving.firstCode(), "li");
        serving.drain();
    }

    @AfterAll
    static void stop() {
        admin.close();
        serving.close();
    }

    /** With which code it is closed. */
    private static final class Closing implements WebSocket.Listener {
        private final CompletableFuture<Integer> code = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            code.complete(status);
            return null;
        }
    }

    private static int closed(Reader reader, String origin) throws Exception {
        Closing closing = new Closing();
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket.Builder builder = client.newWebSocketBuilder().subprotocols("sip");
            reader.request("/")
                    .build()
                    .headers()
                    .map()
                    .forEach((name, values) -> {
                        if (name.equals("Cookie")) {
                            builder.header(name, values.getFirst());
                        }
                    });
            if (!origin.isEmpty()) {
                builder.header("Origin", origin);
            }
            builder.buildAsync(
                            URI.create(
                                    "ws://127.0.0.1:%d/webphone/ws"
                                            .formatted(serving.consolePort())),
                            closing)
                    .join();
            return closing.code.get(10, TimeUnit.SECONDS);
        }
    }

    private static String own() {
        return "http://127.0.0.1:" + serving.consolePort();
    }

    private static void isRefused(Reader reader, String origin, int status) {
        assertThatThrownBy(() -> closed(reader, origin))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        fault -> assertThat(fault.getResponse().statusCode()).isEqualTo(status));
    }

    @Test
    void aPageOfOursIsToldThatAsteriskIsAway() throws Exception {
        assertThat(closed(admin, own())).isEqualTo(4001);
    }

    @Test
    void aPageOfAnotherIsRefused() {
        isRefused(admin, "http://127.0.0.1:1", 403);
        isRefused(admin, "https://hotline.example", 403);
        isRefused(admin, "", 403);
    }

    @Test
    void whoIsNotInIsLedToTheLogin() {
        try (Reader stranger = new Reader(serving)) {
            isRefused(stranger, own(), 302);
        }
    }

    @Test
    void aViewerMayNotCall() throws Exception {
        admin.get("/accounts");
        HttpResponse<String> invited =
                admin.post("/accounts", Map.of("name", "viewer", "role", "VIEWER"));
        Matcher code = CODE.matcher(invited.body());
        assertThat(code.find()).as(invited.body()).isTrue();
        try (Reader viewer = new Reader(serving).redeeming(code.group(1), "viewer")) {
            isRefused(viewer, own(), 403);
            assertThat(viewer.get("/phone").body())
                    .contains("is for operators and admins")
                    .doesNotContain("webphone.js");
        }
    }

    @Test
    void itsKeyIsItsOwnersAlone() throws Exception {
        Path key = data.resolve("webphone.key");

        assertThat(Files.readString(key)).matches("[0-9a-f]{64}\n");
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
    }

    @Test
    void unlessItIsSwitchedOnThereIsNone(@TempDir Path other) throws Exception {
        try (ServeProcess off = ServeProcess.start(other, Map.of());
                Reader reader = new Reader(off).redeeming(off.firstCode(), "li")) {
            assertThat(reader.get("/phone").body())
                    .contains("The telephone through Asterisk is off.")
                    .doesNotContain("webphone.js");
            assertThat(
                            reader.send(
                                            reader.request("/webphone/ws")
                                                    .header(
                                                            "Origin",
                                                            "http://127.0.0.1:"
                                                                    + off.consolePort()))
                                    .statusCode())
                    .isEqualTo(404);
            assertThat(other.resolve("webphone.key")).doesNotExist();
        }
    }
}
