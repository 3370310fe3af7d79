package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may use the console of a hotline that serves. */
@Tag("process")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ConsoleAccessProcessTest {
    private static final Pattern CODE = Pattern.compile("id=\"code\"[^>]*>([A-Z2-7-]+)<");

    @TempDir Path data;

    private static void isLedTo(HttpResponse<String> response, String path) {
        assertThat(response.headers().firstValue("Location")).as(response.body()).hasValue(path);
    }

    private static String code(HttpResponse<String> page) {
        Matcher code = CODE.matcher(page.body());
        assertThat(code.find()).as(page.body()).isTrue();
        return code.group(1);
    }

    @Test
    void aSessionOutlivesTheServerAndEndsByLogOut() throws Exception {
        String before;
        Reader li;
        try (ServeProcess serving = ServeProcess.start(data, Map.of())) {
            li = new Reader(serving);
            isLedTo(li.get("/"), "/login");
            assertThat(li.get("/live/stream").statusCode()).isEqualTo(401);
            li.redeeming(serving.firstCode(), "li");
            assertThat(li.get("/").statusCode()).isEqualTo(200);
            assertThat(li.get("/accounts").statusCode()).isEqualTo(200);
            before = li.cookies().getOrDefault("__Host-console", "");
        }
        try (ServeProcess serving = ServeProcess.start(data, Map.of());
                Reader again = li.at(serving)) {
            assertThat(again.get("/").body()).contains("<a href=\"/account\">li</a>");
            again.get("/account");
            isLedTo(again.post("/logout", Map.of()), "/login");
            again.cookies().put("__Host-console", before);
            isLedTo(again.get("/"), "/login");

            again.get("/login");
            HttpResponse<String> wrong =
                    again.post("/login", Map.of("name", "li", "password", "wrong"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            HttpResponse<String> unknown =
                    again.post("/login", Map.of("name", "li", "password", "wrong too"));
            assertThat(unknown.statusCode()).isEqualTo(422);
            isLedTo(
                    again.post("/login", Map.of("name", "li", "password", Reader.PASSWORD)),
                    "/login/code");
            String half = again.cookies().getOrDefault("__Host-console", "");
            isLedTo(again.get("/"), "/login");
            again.get("/login/code");
            isLedTo(again.post("/login/code", Map.of("digits", again.digits())), "/");
            assertThat(again.cookies().get("__Host-console")).isNotEqualTo(half);
            assertThat(again.get("/").statusCode()).isEqualTo(200);
        }
    }

    /** They are read behind the first page that wants them. */
    private static List<String> figures(Reader reader) throws Exception {
        HttpResponse<String> table = reader.get("/today.csv");
        for (int i = 0; i < 100 && table.statusCode() == 503; i++) {
            Thread.sleep(Duration.ofMillis(100));
            table = reader.get("/today.csv");
        }
        return table.body().lines().toList();
    }

    @Test
    void anAdminInvitesOthersWhoMayNotDoTheSame() throws Exception {
        try (ServeProcess serving = ServeProcess.start(data, Map.of());
                Reader li = new Reader(serving);
                Reader wang = new Reader(serving)) {
            li.redeeming(serving.firstCode(), "li");
            li.get("/accounts");
            String code = code(li.post("/accounts", Map.of("name", "wang", "role", "VIEWER")));
            assertThat(li.get("/accounts").body())
                    .contains("waits for its code")
                    .doesNotContain(code);
            wang.redeeming(code, "wang");

            assertThat(wang.get("/").statusCode()).isEqualTo(200);
            assertThat(wang.get("/account").statusCode()).isEqualTo(200);
            assertThat(wang.get("/accounts").statusCode()).isEqualTo(403);
            assertThat(wang.get("/accounts/all.csv").statusCode()).isEqualTo(403);
            assertThat(li.get("/accounts/all.csv").body())
                    .startsWith("name,role,state,made\r\nli,ADMIN,ACTIVE,")
                    .contains("\r\nwang,VIEWER,ACTIVE,");
            assertThat(wang.get("/live.csv").body())
                    .isEqualTo(
                            "server,call,caller_ends_in,region,place,here_s,lasts_s,language,verified\r\n");
            assertThat(wang.get("/agent?call=1.1%2B&language=en").body())
                    .contains("href=\"?language=zh&amp;call=1.1%2B\"");
            assertThat(wang.get("/releases/all.csv").body()).startsWith("release,name,reason,");
            assertThat(figures(wang)).contains("calls_limit,10000", "calls,0", "data_to,2026-10");
            assertThat(wang.get("/").body()).doesNotContain("/tickets");
            assertThat(li.get("/").body()).contains("/tickets");
            for (String path : List.of("", "/100000057", "/100000057/said.wav")) {
                assertThat(wang.get("/tickets" + path).statusCode()).isEqualTo(403);
            }
            assertThat(
                            wang.post("/accounts/role", Map.of("name", "wang", "role", "ADMIN"))
                                    .statusCode())
                    .isEqualTo(403);
            HttpResponse<String> last = li.post("/accounts/disable", Map.of("name", "li"));
            assertThat(last.statusCode()).isEqualTo(422);
            assertThat(last.body()).contains("the last administrator");

            isLedTo(li.post("/accounts/disable", Map.of("name", "wang")), "/accounts");
            isLedTo(wang.get("/"), "/login");
        }
    }

    @Test
    void changesComeFromAFormOfOurs() throws Exception {
        try (ServeProcess serving = ServeProcess.start(data, Map.of());
                Reader li = new Reader(serving)) {
            li.redeeming(serving.firstCode(), "li");
            li.get("/account");
            Map<String, String> none = Map.of();
            Map<String, String> forged = Map.of("_csrf", "forged");
            List<HttpRequest.Builder> refused =
                    List.of(
                            li.form("/logout", none),
                            li.form("/logout", none).header("Sec-Fetch-Site", "cross-site"),
                            li.form("/logout", none).header("Sec-Fetch-Site", "same-site"),
                            li.form("/logout", forged).header("Sec-Fetch-Site", "same-origin"));
            for (HttpRequest.Builder each : refused) {
                assertThat(li.send(each).statusCode()).isEqualTo(403);
            }
            assertThat(li.get("/account").statusCode()).isEqualTo(200);
            isLedTo(li.post("/logout", none), "/login");
        }
    }

    @Test
    void pagesAndCookiesAreClosedToOthers() throws Exception {
        try (ServeProcess serving = ServeProcess.start(data, Map.of());
                Reader reader = new Reader(serving)) {
            HttpResponse<String> page = reader.get("/login");
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValue(
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src"
                                    + " 'self'; font-src 'self'; media-src 'self' blob:;"
                                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                                    + " frame-ancestors 'none'; require-trusted-types-for 'script';"
                                    + " trusted-types server");
            assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy"))
                    .hasValue("same-origin");
            assertThat(page.headers().firstValue("Permissions-Policy"))
                    .hasValue("microphone=(self), camera=(), geolocation=()");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(page.headers().allValues("Set-Cookie"))
                    .singleElement()
                    .satisfies(cookie ->
                            assertThat(cookie)
                                    .startsWith("__Host-form=")
                                    .contains("; Path=/", "; Secure", "; HttpOnly")
                                    .contains("; SameSite=Strict"));
            reader.redeeming(serving.firstCode(), "li");
            reader.get("/account");
            HttpResponse<String> out = reader.post("/account/logout", Map.of());
            assertThat(out.headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie ->
                            assertThat(cookie)
                                    .startsWith("__Host-console=; Path=/; Max-Age=0")
                                    .contains("; Secure", "; HttpOnly", "; SameSite=Strict"));
            assertThat(out.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @Test
    void whoGuessesIsLockedOutAndTheAuditKnows() throws Exception {
        try (ServeProcess serving = ServeProcess.start(data, Map.of());
                Reader li = new Reader(serving)) {
            li.redeeming(serving.firstCode(), "li");
            try (Reader other = new Reader(serving)) {
                other.get("/login");
                List<String> answers =
                        IntStream.range(0, 8)
                                .mapToObj(i -> guess(other, i < 7 ? "wrong" : Reader.PASSWORD))
                                .distinct()
                                .toList();
                assertThat(answers).hasSize(1).first().asString().startsWith("422 ");
                assertThat(other.cookies()).doesNotContainKey("__Host-console");
            }
            assertThat(li.get("/").statusCode()).isEqualTo(200);
        }
        Verb verify = Verb.run(Map.of("HOTLINE_DATA", data.toString()), "audit", "verify");
        assertThat(verify.err()).isEmpty();
        assertThat(verify.out()).startsWith("the audit is whole: ");
    }

    @Test
    void whoeverRunsTheMachineGetsTheOnlyAdminIn() throws Exception {
        Map<String, String> here = Map.of("HOTLINE_DATA", data.toString());
        try (ServeProcess serving = ServeProcess.start(data, Map.of());
                Reader li = new Reader(serving);
                Reader again = new Reader(serving)) {
            li.redeeming(serving.firstCode(), "li");
            Verb asked = Verb.run(here, "console-code");
            assertThat(asked.err()).isEmpty();
            assertThat(li.get("/").statusCode()).isEqualTo(200);

            again.redeeming(asked.out().strip(), "li");

            isLedTo(li.get("/"), "/login");
            assertThat(again.get("/accounts").statusCode()).isEqualTo(200);
        }
        assertThat(Verb.run(here, "console-code").out().strip())
                .matches("([A-Z2-7]{4}-){12}[A-Z2-7]{4}");
    }

    private static String guess(Reader reader, String password) {
        try {
            HttpResponse<String> answer =
                    reader.post("/login", Map.of("name", "li", "password", password));
            return answer.statusCode() + " " + answer.body().replaceAll("value=\"[^\"]{20,}\"", "");
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }
}
