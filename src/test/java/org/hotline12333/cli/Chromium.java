package org.hotline12333.cli;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/**
 * Chromium, started once for many readers. What one of them keeps, cookies and sounds and texts,
 * another has not, as if each had a program of their own: to start one costs more than most tests.
 */
final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser program;

    private Chromium(Playwright playwright, com.microsoft.playwright.Browser program) {
        this.playwright = playwright;
        this.program = program;
    }

    static Chromium start() {
        Playwright playwright = Browser.playwright();
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Browser.find("chromium").orElseThrow())
                                        .setArgs(Browser.ARGUMENTS)));
    }

    /** For one reader, as {@link Browser#open}. */
    Browser open(String server, String language, int width) {
        BrowserContext context =
                program.newContext(
                        new NewContextOptions()
                                .setLocale(language)
                                .setViewportSize(width, Browser.height(width)));
        context.newPage();
        return new Browser(context, server, () -> {});
    }

    @Override
    public void close() {
        playwright.close();
    }
}
