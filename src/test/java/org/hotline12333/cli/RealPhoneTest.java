package org.hotline12333.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hotline12333.simulator.testbed.RehearsedHotline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The telephone in a page, in a real Chromium. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RealPhoneTest extends PagesUnderTest {
    @TempDir Path kept;

    private Optional<Browser> browser = Optional.empty();

    @AfterEach
    void nothingWasComplainedOf() {
        try (Browser _ = browser()) {
            assertThat(browser().complaints()).isEmpty();
        }
    }

    private void open(String language, int width, String link) {
        browser = Optional.of(stranger(language, width).as(admin()));
        browser().go("/phone" + link);
    }

    private Browser browser() {
        return browser.orElseThrow();
    }

    private Page page() {
        return browser().page();
    }

    private void open() {
        open("en-GB", 1400, "");
    }

    private void click(String name) {
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private void standsAt(String words) {
        assertThat(page().locator("#standing")).hasText(words);
    }

    /** All at once, up to the balance of the pension. */
    private void askForThePension() {
        page().getByLabel("All at once").check();
        click("Call");
        standsAt("welcome: waits for a key");
        page().keyboard().press("1");
        standsAt("main: waits for a key");
        click("1");
        standsAt("identify/id-number: waits for keys");
        page().getByLabel("Demo person").selectOption("person.1000000012");
        click("Key the ID number");
        standsAt("identify/social-security-number: waits for keys");
        click("Key the personal number");
        standsAt("enquiry: waits for a key");
        click("1");
        assertThat(page().getByRole(AriaRole.LOG)).containsText("两万八千六百四十元三角二分");
    }

    @Test
    void aSessionThatEndsMeanwhileIsToldAndTheCallIsKept() {
        open();
        page().getByLabel("All at once").check();
        click("Call");
        standsAt("welcome: waits for a key");
        browser().forgetReader();

        page().keyboard().press("1");

        assertThat(page().getByRole(AriaRole.ALERT)).containsText("Your session has ended");
        assertThat(browser().complaints()).isNotEmpty().allMatch(each -> each.contains("403"));
        browser().as(admin());
        page().reload();
        standsAt("welcome: waits for a key");
        assertThat(browser().complaints()).allMatch(each -> each.contains("/phone/turn"));
    }

    @Test
    void aPersonHearsTheirBalanceAndKeepsTheCallAsAScript() throws Exception {
        open();
        askForThePension();
        assertThat(page().getByRole(AriaRole.LOG)).containsText("两万八千六百四十元三角二分");

        Download download = page().waitForDownload(() -> click("Save as script"));
        Path file = kept.resolve("kept.call");
        download.saveAs(file);

        try (StepLog _ = StepLog.show(false);
                RehearsedHotline hotline = RehearsedHotline.open()) {
            assertThat(hotline.failures(Files.readString(file))).isEmpty();
        }
        assertThat(Files.readString(file)).contains("两万八千六百四十元三角二分");
        assertThat(
                        page().request()
                                .get(
                                        "http://127.0.0.1:"
                                                + server().consolePort()
                                                + "/actuator/prometheus")
                                .text())
                .contains("hotline_calls_begun_total 0.0\n");
    }

    @Test
    void undoTakesBackAKeyAndALinkBringsTheCallAgain() {
        open();
        askForThePension();
        String link = page().url();
        click("Undo");
        assertThat(page().getByRole(AriaRole.LOG)).not().containsText("两万八千六百四十元");

        page().navigate("about:blank");
        page().navigate(link);

        assertThat(page().getByRole(AriaRole.LOG)).containsText("两万八千六百四十元三角二分");
    }

    @Test
    void aKeyInLifeCutsWhatIsSaid() {
        open();
        assertThat(
                        page().waitForResponse(
                                        answer -> answer.url().endsWith("/zh/welcome.wav"),
                                        () -> click("Call"))
                                .status())
                .isEqualTo(200);
        assertThat(page().locator("#lines .said").first()).isVisible();
        click("1");

        assertThat(page().locator("#lines .did")).containsText("keyed 1 at ");
        assertThat(page().locator("#lines .said").last()).containsText("个人查询请按一");
        click("Hang up");
        standsAt("The caller has hung up.");
    }

    @Test
    void aStoreThatIsDownOnRequestIsHeard() {
        open();
        askForThePension();
        page().getByLabel("Fault from the next key on").selectOption("the store is down");
        click("2");

        assertThat(page().getByRole(AriaRole.LOG)).containsText("抱歉，现在查不到资料");
    }

    @Test
    void whatIsNoScriptIsToldByItsLine() {
        open("en-GB", 1400, "#kyes%201");

        assertThat(page().getByRole(AriaRole.ALERT))
                .hasText("Line 1: `kyes` is not known; did you mean `keys`?");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1400", "zh-CN, 390", "en-GB, 1400", "en-GB, 390"})
    void everybodyCanUseIt(String language, int width) {
        open(language, width, "");
        page().locator("input[value=once]").check();
        page().locator("#call").click();
        page().locator("[data-press='1']").click();

        assertThat(page().locator("#lines .did")).hasCount(1);
        assertThat(page().locator("#lines .said").last()).containsText("个人查询请按一");
        browser().isAccessible();
        browser().picture("phone-%s-%d".formatted(language, width));
    }
}
