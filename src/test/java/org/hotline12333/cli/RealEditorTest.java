package org.hotline12333.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The editor of a draft's file, typed into by keyboard in a real Chromium. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RealEditorTest extends PagesUnderTest {
    private static final String MENU = "dialplans/hotline/main.yaml";

    /** A draft is read, on a busy machine. */
    private static final double READ = 30_000;

    private static final Path SCHEMA = Path.of("dialplans/hotline/dialplan.schema.json");

    private static final String OFFERED =
            """
            async ([module, text, schema]) => {
              const { allowed, place } = await import(module);
              const at = place(text.replace('|', ''), text.indexOf('|'));
              const names = { 'dialog-id': { one: '', two: '' }, 'text-id': { said: '' } };
              return at === null ? '' : allowed(JSON.parse(schema), names, at).map((it) => it.label).join(' ');
            }\
            """;

    @TempDir static Path profile;

    private static Optional<Browser> shared = Optional.empty();

    @BeforeAll
    static void open() {
        shared = Optional.of(stranger("en-GB", 1400, profile).as(admin()));
    }

    @AfterAll
    static void close() {
        shared.ifPresent(Browser::close);
        shared = Optional.empty();
    }

    @AfterEach
    void nothingWasComplainedOf() {
        assertThat(browser().complaints()).isEmpty();
    }

    private static Browser browser() {
        return shared.orElseThrow();
    }

    private static Page page() {
        return browser().page();
    }

    /** A file of a draft of its own. */
    private static void begin(String draft, String path) {
        browser().go("/drafts");
        page().locator("#name").fill(draft);
        page().locator("main .form button").click();
        page().locator("#path").fill(path);
        page().locator(".open button").click();
        assertThat(typing()).isVisible();
    }

    private static Locator typing() {
        return EditorKeys.in(page());
    }

    private static void keys(String... keys) {
        for (String key : keys) {
            page().keyboard().press(key);
        }
    }

    private static void type(String text) {
        page().keyboard().type(text);
    }

    private static String text() {
        return page().locator("#text").inputValue();
    }

    private static void save() {
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save in the draft"))
                .click();
        assertThat(page().locator("#problems a, #problems .well").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(READ));
    }

    private static void findsNothing() {
        assertThat(page().locator("#problems .well"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(READ));
    }

    private static void findsOneAt(String line) {
        assertThat(problems())
                .hasText(line, new LocatorAssertions.HasTextOptions().setTimeout(READ));
    }

    /** The end of a line that has these words. */
    private static void goBehind(String words) {
        EditorKeys.in(page()).locator(".cm-line").getByText(words).first().click();
        keys("End");
    }

    private static Locator problems() {
        return page().locator("#problems a");
    }

    private static String saved() throws Exception {
        return admin().get(page().url().replaceFirst("http://[^/]+", "")).body();
    }

    @Test
    void whatIsTypedIsSavedAsItWasTyped() {
        begin("Typed", MENU);
        String before = text();
        typing().click();
        keys("Control+Home");
        type("# 一 \"two\" {three: [4]}\n");
        assertThat(text()).isEqualTo("# 一 \"two\" {three: [4]}\n" + before);
        keys("Control+z", "Control+y", "Tab");
        assertThat(text()).isEqualTo("# 一 \"two\" {three: [4]}\n  " + before);

        keys("Control+z", "Escape", "Tab");
        assertThat(page().getByRole(AriaRole.BUTTON).getByText("Save in the draft")).isFocused();
        save();

        assertThat(text()).isEqualTo("# 一 \"two\" {three: [4]}\n" + before);
        findsNothing();
    }

    private static Locator unchecked(String why) {
        return page().locator("[data-unchecked=%s]".formatted(why));
    }

    private static void typesAtTheTop(String text) {
        typing().click();
        keys("Control+Home");
        type(text);
    }

    @Test
    void aServerThatIsAwayIsToldUntilItIsBack() {
        begin("Away", MENU);
        page().route("**/check", Route::abort);
        typesAtTheTop("# typed beside it\n");
        assertThat(unchecked("away")).isVisible();

        page().unroute("**/check");

        assertThat(unchecked("away"))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(READ));
        findsNothing();
        assertThat(text()).startsWith("# typed beside it");
        browser().complaints(); // of the connection
    }

    @Test
    void whoIsNotInAnyMoreIsToldThatNothingIsChecked() {
        begin("Signed out", MENU);
        browser().forgetReader();
        typesAtTheTop("# typed for long\n");

        assertThat(unchecked("out")).isVisible();
        browser().isAccessible();
        browser().complaints(); // of what was refused
        browser().as(admin());
    }

    @Test
    void aDraftThatSomebodyHasDroppedIsToldWhileOneTypes() throws Exception {
        begin("Dropped", MENU);
        String path = page().url().replaceFirst("http://[^/]+(/drafts/[0-9]+)/.*", "$1");
        admin().get(path);
        admin().post(path + "/drop", Map.of());
        typesAtTheTop("# for nobody\n");

        assertThat(unchecked("gone")).isVisible();
        browser().complaints(); // of what is not there
    }

    @Test
    void aBrokenKeyIsMarkedAtItsLineBeforeItIsSaved() throws Exception {
        begin("Marked", MENU);
        String before = text();
        goBehind("prompt: main-menu");
        type("\npromt: x");

        findsOneAt("Line 19");
        assertThat(page().locator(".cm-lint-marker-error")).hasCount(1);
        assertThat(page().locator(".cm-lintRange-error")).hasText("promt: x");
        assertThat(page().locator("#found")).hasText("1 problem");
        page().locator(".cm-lintRange-error").hover();
        assertThat(page().locator(".cm-diagnostic [lang=en]")).containsText("promt");
        assertThat(page().locator("#problems li [lang=en]")).containsText("promt");
        assertThat(saved()).contains("prompt: main-menu").doesNotContain("promt");

        keys("Control+Home");
        problems().click();
        assertThat(EditorKeys.in(page())).isFocused();
        assertThat(page().locator(".cm-gutterElement.cm-activeLineGutter").last()).hasText("19");
        EditorKeys.write(page(), before);
        findsNothing();
        assertThat(page().locator(".cm-lint-marker-error")).hasCount(0);
    }

    @Test
    void aKeyAndANameAreCompleted() {
        begin("Completed", MENU);
        String before = text();
        goBehind("prompt: main-menu");
        type("\nbri");
        keys("Control+ ");
        assertThat(chosen()).hasText("brief");
        keys("Enter");
        type("help-k");
        keys("Control+ ");
        assertThat(chosen()).hasText("help-keys");
        assertThat(page().locator(".cm-completionInfo")).containsText("随时可用");
        keys("Enter");
        save();

        assertThat(text())
                .isEqualTo(
                        before.replace(
                                "      prompt: main-menu\n",
                                "      prompt: main-menu\n      brief: help-keys\n"));
    }

    private static Locator chosen() {
        return page().locator(".cm-tooltip-autocomplete [aria-selected]");
    }

    /** What may stand at the bar. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "|; start language limits properties links catch queues dialogs",
                "dialogs:\\n  x:\\n    |; menu form topics",
                "dialogs:\\n  x:\\n    menu: {}\\n    |; ''",
                "limits:\\n  anwser: 1s\\n  |; answer typed-ahead keys options first-option",
                "dialogs:\\n  x:\\n    menu:\\n      choices: {}\\n      |\\n      help: y\\n  z:;"
                        + " prompt brief bargein timeout interdigittimeout noinput nomatch hangup",
                "properties:\\n  bargein: |; true false",
                "links:\\n  '0': {goto: a, re|}; prompt language transfer disconnect reprompt back again refuse",
                "catch:\\n  noinput:\\n    - {prompt: [a, b], reprompt: |; prompt brief help",
                "catch:\\n  noinput:\\n  - reprompt: |; prompt brief help",
                "start: |; one two",
                "catch: {error: {prompt: [x, |; said",
                "language: zh # |; ''",
                "start: \"|; ''",
                "nonsense:\\n  |; ''"
            })
    void onlyWhatIsAllowedIsOffered(String text, String allowed) throws Exception {
        browser().go("/drafts");
        Object offered =
                page().evaluate(
                                OFFERED,
                                List.of(
                                        assets(),
                                        text.replace("\\n", "\n"),
                                        Files.readString(SCHEMA)));
        assertThat(offered).isEqualTo(allowed);
    }

    private static String assets() {
        return page().locator("link[rel=stylesheet]")
                .getAttribute("href")
                .replace("console.css", "completion.js");
    }

    @Test
    void withoutScriptTheTextAreaSaves() {
        begin("Plain", MENU);
        String before = text();
        CDPSession tools = page().context().newCDPSession(page());
        scripts(tools, false);
        page().reload();
        Locator area = page().locator("#text");
        assertThat(area).isVisible();
        assertThat(page().locator("#help")).isHidden();

        area.fill("# plain\n" + before);
        save();

        assertThat(area).hasValue("# plain\n" + before);
        scripts(tools, true);
    }

    private static void scripts(CDPSession tools, boolean run) {
        JsonObject value = new JsonObject();
        value.addProperty("value", !run);
        tools.send("Emulation.setScriptExecutionDisabled", value);
    }

    @ParameterizedTest
    @CsvSource({"zh, 1400", "zh, 390", "en, 1400", "en, 390"})
    void everybodyCanUseIt(String language, int width) {
        page().setViewportSize(width, width > 1_000 ? 900 : 844);
        browser().go("/drafts?language=" + language);
        begin("Looks " + language + width, MENU);
        goBehind("prompt: main-menu");
        type("\npromt: x\n");
        findsOneAt(language.equals("zh") ? "第 19 行" : "Line 19");
        keys("Control+ ");
        assertThat(chosen()).isVisible();
        browser().isAccessible();
        browser().picture("editor-%s-%d".formatted(language, width));
        if (width > 1_000) {
            inTheDark(language);
        } else {
            searching(language);
        }
        browser().go("/drafts?language=en");
        page().setViewportSize(1400, 900);
    }

    private static void inTheDark(String language) {
        page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        browser().isAccessible();
        browser().picture("editor-dark-" + language);
        page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void searching(String language) {
        keys("Escape", "Control+f");
        assertThat(page().locator(".cm-search")).isVisible();
        browser().isAccessible();
        browser().picture("editor-search-" + language);
    }
}
