package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Debian's Chromium. What a page complains of, and what it asks of others than its server, is kept
 * for the test to want none of it.
 */
final class Browser implements AutoCloseable {
    static final List<String> ARGUMENTS =
            List.of(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--autoplay-policy=no-user-gesture-required",
                    "--use-fake-device-for-media-stream",
                    "--use-fake-ui-for-media-stream");

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** A page of this machine is there in this time, however much else it does. */
    private static final double PATIENCE = 10_000;

    private static final Path PICTURES = Path.of("target/screenshots");

    private final BrowserContext context;
    private final String server;
    private final Runnable end;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    /**
     * With a page in it that shows nothing yet.
     *
     * @param end what is done when it is closed
     */
    Browser(BrowserContext context, String server, Runnable end) {
        this.context = context;
        this.server = server;
        this.end = end;
        context.onPage(this::watch);
        context.setDefaultTimeout(PATIENCE);
        context.pages().forEach(this::watch);
    }

    /** Why there is none here; one line. */
    static Optional<String> missing() {
        return Stream.of("chromium", "node")
                .filter(program -> find(program).isEmpty())
                .findFirst()
                .map(program ->
                        "pages are not tried in a browser: no %s here (Debian: chromium, nodejs)"
                                .formatted(program));
    }

    static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * A new one, which nobody has used before.
     *
     * @param server whose pages it opens, such as {@code http://127.0.0.1:8333}
     * @param language that its reader prefers
     * @param width in pixels
     */
    static Browser open(String server, String language, int width, Path profile) {
        Playwright playwright = playwright();
        BrowserContext context =
                playwright
                        .chromium()
                        .launchPersistentContext(
                                profile,
                                new BrowserType.LaunchPersistentContextOptions()
                                        .setExecutablePath(find("chromium").orElseThrow())
                                        .setArgs(ARGUMENTS)
                                        .setLocale(language)
                                        .setViewportSize(width, height(width)));
        return new Browser(context, server, playwright::close);
    }

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions()
                        .setEnv(
                                Map.of(
                                        "PLAYWRIGHT_NODEJS_PATH",
                                        find("node").orElseThrow().toString(),
                                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                                        "1")));
    }

    /** Of a desk's screen, or of a telephone's. */
    static int height(int width) {
        return width > 1_000 ? 900 : 844;
    }

    private void watch(Page page) {
        page.onConsoleMessage(message -> complaints.add("console: " + message.text()));
        page.onPageError(error -> complaints.add("error: " + error));
        page.onRequest(this::ownServer);
        page.onRequestFailed(request -> {
            // What its page is left for in the middle, a stream or a file that is kept, is aborted.
            if (!"net::ERR_ABORTED".equals(request.failure())) {
                complaints.add("failed: %s %s".formatted(request.url(), request.failure()));
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add("%d: %s".formatted(response.status(), response.url()));
            }
        });
    }

    private void ownServer(Request request) {
        String url = request.url();
        if (!url.startsWith(server) && !url.startsWith("data:") && !url.startsWith("blob:")) {
            complaints.add("foreign: " + url);
        }
    }

    /** As where the session is over. */
    void forgetReader() {
        context.clearCookies();
    }

    Page page() {
        return context.pages().getFirst();
    }

    /** Opens a page of the console. */
    Page go(String path) {
        page().navigate(server + path);
        return page();
    }

    /** Is logged in as somebody who has done so elsewhere. */
    Browser as(Reader reader) {
        context.addCookies(
                reader.cookies().entrySet().stream()
                        .map(cookie ->
                                new Cookie(cookie.getKey(), cookie.getValue())
                                        .setUrl(server.replace("http:", "https:"))
                                        .setSecure(true)
                                        .setHttpOnly(true))
                        .toList());
        return this;
    }

    /** What pages have complained of until now; forgotten here. */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** Fails where somebody could not use the page who sees, hears or moves otherwise. */
    void isAccessible() {
        // axe writes a script into the page, which the page's own rules forbid a page's own script;
        // what it has found right it would tell of each element, at length
        AxeRunOptions wrongAlone = new AxeRunOptions();
        wrongAlone.setResultTypes(List.of("violations"));
        assertThat(
                        new AxeBuilder(page())
                                .options(wrongAlone)
                                .withTags(WCAG_22_AA)
                                .analyze()
                                .getViolations())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }

    /** Keeps how it looks for somebody to look at; nothing of it may be cut off at the side. */
    void picture(String name) {
        assertThat(page().evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("%s is wider than the window by", name)
                .isEqualTo(0);
        page().screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(PICTURES.resolve(name + ".png"))
                                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
        end.run();
    }
}
