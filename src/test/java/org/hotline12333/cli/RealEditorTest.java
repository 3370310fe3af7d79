package org.hotline12333.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
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
        assertThat(page().locator("#problems a, #problems .well").first()).isVisible();
    }

    @Test
    void whatIsTypedIsSavedAsItWasTyped() {
        begin("Typed", MENU);
        String before = text();
        typing().click();
        keys("Control+Home");
        type("# 一 \"two\" {three: [4]}\n");
        assertThat(text()).isEqualTo("# 一 \"two\" {three: [4]}\n" + before);

        save();

        assertThat(text()).isEqualTo("# 一 \"two\" {three: [4]}\n" + before);
        assertThat(page().locator("#problems")).containsText("finds nothing wrong");
    }

    @ParameterizedTest
    @CsvSource({"zh, 1400", "zh, 390", "en, 1400", "en, 390"})
    void everybodyCanUseIt(String language, int width) {
        page().setViewportSize(width, width > 1_000 ? 900 : 844);
        browser().go("/drafts?language=" + language);
        begin("Looks " + language + width, MENU);
        browser().isAccessible();
        browser().picture("editor-%s-%d".formatted(language, width));
        browser().go("/drafts?language=en");
        page().setViewportSize(1400, 900);
    }
}
