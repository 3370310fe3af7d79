package org.hotline12333.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.draft.Content;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a draft is put on the test number and taken off, in a real Chromium. */
@Tag("pages")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class RealTestNumberPageTest {
    private static final String TEXTS = "prompts/zh/texts.yaml";
    private static final String WAS = "个人查询请按一，政策按二";
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @TempDir static Path folder;
    @TempDir Path profile;

    private static ServeProcess serving;
    private static Reader admin;
    private static Path copy;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> missing = Browser.missing();
        missing.ifPresent(System.out::println);
        assumeTrue(missing.isEmpty());
        Home.copied(folder.resolve("home"));
        copy = Files.createDirectories(folder.resolve("asterisk/run/hotline/data/sounds/hotline"));
        serving =
                ServeProcess.start(
                        folder.resolve("data"),
                        Map.of(
                                "HOTLINE_ASTERISK",
                                folder.resolve("asterisk").toString(),
                                "JAVA_TOOL_OPTIONS",
                                "-Dhotline.home=" + folder.resolve("home")));
        admin = new Reader(serving).redeeming(serving.firstCode(), "li");
        serving.drain();
    }

    @AfterAll
    static void stop() {
        admin.close();
        serving.close();
    }

    private Browser open(String language, int width) {
        return Browser.open("http://127.0.0.1:" + serving.consolePort(), language, width, profile)
                .as(admin);
    }

    /** With a change of a text; returns its path. */
    private static String begun(String name, String is) throws Exception {
        admin.get("/drafts");
        String draft =
                admin.post("/drafts", Map.of("name", name))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        String text = Files.readString(folder.resolve("home").resolve(TEXTS));
        String digest = Content.of(text).digest();
        saved(draft, text.replace(WAS, is), digest, digest);
        return draft;
    }

    private static void saved(String draft, String text, String seen, String base)
            throws Exception {
        admin.post(
                draft + "/file", Map.of("path", TEXTS, "text", text, "seen", seen, "base", base));
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1400", "zh-CN, 390", "en-GB, 1400", "en-GB, 390"})
    void everybodyCanUseIt(String language, int width) throws Exception {
        boolean chinese = language.equals("zh-CN");
        String first = begun("First " + language + width, "政策按二，个人查询按一");
        String second = begun("Second " + language + width, "个人查询按一，政策按二");
        try (Browser browser = open(language, width)) {
            Page page = browser.go(first);
            page.locator("#put").press("Enter");
            assertThat(page.locator("#dial-standing"))
                    .containsText(
                            chinese ? "现在拨 *12333 即可试听" : "Dial *12333 to hear it.", PATIENTLY);
            assertThat(page.locator("#dialled")).containsText("li");
            assertThat(page.locator("#put")).hasCount(0);
            looked(browser, "dial-on", language, width);
            try (var sounds = Files.walk(copy.resolve("_drafts"))) {
                assertThat(sounds.map(each -> each.getFileName().toString()))
                        .contains("main-menu.wav");
            }

            String text = Files.readString(folder.resolve("home").resolve(TEXTS));
            saved(
                    first,
                    text.replace(WAS, "政策请按二，个人查询按一"),
                    Content.of(text.replace(WAS, "政策按二，个人查询按一")).digest(),
                    Content.of(text).digest());
            page.reload();
            assertThat(page.locator("#dial-older")).isVisible();
            looked(browser, "dial-older", language, width);

            browser.go(second);
            assertThat(page.locator("#dial-other")).containsText("First " + language + width);
            looked(browser, "dial-other", language, width);
            page.locator("#put").press("Enter");
            assertThat(page.locator("#dial-standing")).containsText("*12333", PATIENTLY);
            page.locator("#take-off").press("Enter");
            assertThat(page.locator("#dialled")).hasCount(0);
            assertThat(page.locator("#put")).isVisible();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whatSomebodyHasChangedMeanwhileIsNotPutThere() throws Exception {
        String draft = begun("Seen before", "政策按二，个人查询按一");
        admin.get(draft);
        String there =
                admin.post(draft + "/dial", Map.of("seen", "0".repeat(64)))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();

        assertThat(admin.get(there.replaceFirst("#.*", "")).body())
                .contains("It was not put on the test number")
                .doesNotContain("id=\"dialled\"");
    }

    @Test
    void aViewerReadsAlong() throws Exception {
        String draft = begun("For all eyes", "政策按二，个人查询按一");
        admin.get("/accounts");
        String page = admin.post("/accounts", Map.of("name", "zhao", "role", "VIEWER")).body();
        Matcher code = Pattern.compile("id=\"code\"[^>]*>([^<]+)<").matcher(page);
        assertThat(code.find()).as(page).isTrue();
        try (Reader viewer = new Reader(serving).redeeming(code.group(1), "zhao")) {
            assertThat(viewer.get(draft).body())
                    .contains("Hear it on a telephone")
                    .doesNotContain("id=\"put\"");
            viewer.get("/account");
            for (String change : new String[] {"/dial", "/hang-up"}) {
                assertThat(viewer.post(draft + change, Map.of("seen", "x")).statusCode())
                        .isEqualTo(403);
            }
        }
    }

    private static void looked(Browser browser, String name, String language, int width) {
        browser.isAccessible();
        browser.picture("%s-%s-%d".formatted(name, language, width));
    }
}
