package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12333.draft.Content;
import org.hotline12333.identity.Secret;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.asterisk.Place;
import org.hotline12333.simulator.asterisk.Ports;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.sip.ClipRecognizer;
import org.hotline12333.simulator.sip.SipAccount;
import org.hotline12333.simulator.sip.SipException;
import org.hotline12333.simulator.sip.SipLine;
import org.hotline12333.simulator.sip.SipScript;
import org.hotline12333.simulator.sip.TimedKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A draft that is heard on a real telephone before callers meet it. */
@Tag("real")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RealDraftCallTest {
    private static final String TEXTS = "prompts/zh/texts.yaml";
    private static final String WAS = "welcome: \"您好，幺二三三三社保热线。普通话请按一。\"";
    private static final String IS = "welcome: \"请按一，就说中文，谢谢。\"";
    private static final String TESTER = "tester";
    private static final String NUMBER = "*12333";
    private static final Duration WELCOME = Duration.ofSeconds(6);

    @TempDir static Path folder;

    private static RealAsterisk asterisk;
    private static ServeProcess serving;
    private static Reader admin;
    private static Queue<String> log;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls to a draft are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        Path home = Home.copied(folder.resolve("home")).folder();
        int port = Ports.tcp();
        asterisk = RealAsterisk.startWith(home.resolve("prompts"), port, Map.of());
        var settings = new HashMap<>(Place.named(asterisk));
        settings.put("HOTLINE_AGI_PORT", Integer.toString(port));
        settings.put("HOTLINE_LOG_STEPS", "info");
        settings.put("JAVA_TOOL_OPTIONS", "-Dhotline.home=" + home);
        serving = ServeProcess.start(folder.resolve("data"), settings);
        admin = new Reader(serving).redeeming(serving.firstCode(), "li");
        log = serving.follow();
    }

    @AfterAll
    static void stop() {
        Stream.<AutoCloseable>of(admin, serving, asterisk).forEach(RealDraftCallTest::close);
    }

    private static void close(AutoCloseable it) {
        try (it) {
            // whatever was started
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Test
    void testersAloneHearADraftAndCallersWhatIsPublished() throws Exception {
        assertThat(call(TESTER, NUMBER, List.of(), WELCOME)).containsExactly("zh/draft-none");

        String draft = begun();
        admin.post(draft + "/dial", Map.of("seen", hidden(admin.get(draft).body(), "seen")));
        awaitOnPage(draft, "Dial *12333 to hear it.");

        CompletableFuture<List<String>> citizen =
                CompletableFuture.supplyAsync(() -> call("softphone", "12333", List.of(), WELCOME));
        assertThat(call(TESTER, NUMBER, List.of(), WELCOME))
                .contains(own() + "/zh/welcome")
                .doesNotContain("zh/welcome");
        assertThat(citizen.join())
                .contains("zh/welcome")
                .noneMatch(clip -> clip.startsWith("_drafts/"));
        assertThatThrownBy(() -> call("softphone", NUMBER, List.of(), WELCOME))
                .isInstanceOf(SipException.class)
                .hasMessageContaining("knows no number *12333");

        List<TimedKeys> agent =
                List.of(new TimedKeys(Duration.ofSeconds(3), "10", Duration.ofMillis(800)));
        assertThat(call(TESTER, NUMBER, agent, Duration.ofSeconds(20))).endsWith("zh/draft-agent");
        isInNoLogOfCalls();

        admin.post(draft + "/hang-up", Map.of());
        RealAsterisk.await("no sounds of a draft", () -> isEmpty(copy().resolve("_drafts")));
        serving.kill();
        List<String> sorry = call(TESTER, NUMBER, List.of(), WELCOME);
        assertThat(sorry).as(asterisk.logged()).containsExactly("zh/draft-fault");
    }

    /** Asterisk's log says what it cannot play. */
    private static void isInNoLogOfCalls() throws Exception {
        assertThat(log.stream().filter(line -> line.contains("draft called: "))).hasSize(2);
        assertThat(log.stream().filter(line -> line.endsWith(" begins"))).hasSize(1);
        assertThat(admin.get("/calls.csv").body().lines()).hasSizeLessThanOrEqualTo(2);
        assertThat(asterisk.logged()).doesNotContain("does not exist in any format");
    }

    private static boolean isEmpty(Path of) {
        try (Stream<Path> all = Files.list(of)) {
            return all.findAny().isEmpty();
        } catch (NoSuchFileException _) {
            return true; // no draft was there yet
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What was heard of a call, by the ids of the clips. */
    private static List<String> call(
            String account, String number, List<TimedKeys> keys, Duration length) {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), asterisk.sipPort());
        return SipLine.to(server, number, ear())
                .as(new SipAccount(account, Secret.of(asterisk.passwordOf(account))))
                .place(new SipScript(keys, Optional.of(length), Duration.ofSeconds(30), account))
                .heard()
                .stream()
                .map(heard -> heard.clip().id())
                .toList();
    }

    private static ClipRecognizer ear() {
        List<Clip> clips = new ArrayList<>();
        Stream.of(
                        "zh/welcome",
                        "zh/welcome-english",
                        "zh/main-menu",
                        "zh/draft-none",
                        "zh/draft-agent",
                        "zh/draft-fault",
                        "zh/busy")
                .map(Clip::new)
                .forEach(clips::add);
        if (!isEmpty(copy().resolve("_drafts"))) {
            clips.add(new Clip(own() + "/zh/welcome"));
        }
        return new ClipRecognizer(copy(), clips);
    }

    private static Path copy() {
        return asterisk.folder().resolve("data/sounds/hotline");
    }

    /** Where the draft's own sounds are. */
    private static String own() {
        try (Stream<Path> all = Files.list(copy().resolve("_drafts"))) {
            return "_drafts/" + all.findFirst().orElseThrow().getFileName();
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String begun() throws Exception {
        admin.get("/drafts");
        String draft =
                admin.post("/drafts", Map.of("name", "New welcome"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        String text = Files.readString(folder.resolve("home").resolve(TEXTS));
        assertThat(text).contains(WAS);
        String digest = Content.of(text).digest();
        admin.post(
                draft + "/file",
                Map.of(
                        "path",
                        TEXTS,
                        "text",
                        text.replace(WAS, IS),
                        "seen",
                        digest,
                        "base",
                        digest));
        awaitOnPage(draft, "id=\"put\"");
        return draft;
    }

    private static void awaitOnPage(String path, String words) {
        for (int looks = 0; looks < 12 && !page(path).contains(words); looks++) {
            // the page itself waits for what is being made
        }
        RealAsterisk.await(words, () -> page(path).contains(words));
    }

    private static String page(String path) {
        try {
            return admin.get(path).body();
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String hidden(String page, String name) {
        Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }
}
