package org.hotline12333.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hotline12333.simulator.asterisk.Ports;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The telephone through Asterisk in a page, where it is off and where Asterisk is away. */
@Tag("pages")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RealWebphoneAwayTest extends PagesUnderTest {
    @TempDir Path profile;
    @TempDir Path data;

    @ParameterizedTest
    @CsvSource({"zh-CN, 1400", "zh-CN, 390", "en-GB, 1400", "en-GB, 390"})
    void whereItIsOffOneSentenceSaysHowToSwitchItOn(String language, int width) {
        try (Browser browser = stranger(language, width).as(admin())) {
            Page page = browser.go("/phone");

            assertThat(page.locator(".webphone")).containsText("HOTLINE_WEBPHONE");
            assertThat(page.locator(".webphone button")).hasCount(0);
            browser.isAccessible();
            browser.picture("webphone-off-%s-%d".formatted(language, width));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whereAsteriskIsAwayItIsSaid() throws Exception {
        Optional<String> missing = Browser.missing();
        assumeTrue(missing.isEmpty());
        Map<String, String> on = Map.of("HOTLINE_WEBPHONE", "127.0.0.1:" + Ports.tcp());
        try (ServeProcess serving = ServeProcess.start(data, on);
                Reader reader = new Reader(serving).redeeming(serving.firstCode(), "li");
                Browser browser =
                        Browser.open(
                                        "http://127.0.0.1:" + serving.consolePort(),
                                        "en-GB",
                                        1400,
                                        profile)
                                .as(reader)) {
            serving.drain();
            Page page = browser.go("/phone");
            page.click("#webphone-call");

            assertThat(page.locator("#webphone-problem")).containsText("Asterisk does not answer.");
            assertThat(page.locator("#webphone-standing")).hasText("No call");
            assertThat(page.locator("#webphone-call")).isEnabled();
            browser.isAccessible();
        }
    }
}
