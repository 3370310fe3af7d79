package org.hotline12333.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.hotline12333.account.Authenticator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of those who log in, in a real Chromium. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RealAccessTest extends PagesUnderTest {
    private static void looked(Browser browser, String name) {
        browser.isAccessible();
        browser.picture(name);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1400", "zh-CN, 390", "en-GB, 1400", "en-GB, 390"})
    void somebodyIsInvitedAndBeginsAnAccount(String language, int width) {
        String name = "w%s-%d".formatted(language.substring(0, 2), width);
        String code;
        try (Browser browser = stranger(language, width).as(admin())) {
            Page page = browser.go("/accounts");
            page.fill("#name", name);
            page.selectOption("#role", "OPERATOR");
            page.click("form[action='/accounts'] button");
            code = page.locator("#code").innerText();
            looked(browser, "accounts-" + language + "-" + width);
            assertThat(browser.complaints()).isEmpty();
        }
        try (Browser browser = stranger(language, width)) {
            Page page = browser.go("/");
            assertThat(page.url()).endsWith("/login");
            looked(browser, "login-" + language + "-" + width);
            page.click("a[href='/first']");
            page.fill("#code", code);
            page.fill("#name", name);
            page.fill("#password", Reader.PASSWORD);
            page.fill("#again", Reader.PASSWORD);
            looked(browser, "first-" + language + "-" + width);
            page.click("main button");
            String key = page.locator("#key").innerText();
            looked(browser, "factor-" + language + "-" + width);
            page.fill("#digits", Authenticator.shows(key, Instant.now()));
            page.click("main button");
            assertThat(page.locator("#live")).isVisible();
            page.click("a[href='/account']");
            looked(browser, "account-" + language + "-" + width);
            page.click(".reader button");
            assertThat(page.url()).endsWith("/login");
            assertThat(browser.complaints()).isEmpty();

            page.fill("#name", name);
            page.fill("#password", "wrong");
            page.click("main button");
            assertThat(page.locator("#problem")).isVisible();
            assertThat(page.locator("#name")).hasValue(name);
            looked(browser, "refused-" + language + "-" + width);
        }
    }
}
