package org.hotline12333.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.asterisk.Tempo;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's pages in a real Chromium, in both languages, on a desk and on a telephone. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RealBrowserTest extends PagesUnderTest {
    private static Browser open(String language, int width) {
        return stranger(language, width).as(admin());
    }

    /** Somebody who chooses a language and then says nothing, for as long as the hotline bears. */
    private static AgiRequest calls(String id, String number, Tempo tempo) {
        try {
            return AgiPeer.of(server().address(), _ -> Duration.ofMillis(300))
                    .call(
                            Exchange.of(new CallFacts(id, number, "12333")),
                            new ScriptedCaller().answers("2").isSilent(),
                            tempo);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void aCallIsSeenWhileItGoesOn(String language) throws Exception {
        try (Browser desk = open(language, 1400);
                Browser telephone = open(language, 390)) {
            boolean chinese = language.equals("zh-CN");
            for (Browser browser : List.of(desk, telephone)) {
                assertThat(browser.go("/").locator(".empty"))
                        .containsText(chinese ? "目前没有通话" : "Nobody is calling");
            }
            RealTime time = new RealTime();
            CompletableFuture<AgiRequest> call =
                    CompletableFuture.supplyAsync(
                            () -> calls(language, "13912345678", time), Thread::startVirtualThread);
            isSeen(desk, language, chinese);
            desk.picture("live-%s-1400".formatted(language));
            isSeen(telephone, language, chinese);
            telephone.picture("live-%s-390".formatted(language));
            time.hurry();
            assertThat(call.get(1, TimeUnit.MINUTES).commands()).isNotEmpty();
            for (Browser browser : List.of(desk, telephone)) {
                Page page = browser.page();
                page.locator(".empty").waitFor();
                assertThat(tile(page, chinese ? "放弃" : "Abandoned")).not().hasText("0");
                assertThat(tile(page, chinese ? "接通率" : "Connected")).hasText("0%");
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    private static void isSeen(Browser browser, String id, boolean chinese) {
        Page page = browser.page();
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText(id));
        row.waitFor();
        assertThat(row).containsText(chinese ? "尾号78" : "…78");
        assertThat(row).containsText(chinese ? "未核验" : "no");
        assertThat(page.locator("body")).not().containsText("139123");
        assertThat(row).containsText(chinese ? "英语" : "English");
        assertThat(page.locator("#connection")).containsText(chinese ? "最新" : "up to date");
        browser.isAccessible();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1400", "zh-CN, 390", "en-GB, 1400", "en-GB, 390"})
    void theMenusAreThereWithWhatCallsDidInThem(String language, int width) throws Exception {
        boolean chinese = language.equals("zh-CN");
        calls("map-" + width + language, "", Tempo.AT_ONCE);
        try (Browser browser = open(language, width)) {
            Page page = browser.go("/map?window=hour");
            Locator welcome = page.locator("#dialog-welcome");
            assertThat(welcome.locator("tr", new Locator.LocatorOptions().setHasText("2")).first())
                    .containsText("main");
            page.waitForCondition(() -> {
                browser.go("/map?window=hour");
                return !welcome.locator("meter").all().isEmpty();
            });
            // asked twice, and left once
            assertThat(page.locator("#dialog-main .left")).containsText("50%");
            page.locator("#dialog-main summary").first().click();
            assertThat(page.locator("#dialog-main .ways .lost")).containsText("100%");
            assertThat(page.locator("#dialog-pension summary").first())
                    .containsText(chinese ? "普通话" : "Mandarin");
            if (chinese != (width > 1_000)) { // the other two: RealMapTest
                browser.isAccessible();
            }
            browser.picture("map-" + language + "-" + width);

            Download table = page.waitForDownload(page.getByText("CSV")::click);
            assertThat(Files.readString(table.path()))
                    .contains("welcome,way,welcome key 2,main,")
                    .contains("main,left,,,")
                    .endsWith("\n"); // nothing is missing at its end
            assertThat(welcome.locator("h4 a")).hasAttribute("href", "/calls?place=welcome");
            welcome.locator("td a[href^='#']").first().click();
            assertThat(page.locator("#dialog-main summary").first()).isFocused();
            page.locator("#find").fill("tell-nothing-of-that");
            assertThat(page.locator("#found")).containsText("0");
            assertThat(page.locator(".box:visible")).hasCount(0);
            page.locator("#find").fill("养老保险");
            assertThat(page.locator(".box:visible").first()).isVisible();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static Locator tile(Page page, String name) {
        return page.locator(
                        ".tiles > div",
                        new Page.LocatorOptions()
                                .setHas(
                                        page.getByText(
                                                name, new Page.GetByTextOptions().setExact(true))))
                .locator("dd:not(.of)");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, English, Live", "en-GB, 中文, 实时"})
    void theLanguageIsChosenAndKept(String language, String other, String title) {
        try (Browser browser = open(language, 1400)) {
            Page page = browser.go("/");
            page.getByText(other).click();
            assertThat(page.locator("h1")).hasText(title);
            browser.go("/");
            assertThat(page.locator("h1")).hasText(title);
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
