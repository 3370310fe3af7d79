package org.hotline12333.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The drawing of the menus in a real Chromium. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RealMapTest extends PagesUnderTest {
    private static final long LOOK_AGAIN_MILLIS = 200;

    private static Browser open(String language, int width) {
        return stranger(language, width).as(admin());
    }

    /** Waits for the scripts to be walked, once for all, and without a browser that draws it. */
    @BeforeAll
    static void walked() throws Exception {
        while (!admin().get("/map").body().contains("387 scripted calls walk the menus")) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private static Locator box(Page page, String dialog) {
        return page.locator("#drawn-" + dialog + " > a").first();
    }

    private static Object looksAt(Page page) {
        return page.locator("#canvas svg").getAttribute("viewBox");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1400", "zh-CN, 390", "en-GB, 1400", "en-GB, 390"})
    void theMenusAreDrawnAndEachStepLeadsToItsTexts(String language, int width) {
        boolean chinese = language.equals("zh-CN");
        try (Browser browser = open(language, width)) {
            Page page = browser.go("/map");
            assertThat(page.locator(".frame .un")).hasCount(0);
            if (width < 1_000) {
                assertThat(page.locator("#canvas")).isHidden();
                page.locator("#drawing summary").click();
            }
            assertThat(box(page, "welcome")).isVisible();
            if (chinese == (width > 1_000)) { // the other two: RealBrowserTest, with traffic
                browser.isAccessible();
            }
            browser.picture("drawing-%s-%d".formatted(language, width));

            Object before = looksAt(page);
            page.locator("#fit").click();
            assertThat(looksAt(page)).isNotEqualTo(before);
            browser.picture("drawing-whole-%s-%d".formatted(language, width));
            page.locator("#first").click();
            box(page, "welcome").click();
            assertThat(page.locator("#dialog-welcome > details > summary")).isFocused();
            assertThat(page.locator("#dialog-welcome .said").first()).isVisible();
            assertThat(page.locator("#dialog-welcome"))
                    .containsText("dialplans/hotline/main.yaml:3");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theKeyboardAloneReachesAStepAndItsPrompts() {
        try (Browser browser = open("en-GB", 1400)) {
            Page page = browser.go("/map");
            Object first = looksAt(page);
            page.locator("#canvas").focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("-");
            assertThat(looksAt(page)).isNotEqualTo(first);
            page.keyboard().press("Home");
            page.keyboard().press("Tab");
            page.waitForCondition(() ->
                    page.evaluate("document.activeElement.closest('.frame')?.id")
                                    instanceof String id
                            && !id.isEmpty());
            for (int tabs = 0; tabs < 300 && !isAt(page, "drawn-pension"); tabs++) {
                page.keyboard().press("Tab");
            }
            assertThat(box(page, "pension")).isFocused();
            assertThat(box(page, "pension")).isInViewport();
            page.keyboard().press("Enter");
            assertThat(page.locator("#dialog-pension > details > summary")).isFocused();
            assertThat(page.locator("#dialog-pension > details")).hasAttribute("open", "");
            assertThat(page.locator("#dialog-pension .says").first()).isVisible(); // has come
            page.keyboard().press("Tab");
            assertThat(page.locator("#dialog-pension a").first()).isFocused();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static boolean isAt(Page page, String frame) {
        return frame.equals(page.evaluate("document.activeElement.closest('.frame')?.id"));
    }

    @Test
    void whereThereIsNoScriptAStepIsAPageOfItsOwn() throws Exception {
        String map = admin().get("/map").body();
        assertThat(map)
                .contains("href=\"/map/step/dialog-pension?window=day\"")
                .containsOnlyOnce("class=\"ways\""); // of the first step, which is open
        String step = admin().get("/map/step/dialog-pension?window=week").body();
        assertThat(step)
                .contains(
                        "pension-account", "dialplans/hotline/", "/map?window=week#dialog-pension")
                .doesNotContain("id=\"drawn-welcome\"");
        assertThat(admin().get("/map/step/dialog-nowhere").statusCode()).isEqualTo(404);
        assertThat(admin().get("/map?find=no-such-word-at-all").body()).contains("0 found");
    }

    @Test
    void aScriptIsOpenedInTheTelephoneWhereItPasses() {
        try (Browser browser = open("en-GB", 1400)) {
            Page page = browser.go("/map#dialog-pension");
            Locator scripts = page.locator("#dialog-pension .says").first();
            scripts.locator("summary").click();
            Locator link = scripts.locator(".names a").first();
            assertThat(link)
                    .hasAttribute(
                            "href", Pattern.compile("/phone\\?script=.*\\.call&place=pension"));
            link.click();
            assertThat(page.locator(".lines [aria-current=step]")).containsText("tell-pension:");
            assertThat(page.locator("#script")).containsText("hears");
            assertThat(page).hasURL(Pattern.compile(".*place=pension$")); // and not the text
            browser.picture("phone-of-a-script");
            browser.go("/phone?script=../pom.xml");
            assertThat(page.locator("main > .problem")).containsText("no scripted call ../pom.xml");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aBranchIsHiddenAndShownAndADrawingBeginsElsewhere() {
        try (Browser browser = open("en-GB", 1400)) {
            Page page = browser.go("/map?window=week");
            page.locator("#drawn-policy .tool").first().press("Enter");
            assertThat(page.locator("#drawn-guides\\.part")).hasCount(0);
            assertThat(box(page, "policy")).isFocused();
            assertThat(page.locator("#window")).hasValue("week");
            browser.picture("drawing-folded");
            page.locator("#drawn-policy .tool").first().press("Enter");
            assertThat(page.locator("#drawn-guides\\.part")).hasCount(1);

            page.locator("#drawn-policy .tool").nth(1).press("Enter");
            assertThat(page.locator(".frame").first()).hasAttribute("id", "drawn-policy");
            assertThat(page.locator("#drawn-welcome")).hasCount(0);
            page.getByText("Draw all").click();
            assertThat(page.locator("#drawn-welcome")).hasCount(1);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsFoundIsShownInTheDrawingToo() {
        try (Browser browser = open("en-GB", 1400)) {
            Page page = browser.go("/map");
            page.locator("#find").fill("tell-pension");
            assertThat(page.locator(".frame.found")).hasCount(0);
            page.locator("#find").fill("pension-account");
            assertThat(page.locator("#drawn-pension.found")).isVisible();
            assertThat(page.locator("#drawn-welcome.dim")).hasCount(1);
            page.locator("#find").press("Enter");
            assertThat(page.locator(".frame.found").first()).isInViewport();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void twoHundredMenusCanBeRead() throws Exception {
        Home grown = ManyMenus.added(folder.resolve("grown"), 160);
        try (ServeProcess other =
                        ServeProcess.start(
                                folder.resolve("grown-data"),
                                Map.of("JDK_JAVA_OPTIONS", "-Dhotline.home=" + grown.folder()));
                Reader reader = new Reader(other).redeeming(other.firstCode(), "zhao");
                Browser browser = stranger(other, "zh-CN", 1400).as(reader)) {
            other.drain();
            Page page = browser.go("/map");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            String html = reader.get("/map").body();
            long asked = System.nanoTime();
            reader.get("/map");
            long begin = System.nanoTime();
            browser.go("/map");
            assertThat(box(page, "welcome")).isVisible();
            System.out.printf(
                    "menu page: %d dialogs, %d kB, %.2f s of the server, %.2f s to be seen%n",
                    page.locator(".frame").count(),
                    html.length() / 1_000,
                    (begin - asked) / 1e9,
                    (System.nanoTime() - begin) / 1e9);
            assertThat(page.locator("#walked")).containsText("calls");
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of("target/screenshots/drawing-200.png")));
            page.locator("#fit").click();
            page.locator("#canvas")
                    .screenshot(
                            new Locator.ScreenshotOptions()
                                    .setPath(Path.of("target/screenshots/drawing-200-whole.png")));
            page.locator("#find").fill("district-77");
            page.locator("#find").press("Enter");
            assertThat(page.locator("#drawn-district-77-of-the-whole-province, #drawn-district-77"))
                    .isInViewport();
            page.locator("#canvas")
                    .screenshot(
                            new Locator.ScreenshotOptions()
                                    .setPath(Path.of("target/screenshots/drawing-200-found.png")));
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
