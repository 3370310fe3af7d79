package org.hotline12333.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12333.doctor.AsteriskConf;
import org.hotline12333.doctor.Finding;
import org.hotline12333.doctor.WebphoneCheck;
import org.hotline12333.simulator.asterisk.Ports;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The telephone in a page that calls through a real Asterisk, in a real Chromium. */
@Tag("pages")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class RealWebphoneTest {
    /** Of full scale: a voice is far above it, and comfort noise below. */
    private static final double AUDIBLE = 0.01;

    /** ms; two keys, and one that the machine is late. */
    private static final double KEYS_SENT = 2_000;

    /** The loudest tenth of a second of three, of what is heard. */
    private static final String LOUDNESS =
            """
            async () => {
              const context = new AudioContext();
              const analyser = context.createAnalyser();
              const stream = document.getElementById('webphone-sound').srcObject;
              context.createMediaStreamSource(stream).connect(analyser);
              const wave = new Float32Array(analyser.fftSize);
              let loudest = 0;
              for (let i = 0; i < 30; i++) {
                await new Promise((rest) => setTimeout(rest, 100));
                analyser.getFloatTimeDomainData(wave);
                loudest = Math.max(loudest, Math.sqrt(wave.reduce((sum, x) => sum + x * x, 0) / wave.length));
              }
              await context.close();
              return loudest;
            }
            """;

    @TempDir static Path data;
    @TempDir Path profile;

    private static String webphone;
    private static ServeProcess serving;
    private static Queue<String> log;
    private static Reader admin;
    private static RealAsterisk asterisk;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> missing =
                Stream.of(RealAsterisk.missing(), Browser.missing())
                        .flatMap(Optional::stream)
                        .findFirst();
        missing.ifPresent(why -> System.out.println("calls from a page are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        webphone = "127.0.0.1:" + Ports.tcp();
        serving =
                ServeProcess.start(
                        data, Map.of("HOTLINE_LOG_STEPS", "info", "HOTLINE_WEBPHONE", webphone));
        admin = new Reader(serving).redeeming(serving.firstCode(), "li");
        log = serving.follow();
        asterisk =
                RealAsterisk.startWith(
                        Path.of("prompts"),
                        serving.port(),
                        Map.of(
                                "HOTLINE_WEBPHONE",
                                webphone,
                                "HOTLINE_WEBPHONE_KEY",
                                data.resolve("webphone.key").toString()));
    }

    @AfterAll
    static void stop() {
        Stream.of(asterisk, admin, serving).forEach(RealWebphoneTest::close);
    }

    private static void close(AutoCloseable it) {
        try (it) {
            // whatever was started
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private Browser open(String language, int width) {
        return Browser.open("http://127.0.0.1:" + serving.consolePort(), language, width, profile)
                .as(admin);
    }

    private static void standsAt(Page page, String words) {
        assertThat(page.locator("#webphone-standing")).hasText(words);
    }

    @Test
    void aCallIsHeardAndItsKeysArrive() {
        try (Browser browser = open("en-GB", 1400)) {
            Page page = browser.go("/phone");
            page.click("#webphone-call");
            standsAt(page, "Connected");
            String call = newestCall();
            assertThat(loudness(page)).isGreaterThan(AUDIBLE);

            page.click("[data-tone='1']");
            page.keyboard().press("2");
            page.waitForTimeout(KEYS_SENT); // as they are in a telephone, and seen by nobody here
            page.click("#webphone-hang-up");

            standsAt(page, "The call is over");
            awaitLine(call, " ends: hung up, ");
            awaitLine(call, " welcome: key 1");
            awaitLine(call, " main: key 2");
            assertThat(browser.complaints()).isEmpty();
            assertThat(asterisk.logged()).doesNotContain("WARNING", "ERROR");
        }
    }

    /** By its name in the log. */
    private static String newestCall() {
        return log.stream()
                .filter(line -> line.endsWith(" begins"))
                .reduce((_, later) -> later)
                .map(line -> line.replaceFirst(".* call (\\S+) begins", "$1"))
                .orElseThrow();
    }

    private static void awaitLine(String call, String words) {
        RealAsterisk.await(words, () -> log.stream().anyMatch(line -> line.contains(call + words)));
    }

    /** Silence comes as a whole number. */
    private static double loudness(Page page) {
        return ((Number) page.evaluate(LOUDNESS)).doubleValue();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1400", "zh-CN, 390", "en-GB, 1400", "en-GB, 390"})
    void everybodyCanUseIt(String language, int width) {
        try (Browser browser = open(language, width)) {
            Page page = browser.go("/phone");
            browser.isAccessible();
            page.locator("#webphone-call").press("Enter");
            assertThat(page.locator("[data-tone='1']")).isEnabled();
            browser.isAccessible();
            browser.picture("webphone-%s-%d".formatted(language, width));
            page.locator("#webphone-hang-up").press("Enter");
            assertThat(page.locator("#webphone-call")).isEnabled();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aSecondPageOfTheSameReaderTakesTheCallOver() {
        try (Browser browser = open("en-GB", 1400)) {
            Page page = browser.go("/phone");
            page.click("#webphone-call");
            standsAt(page, "Connected");
            Page other = page.context().newPage();
            other.navigate(page.url());
            other.click("#webphone-call");
            standsAt(other, "Connected");

            assertThat(page.locator("#webphone-problem"))
                    .hasText("You have begun a call in another page.");
            other.click("#webphone-hang-up");
            standsAt(other, "The call is over");
        }
    }

    @Test
    void whoLogsOutIsCutOff() throws Exception {
        try (Reader leaving = new Reader(serving).redeeming(invited(), "wang");
                Browser browser =
                        Browser.open(
                                        "http://127.0.0.1:" + serving.consolePort(),
                                        "en-GB",
                                        1400,
                                        profile)
                                .as(leaving)) {
            Page page = browser.go("/phone");
            page.click("#webphone-call");
            standsAt(page, "Connected");
            leaving.get("/account");
            leaving.post("/logout", Map.of());

            assertThat(page.locator("#webphone-problem"))
                    .hasText(
                            "No connection with the console. Your session may have ended: load"
                                    + " the page again.");
        }
    }

    private static String invited() throws Exception {
        admin.get("/accounts");
        String page = admin.post("/accounts", Map.of("name", "wang", "role", "OPERATOR")).body();
        Matcher code = Pattern.compile("id=\"code\"[^>]*>([A-Z2-7-]+)<").matcher(page);
        assertThat(code.find()).as(page).isTrue();
        return code.group(1);
    }

    @Test
    void doctorSeesWhatIsSwitchedOnByHalf(@TempDir Path other) throws Exception {
        AsteriskConf conf = new AsteriskConf(Path.of("dialplans/asterisk"), other);
        Path key = data.resolve("webphone.key");

        assertThat(new WebphoneCheck(conf, Optional.of(webphone), key).look())
                .isEqualTo(new Finding.Well("Asterisk takes it at " + webphone));
        assertThat(new WebphoneCheck(conf, Optional.of(webphone), other.resolve("no.key")).look())
                .isInstanceOf(Finding.Wrong.class)
                .asString()
                .contains("does not know the key of");
        assertThat(new WebphoneCheck(conf, Optional.of("127.0.0.1:1"), key).look())
                .isInstanceOf(Finding.Wrong.class)
                .asString()
                .contains("Asterisk takes no WebSocket there");
        assertThat(new WebphoneCheck(conf, Optional.empty(), key).look())
                .isEqualTo(new Finding.Well("off"));
        Files.writeString(
                other.resolve("webphone-http.conf"),
                "enabled = yes\nbindport = " + webphone.replaceFirst(".*:", "") + "\n");
        assertThat(new WebphoneCheck(conf, Optional.empty(), key).look())
                .isInstanceOf(Finding.Warning.class)
                .asString()
                .contains("Asterisk takes one at " + webphone + ", and the console has none");
    }

    /** What anybody on this machine could send is no telephone here. */
    @Test
    void theKeyIsNobodyElses() throws Exception {
        String key = Files.readString(data.resolve("webphone.key")).strip();

        assertThat(log).noneMatch(line -> line.contains(key));
        assertThat(asterisk.logged()).doesNotContain(key);
        assertThat(List.of(admin.get("/phone").body())).noneMatch(page -> page.contains(key));
    }
}
