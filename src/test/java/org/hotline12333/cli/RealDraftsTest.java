package org.hotline12333.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change of what callers hear, from the first letter to the undoing, in a real Chromium. */
@Tag("pages")
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class RealDraftsTest {
    private static final String TEXTS = "prompts/zh/texts.yaml";
    private static final String WAS = "个人查询请按一，政策按二";
    private static final String IS = "查询个人社保请按一，政策按二";

    /** All scripted calls, on a busy machine. */
    private static final double CALLS = 120_000;

    @TempDir static Path folder;
    @TempDir Path profile;

    private static Optional<ServeProcess> server = Optional.empty();
    private static Optional<Reader> admin = Optional.empty();

    private Optional<Browser> browser = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        Optional<String> missing = Browser.missing();
        missing.ifPresent(System.out::println);
        assumeTrue(missing.isEmpty());
        Home.copied(folder.resolve("home")).calls("menus", "keys");
        server =
                Optional.of(
                        ServeProcess.start(
                                folder.resolve("data"),
                                Map.of(
                                        "JAVA_TOOL_OPTIONS",
                                        "-Dhotline.home=" + folder.resolve("home"))));
        ServeProcess serving = server.get();
        admin = Optional.of(new Reader(serving).redeeming(serving.firstCode(), "li"));
        serving.drain();
    }

    @AfterAll
    static void stop() {
        admin.ifPresent(Reader::close);
        server.ifPresent(ServeProcess::close);
    }

    @AfterEach
    void close() {
        browser.ifPresent(Browser::close);
    }

    private Page open(String language, int width) {
        String address = "http://127.0.0.1:" + server.orElseThrow().consolePort();
        browser =
                Optional.of(
                        Browser.open(address, language, width, profile).as(admin.orElseThrow()));
        return browser.get().go("/drafts");
    }

    private static void click(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
    }

    private static void replace(Page page, String was, String is) {
        String before = page.locator("#text").inputValue();
        assertThat(before).contains(was);
        EditorKeys.write(page, before.replace(was, is));
        click(page, "Save in the draft");
    }

    private static void begin(Page page, String name) {
        page.getByLabel("Name").fill(name);
        click(page, "Begin a draft");
        assertThat(page.getByRole(AriaRole.HEADING, heading(name))).isVisible();
    }

    private static Page.GetByRoleOptions heading(String name) {
        return new Page.GetByRoleOptions().setName(name).setLevel(1);
    }

    private void file(Page page, String path) {
        page.getByLabel("File", new Page.GetByLabelOptions().setExact(true)).fill(path);
        click(page, "Open");
        assertThat(EditorKeys.in(page)).isVisible();
    }

    private static String present() throws IOException {
        return Files.readString(folder.resolve("home").resolve(TEXTS));
    }

    /** What a call of what is published says at the main menu. */
    private static void hears(Page page, String words) {
        page.getByLabel("All at once").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Call").setExact(true))
                .click();
        assertThat(page.locator("#standing")).hasText("welcome: waits for a key");
        page.keyboard().press("1");
        assertThat(page.getByRole(AriaRole.LOG)).containsText(words);
    }

    @Test
    void aTextIsChangedTriedPublishedCalledAndTakenBack() throws Exception {
        Page page = open("en-GB", 1400);
        begin(page, "Clearer main menu");
        file(page, TEXTS);
        replace(page, "main-menu: \"" + WAS, "main-menu: \"{what, moneys}" + IS);
        assertThat(page.locator("#problems")).containsText("Line ");
        page.locator("#problems a").first().click();
        assertThat(EditorKeys.in(page)).isFocused();
        browser.orElseThrow().picture("draft-problem");

        replace(page, "{what, moneys}" + IS, IS);
        assertThat(page.locator("#problems")).containsText("finds nothing wrong");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Clearer main menu"))
                .click();
        assertThat(page.locator(".differences"))
                .containsText("Mandarin: 1 text is changed: main-menu.");
        assertThat(page.locator(".differences")).containsText("s later");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Call the draft"))
                .click();
        hears(page, IS);
        page.goBack();
        assertThat(present()).contains(WAS).doesNotContain(IS);

        click(page, "Make all scripted calls");
        assertThat(page.locator("#state")).containsText("1 of 24 scripted calls go", calls());
        file(page, "calls/keys/keys-cut-prompts.call");
        replace(page, "hears  个人查询...", "hears  查询个人社保...");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Clearer main menu"))
                .click();
        click(page, "Make all scripted calls");
        assertThat(page.locator("#publish"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(CALLS));
        page.getByLabel("Reason").fill("Callers asked what is meant");
        browser.orElseThrow().picture("draft-green");
        click(page, "Publish");
        assertThat(page.locator("#published")).containsText("Release 1 is published");
        assertThat(present()).contains(IS);
        browser.orElseThrow().picture("releases");
        calls(page, IS);

        browser.orElseThrow().go("/releases");
        page.getByText("Undo release 1").click();
        click(page, "Try and publish what was before");
        assertThat(page.locator("#release-1")).containsText("It was taken back.", calls());
        assertThat(present()).contains(WAS).doesNotContain(IS);
        calls(page, WAS);
        assertThat(browser.orElseThrow().complaints()).isEmpty();
    }

    private static LocatorAssertions.ContainsTextOptions calls() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(CALLS);
    }

    @Test
    void ofTwoOperatorsTheSecondSeesBothTextsAndLosesNone() throws Exception {
        Page page = open("en-GB", 1400);
        begin(page, "Two at once");
        file(page, "prompts/en/texts.yaml");
        String draft = page.url();
        try (Reader wang = invited("wang", "OPERATOR")) {
            String body = wang.get(path(draft)).body();
            assertThat(body).contains("li has this draft open as well");
            String text = page.locator("#text").inputValue();
            wang.post(
                    draftPath(draft),
                    Map.of(
                            "path",
                            "prompts/en/texts.yaml",
                            "text",
                            "# by wang\n" + text,
                            "seen",
                            page.locator("input[name=seen]").inputValue(),
                            "base",
                            page.locator("input[name=base]").inputValue()));
        }

        EditorKeys.write(page, "# by li");
        click(page, "Save in the draft");

        assertThat(page.locator("#problem")).containsText("Both texts are here");
        assertThat(page.locator("pre.text")).containsText("# by wang");
        assertThat(page.locator("#text")).hasValue("# by li");
        browser.orElseThrow().isAccessible();
        browser.orElseThrow().picture("draft-conflict");
        assertThat(browser.orElseThrow().complaints()).isNotEmpty().allMatch(Conflict::isOne);
        page.reload();
        assertThat(page.locator("#text")).hasValue("# by li");
        click(page, "Save in the draft");
        assertThat(page.locator("#theirs")).hasCount(0);
        assertThat(page.locator("#text")).hasValue("# by li");
    }

    @Test
    void aSessionThatEndsInMidEditLosesNothing() {
        Page page = open("en-GB", 1400);
        begin(page, "Cut short");
        file(page, "prompts/en/texts.yaml");
        String address = page.url();
        EditorKeys.in(page).pressSequentially("# typed for long\n");
        browser.orElseThrow().forgetReader();

        click(page, "Save in the draft");
        assertThat(page.locator("#text")).hasCount(0);
        browser.orElseThrow().complaints();
        browser.orElseThrow().as(admin.orElseThrow());
        page.navigate(address);

        assertThat(page.locator("#restored")).isVisible();
        assertThat(page.locator("#text"))
                .hasValue(Pattern.compile(".*# typed for long\n.*", Pattern.DOTALL));
        click(page, "Save in the draft");
        assertThat(page.locator("#problems")).containsText("finds nothing wrong");
        assertThat(page.locator("#restored")).isHidden();
        assertThat(browser.orElseThrow().complaints()).isEmpty();
    }

    @Test
    void aViewerReadsAlongAndChangesNothing() throws Exception {
        Page page = open("en-GB", 1400);
        begin(page, "For all eyes");
        String draft = path(page.url());
        try (Reader viewer = invited("zhao", "VIEWER")) {
            assertThat(viewer.get(draft).body())
                    .contains("For all eyes")
                    .doesNotContain("Drop this draft", "Make all scripted calls");
            assertThat(viewer.get(draft + "/file?path=" + TEXTS).body())
                    .contains(WAS)
                    .doesNotContain("Save in the draft");
            viewer.get("/account");
            for (String change : List.of("/gate", "/drop", "/publish", "/file", "/check")) {
                assertThat(viewer.post(draft + change, Map.of("name", "x")).statusCode())
                        .as(change)
                        .isEqualTo(403);
            }
            assertThat(viewer.post("/drafts", Map.of("name", "x")).statusCode()).isEqualTo(403);
            assertThat(viewer.post("/releases/1/undo", Map.of()).statusCode()).isEqualTo(403);
        }
        assertThat(admin.orElseThrow().get(draft + "/file?path=../../etc/passwd").statusCode())
                .isEqualTo(404);
        assertThat(
                        admin.orElseThrow()
                                .get(draft + "/file?path=dialplans/asterisk/pjsip.conf")
                                .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1400", "zh-CN, 390", "en-GB, 1400", "en-GB, 390"})
    void everybodyCanUseThem(String language, int width) throws Exception {
        Page page = open(language, width);
        page.locator("#name").fill("Draft " + language + width);
        looked("drafts", language, width);
        page.locator("main .form button").click();
        page.locator("#path").fill(TEXTS);
        page.locator(".open button").click();
        String text = page.locator("#text").inputValue();
        EditorKeys.write(page, text.replace(WAS, "{x, none}" + IS));
        page.locator("#editor button").first().click();
        assertThat(page.locator("#problems a")).hasCount(1);
        looked("draft-file", language, width);
        page.locator("main p a").nth(1).click();
        assertThat(page.locator(".problems li")).hasCount(1);
        looked("draft", language, width);
        page.locator(".drop button").click();
        browser.orElseThrow().go("/releases");
        looked("releases", language, width);
        assertThat(browser.orElseThrow().complaints()).isEmpty();
    }

    private void looked(String name, String language, int width) {
        browser.orElseThrow().isAccessible();
        browser.orElseThrow().picture("%s-%s-%d".formatted(name, language, width));
    }

    /** What a browser says of a page that is a conflict. */
    private static final class Conflict {
        static boolean isOne(String complaint) {
            return complaint.contains("409");
        }
    }

    private static Reader invited(String name, String role) throws Exception {
        Reader li = admin.orElseThrow();
        li.get("/accounts");
        String page = li.post("/accounts", Map.of("name", name, "role", role)).body();
        Matcher code = Pattern.compile("id=\"code\"[^>]*>([^<]+)<").matcher(page);
        assertThat(code.find()).as(page).isTrue();
        return new Reader(server.orElseThrow()).redeeming(code.group(1), name);
    }

    private static String path(String url) {
        return url.replaceFirst("http://[^/]+", "");
    }

    private static String draftPath(String url) {
        return path(url).replaceFirst("[?].*", "");
    }

    /** As soon as the server has read what is published. */
    private void calls(Page page, String words) throws Exception {
        for (int tries = 0; tries < 20; tries++) {
            if (said(page).contains(words)) {
                return;
            }
        }
        assertThat(said(page)).contains(words);
    }

    private String said(Page page) throws InterruptedException {
        browser.orElseThrow().go("/map/step/dialog-main");
        String all = page.locator("#step").textContent();
        Thread.sleep(500); // the watcher's clock is the machine's
        return all;
    }
}
