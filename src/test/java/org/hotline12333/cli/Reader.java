package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hotline12333.account.Authenticator;

/**
 * Somebody at the console without a script, as a browser sends it: cookies, the form's token, and
 * that a form is the console's own. An HTTP client of Java sends a secure cookie back over TLS
 * alone.
 */
final class Reader implements AutoCloseable {
    static final String PASSWORD = "four dull green lamps";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("id=\"key\"[^>]*>([A-Z2-7 ]+)<");

    private final HttpClient client;
    private final Map<String, String> cookies = new TreeMap<>();
    private int port;
    private String token = "";
    private String key = "";
    private long shown;

    Reader(ServeProcess serving) {
        this(serving, "127.0.0.1");
    }

    /** From another address of this machine. */
    Reader(ServeProcess serving, String from) {
        port = serving.consolePort();
        client = HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(from)).build();
    }

    /** Goes on with another process, as a browser does that knows of none. */
    Reader at(ServeProcess serving) {
        port = serving.consolePort();
        return this;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept-Language", "en");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    /** A form of a page that was read before. */
    HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return send(form(path, fields).header("Sec-Fetch-Site", "same-origin"));
    }

    /** The same, without the browser's word where it comes from. */
    HttpRequest.Builder form(String path, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        all.putIfAbsent("_csrf", token);
        String body =
                all.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** What a script of such a page sends. */
    HttpResponse<String> postJson(String path, String json) throws Exception {
        return send(
                request(path)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("X-XSRF-TOKEN", token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String set : response.headers().allValues("Set-Cookie")) {
            String[] pair = set.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        Matcher given = TOKEN.matcher(response.body());
        if (given.find()) {
            token = given.group(1);
        }
        return response;
    }

    /** What their telephone shows, which is another than they have used. */
    String digits() throws Exception {
        while (Instant.now().getEpochSecond() / 30 <= shown) {
            Thread.sleep(Duration.ofMillis(200)); // the server's clock is the machine's
        }
        shown = Math.max(shown + 1, Instant.now().getEpochSecond() / 30);
        return Authenticator.shows(key, Instant.ofEpochSecond(shown * 30));
    }

    /** Redeems a code and is in. */
    Reader redeeming(String code, String name) throws Exception {
        get("/first");
        HttpResponse<String> factor =
                post(
                        "/first",
                        Map.of(
                                "code",
                                code,
                                "name",
                                name,
                                "password",
                                PASSWORD,
                                "again",
                                PASSWORD));
        Matcher found = KEY.matcher(factor.body());
        assertThat(found.find()).as(factor.body()).isTrue();
        key = found.group(1);
        HttpResponse<String> in = post("/first/code", Map.of("code", code, "digits", digits()));
        assertThat(in.headers().firstValue("Location")).hasValue("/");
        return this;
    }

    @Override
    public void close() {
        client.close();
    }
}
