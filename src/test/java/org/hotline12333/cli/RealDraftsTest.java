package org.hotline12333.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
        Home.copied(folder.resolve("home"));
        copyCalls("menus", "keys");
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

    /** A few, for a gate that is quick. */
    private static void copyCalls(String... parts) throws IOException {
        for (String part : parts) {
            Path to = Files.createDirectories(folder.resolve("home/calls").resolve(part));
            try (var files = Files.list(Path.of("calls").resolve(part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
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
        Locator text = page.locator("#text");
        String before = text.inputValue();
        assertThat(before).contains(was);
        text.fill(before.replace(was, is));
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
        assertThat(page.locator("#text")).isVisible();
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
        assertThat(page.locator("#text")).isFocused();
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
        browser.orElseThrow().go("/map");
        String all = page.locator(".boxes").textContent();
        Thread.sleep(500); // the watcher's clock is the machine's
        return all;
    }
}
