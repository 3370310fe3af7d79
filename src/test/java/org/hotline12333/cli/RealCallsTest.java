package org.hotline12333.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.Tempo;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.testbed.Demo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of the call log, found and followed in a real Chromium. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RealCallsTest extends PagesUnderTest {
    /** What the demo person keys and is told, of which nothing is to be on a page. */
    private static final List<String> TOLD =
            List.of("990000198001010012", "1000000012", "28640", "28,640", "两万八千六百四十");

    /** Somebody who hears the balance of their pension. */
    private static void asksForThePension(String id, Tempo tempo) throws IOException {
        AgiPeer.of(server().address(), _ -> Duration.ofMillis(100))
                .call(
                        Exchange.of(new CallFacts(id, "13912345678", "12333")),
                        Demo.PAYING.verified().answers("1").answers("#"),
                        tempo);
    }

    /** The log is written behind the back of calls. */
    private static void isLogged(String id) throws Exception {
        for (int i = 0; i < 100 && admin().get("/calls/" + id).statusCode() == 404; i++) {
            Thread.sleep(50);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1400", "zh-CN, 390", "en-GB, 1400", "en-GB, 390"})
    void aCallIsFoundAndFollowed(String language, int width) throws Exception {
        boolean chinese = language.equals("zh-CN");
        String id = "found-%s-%d.1".formatted(language, width);
        asksForThePension(id, Tempo.AT_ONCE);
        isLogged(id);
        try (Browser browser = stranger(language, width).as(admin())) {
            Page page = browser.go("/");
            page.locator("nav a", new Page.LocatorOptions().setHasText(chinese ? "通话" : "Calls"))
                    .click();
            page.locator("#place").fill("identify/id-number");
            page.locator("#place").press("Enter");
            Locator row = page.locator("tr", new Page.LocatorOptions().setHasText(id));
            assertThat(row).containsText("enquiry");
            browser.isAccessible();
            browser.picture("calls-%s-%d".formatted(language, width));
            Download table = page.waitForDownload(page.getByText("CSV")::click);
            assertThat(Files.readString(table.path())).contains(id).doesNotContain("139123");

            row.locator("a").click();
            assertThat(page.locator(".steps")).containsText(chinese ? "未保存" : "not stored");
            assertThat(page.locator(".steps li").first()).containsText(chinese ? "按 1" : "keyed 1");
            assertThat(page.locator(".steps")).containsText(chinese ? "18 个键" : "18 keys");
            assertThat(page.content()).doesNotContain(TOLD).doesNotContain("139123");
            browser.isAccessible();
            browser.picture("call-%s-%d".formatted(language, width));

            page.locator("a[href$='/again']").click();
            assertThat(page.locator(".parting"))
                    .containsText(chinese ? "走法完全相同" : "goes the same way");
            assertThat(page.locator(".sides .steps").last()).containsText("enquiry");
            assertThat(page.content()).doesNotContain(TOLD);
            browser.isAccessible();
            browser.picture("again-%s-%d".formatted(language, width));
            Download script = page.waitForDownload(page.locator("a[href$='/script']")::click);
            assertThat(Files.readString(script.path()))
                    .contains("date   2")
                    .contains("keys   990000198001010012");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aCallIsHeardAsItWent() throws Exception {
        asksForThePension("heard.1", new RealTime());
        isLogged("heard.1");
        try (Browser browser = stranger("en-GB", 1400).as(admin())) {
            Page page = browser.go("/calls/heard.1");
            assertThat(
                            page.waitForResponse(
                                            answer -> answer.url().endsWith("/zh/welcome.wav"),
                                            page.locator(".steps .play").first()::click)
                                    .status())
                    .isLessThan(300);
            page.locator(".play-all").click();
            assertThat(page.locator(".steps .now")).hasCount(1);
            browser.picture("call-heard");
            page.locator(".play-all").click();
            assertThat(page.locator(".steps .now")).hasCount(0);
            assertThat(page.locator(".play-all")).hasAttribute("aria-pressed", "false");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whoAsksForWhatIsNoneIsToldSo() throws Exception {
        assertThat(admin().get("/calls/none-of-this-id").statusCode()).isEqualTo(404);
        assertThat(admin().get("/calls?from=yesterday").statusCode()).isEqualTo(400);
        assertThat(admin().get("/calls?below=above").statusCode()).isEqualTo(400);
        assertThat(admin().get("/calls?place=%25%27%22--&ending=x").statusCode()).isEqualTo(200);
    }

    @Test
    void aViewerSeesNoSingleCall() throws Exception {
        for (String role : List.of("VIEWER", "OPERATOR", "AUDITOR")) {
            String name = "wang-" + role.toLowerCase(java.util.Locale.ROOT);
            admin().get("/accounts");
            String page = admin().post("/accounts", Map.of("name", name, "role", role)).body();
            try (Reader reader = new Reader(server()).redeeming(code(page), name)) {
                int status = reader.get("/calls").statusCode();
                assertThat(status).isEqualTo(role.equals("VIEWER") ? 403 : 200);
                assertThat(reader.get("/calls.csv").statusCode()).isEqualTo(status);
                assertThat(reader.get("/").body().contains("href=\"/calls\""))
                        .isEqualTo(status == 200);
            }
        }
    }

    private static String code(String page) {
        return java.util.regex.Pattern.compile("([0-9A-Z]{4}-){3,}[0-9A-Z]{4}")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }
}
