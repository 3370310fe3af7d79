package org.hotline12333.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.insurance.demo.DemoNames;
import org.hotline12333.interpreter.Release;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.routes.AgiRoute;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.ScriptReader;
import org.hotline12333.simulator.script.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers have left, answered in a real Chromium. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RealTicketsTest extends PagesUnderTest {
    private static boolean isLeft;

    private Browser open(String language, int width) {
        return stranger(language, width).as(admin());
    }

    /** Somebody calls as it is written. */
    private static void called(String script) throws Exception {
        Release release = ReleaseFolder.read(Path.of("."));
        Vocabulary vocabulary = new Vocabulary(release.prompts(), DemoNames.all());
        List<CallScript> calls =
                new ScriptReader(vocabulary).read(List.of(Path.of("calls", script)));
        new AgiRoute(server().address(), release.prompts()::length)
                .hearing(DemoNames.heard())
                .call(calls.getFirst());
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1400", "zh-CN, 390", "en-GB, 1400", "en-GB, 390"})
    void ticketsAreShownToEverybodyAlike(String language, int width) throws Exception {
        shown();
        String look = language + "-" + width;
        try (Browser browser = open(language, width)) {
            Page page = browser.go("/tickets");
            assertThat(page.locator("tbody tr")).hasCount(1);
            browser.isAccessible();
            browser.picture("tickets-" + look);
            page.locator("tbody a").first().click();
            assertThat(page.locator("dl.facts")).not().containsText("1390000");
            browser.isAccessible();
            browser.picture("ticket-" + look);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Leaving a message takes as long as it does in life. */
    private static void shown() throws Exception {
        if (!isLeft) {
            called("messages/sent.call");
            isLeft = true;
        }
    }

    @Test
    void aMessageIsHeardAndAnsweredOnce() throws Exception {
        shown();
        isLeft = false; // since it is answered here
        try (Browser browser = open("en-GB", 1400)) {
            Page page = browser.go("/tickets");
            page.locator("tbody a").first().click();
            String path = page.url().replaceFirst("^http://[^/]*", "");
            page.evaluate("document.querySelector('audio').play()");
            page.waitForCondition(() ->
                    Boolean.TRUE.equals(
                            page.evaluate("document.querySelector('audio').duration > 1")));

            HttpResponse<String> other = admin().get(path);
            assertThat(other.body()).contains("name=\"answer\"");
            page.fill("#answer", "called back");
            page.click("form[action$='/close'] button");
            assertThat(page.locator("#answered")).hasText("called back");
            assertThat(page.locator("audio")).hasCount(0);
            HttpResponse<String> late = admin().post(path + "/close", Map.of("answer", "me too"));
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.body()).contains("before you").contains("called back");
            assertThat(late.body()).doesNotContain("me too");
            assertThat(admin().get(path + "/said.wav").statusCode()).isEqualTo(404);

            browser.go("/tickets?answered=true");
            assertThat(page.locator("tbody")).containsText(path.substring(9, 12));
            browser.go("/tickets");
            assertThat(page.locator(".empty")).isVisible();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsHeardIsKeptByNoCacheAndWhoIsNobodysTicketIsNone() throws Exception {
        shown();
        isLeft = false;
        String list = admin().get("/tickets").body();
        String number = list.replaceFirst("(?s).*?/tickets/([0-9]{9}).*", "$1");

        HttpResponse<String> table = admin().get("/tickets/all.csv");
        assertThat(table.body().lines())
                .hasSize(2)
                .last(STRING)
                .startsWith(number + ",")
                .doesNotContain("139");
        HttpResponse<String> said = admin().get("/tickets/" + number + "/said.wav");
        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(said.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(said.headers().firstValue("Content-Type")).hasValue("audio/wav");
        assertThat(admin().get("/tickets/123").statusCode()).isEqualTo(404);
        HttpResponse<String> wrong =
                admin().post("/tickets/" + number + "/close", Map.of("answer", " "));
        assertThat(wrong.statusCode()).isEqualTo(422);
        admin().get("/tickets/" + number);
        assertThat(
                        admin().post("/tickets/" + number + "/close", Map.of("answer", "done"))
                                .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1400", "zh-CN, 390", "en-GB, 1400", "en-GB, 390"})
    void anAgentSeesWhatACallerDid(String language, int width) throws Exception {
        String id = "agent-%s-%d".formatted(language, width);
        AgiPeer.of(server().address(), _ -> Duration.ofMillis(300))
                .keepingTime()
                .call(
                        Exchange.of(new CallFacts(id, "13912345678", "12333")),
                        new ScriptedCaller().answers("2").hangsUpInPrompt(Duration.ofMillis(200)));
        try (Browser browser = open(language, width)) {
            Page page = browser.go("/agent");
            page.waitForCondition(() -> {
                page.fill("#call", id);
                page.click("form[role=search] button");
                return page.locator("tbody tr").count() > 1;
            });
            assertThat(page.locator("tbody tr").first()).containsText("welcome");
            assertThat(page.locator("tbody")).containsText("main");
            assertThat(page.locator("#level"))
                    .containsText(language.equals("zh-CN") ? "未核验" : "no");
            assertThat(page.locator("main")).not().containsText("139123");
            browser.isAccessible();
            browser.picture(id);
            browser.complaints(); // 404 for what the call log's writer has not written yet
        }
    }
}
