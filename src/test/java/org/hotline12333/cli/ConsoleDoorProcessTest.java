package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console at another address than the loopback: with TLS, or behind a proxy. */
@Tag("pages")
class ConsoleDoorProcessTest {
    private static final String PROXY = "127.0.0.3";
    private static final String ELSEWHERE = "127.0.0.2";

    /** More wrong tries than an address has without a pause. */
    private static final int TRIES = 22;

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir Path folder;

    /** A certificate in the files of a folder, and who trusts it. */
    private SSLContext made(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                name,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                String.valueOf(PASSWORD))
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        pem("cert.pem", "CERTIFICATE", keys.getCertificate(name).getEncoded());
        pem("key.pem", "PRIVATE KEY", keys.getKey(name, PASSWORD).getEncoded());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(name, keys.getCertificate(name));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private void pem(String name, String kind, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Path whole = folder.resolve(name + ".new");
        Files.writeString(
                whole, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text));
        Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString("rw-------"));
        Files.move(whole, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, String> withTls(String address) {
        return Map.of(
                "HOTLINE_CONSOLE_ADDRESS",
                address,
                "HOTLINE_CONSOLE_HOST",
                "localhost,console.example",
                "HOTLINE_CONSOLE_CERTIFICATE",
                folder.resolve("cert.pem").toString(),
                "HOTLINE_CONSOLE_KEY",
                folder.resolve("key.pem").toString());
    }

    private static HttpResponse<String> get(SSLContext trusting, String address) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void withTlsItIsReachedFromElsewhere() throws Exception {
        SSLContext trusting = made("first");
        try (ServeProcess serving =
                ServeProcess.start(folder.resolve("data"), withTls("0.0.0.0"))) {
            assertThat(serving.firstCode()).isNotEmpty();
            serving.drain();
            String port = ":" + serving.consolePort();

            HttpResponse<String> login = get(trusting, "https://localhost" + port + "/login");
            assertThat(login.statusCode()).isEqualTo(200);
            assertThat(login.headers().firstValue("Strict-Transport-Security"))
                    .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000"));
            assertThatThrownBy(() ->
                            get(SSLContext.getDefault(), "https://localhost" + port + "/login"))
                    .hasMessageContaining("PKIX");
            try (Reader clear = new Reader(serving, ELSEWHERE)) {
                assertThat(clear.get("/login").statusCode()).isEqualTo(400);
            }

            SSLContext renewed = made("second");
            await(() -> get(renewed, "https://localhost" + port + "/login").statusCode() == 200);
        }
    }

    /** What Tomcat takes up within seconds. */
    private interface Try {
        boolean succeeds() throws Exception;
    }

    private static void await(Try step) throws Exception {
        long limit = System.nanoTime() + 60_000_000_000L;
        while (true) {
            try {
                assertThat(step.succeeds()).isTrue();
                return;
            } catch (IOException notYet) {
                assertThat(System.nanoTime()).as(notYet.toString()).isLessThan(limit);
                Thread.sleep(200);
            }
        }
    }

    @Test
    void aKeyThatOthersReadIsRefused() throws Exception {
        made("open");
        Files.setPosixFilePermissions(
                folder.resolve("key.pem"), PosixFilePermissions.fromString("rw-r--r--"));

        Process refused = ServeProcess.begin(folder.resolve("data"), withTls("0.0.0.0"));

        assertThat(refused.errorReader().lines())
                .singleElement()
                .asString()
                .startsWith("hotline: HOTLINE_CONSOLE_KEY is ")
                .contains("which others can read; chmod 600 it");
        assertThat(refused.waitFor()).isEqualTo(1);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void behindAProxyItsWordAloneCounts() throws Exception {
        Map<String, String> settings =
                Map.of(
                        "HOTLINE_CONSOLE_ADDRESS",
                        "0.0.0.0",
                        "HOTLINE_CONSOLE_HOST",
                        "127.0.0.1",
                        "HOTLINE_CONSOLE_PROXY",
                        PROXY);
        try (ServeProcess serving = ServeProcess.start(folder.resolve("data"), settings);
                Reader admin = new Reader(serving).redeeming(serving.firstCode(), "li");
                Reader proxy = new Reader(serving, PROXY);
                Reader here = new Reader(serving);
                Reader elsewhere = new Reader(serving, ELSEWHERE)) {
            serving.drain();
            assertThat(admin.get("/").statusCode()).isEqualTo(200);
            assertThat(elsewhere.get("/login").statusCode()).isEqualTo(403);
            assertThat(
                            elsewhere
                                    .send(
                                            elsewhere
                                                    .request("/login")
                                                    .header("X-Forwarded-For", PROXY))
                                    .statusCode())
                    .isEqualTo(403);

            String figures = "/actuator/prometheus";
            assertThat(here.get(figures).statusCode()).isEqualTo(200);
            assertThat(
                            proxy.send(
                                            proxy.request(figures)
                                                    .header("X-Forwarded-For", "192.0.2.1"))
                                    .body())
                    .doesNotContain("hotline_calls");

            guess(proxy, "192.0.2.1");
            assertThat(enters(proxy, "192.0.2.2")).isTrue();
            assertThat(enters(proxy, "192.0.2.1")).isFalse();
            assertThat(enters(here, "192.0.2.9")).isTrue();
            for (int i = 0; i < TRIES; i++) {
                login(here, "somebody" + i, "192.0.2." + (100 + i));
            }
            assertThat(enters(here, "192.0.2.3")).isFalse();
        }
    }

    private static void guess(Reader reader, String from) throws Exception {
        for (int i = 0; i < TRIES; i++) {
            login(reader, "nobody" + i, from);
        }
    }

    /** Whether the right password is taken. */
    private static boolean enters(Reader reader, String from) throws Exception {
        return login(reader, "li", from).statusCode() == 303;
    }

    private static HttpResponse<String> login(Reader reader, String name, String from)
            throws Exception {
        reader.get("/login");
        return reader.send(
                reader.form(
                                "/login",
                                Map.of(
                                        "name",
                                        name,
                                        "password",
                                        name.equals("li") ? Reader.PASSWORD : "wrong"))
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("X-Forwarded-For", from));
    }

    @Test
    void byAnotherNameItIsNobody() throws Exception {
        try (ServeProcess serving =
                ServeProcess.start(
                        folder.resolve("data"),
                        Map.of("HOTLINE_CONSOLE_HOST", "127.0.0.1,console.example"))) {
            List<String> hosts = List.of("localhost", "127.0.0.1", "Console.example");
            serving.drain();
            for (String host : hosts) {
                assertThat(status(serving, host)).as(host).isEqualTo("HTTP/1.1 200");
            }
            assertThat(status(serving, "evil.example")).isEqualTo("HTTP/1.1 400");
            assertThat(status(serving, "0.0.0.0")).isEqualTo("HTTP/1.1 400");
        }
    }

    private static String status(ServeProcess serving, String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), serving.consolePort())) {
            socket.getOutputStream()
                    .write(
                            "GET /login HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                    .formatted(host)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .substring(0, "HTTP/1.1 200".length());
        }
    }
}
