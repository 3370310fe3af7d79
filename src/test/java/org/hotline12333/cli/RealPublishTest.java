package org.hotline12333.cli;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.sound.Sound;
import org.hotline12333.simulator.asterisk.Neighbour;
import org.hotline12333.simulator.asterisk.Ports;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.simulator.sip.ClipRecognizer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is published in the console, as it comes down a real line: through a server that is a
 * process of its own and a real Asterisk with its copy of the sounds.
 */
@Tag("real")
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class RealPublishTest {
    private static final String TEXTS = "prompts/zh/texts.yaml";
    private static final String WAS = "个人查询请按一，政策按二";
    private static final String IS = "查询个人社保请按一，政策按二";
    private static final String MENU = "zh/main-menu";
    private static final Clip BEFORE = new Clip("zh/main-menu-before");

    /** The watcher's rest, and a busy machine. */
    private static final int TAKEN_UP = 8;

    @TempDir Path folder;

    @BeforeAll
    static void needAsterisk() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real publishing is skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    @Test
    void aNewSoundIsHeardByWhoCallsThenAndNobodyBefore() throws Exception {
        Path home = folder.resolve("home");
        Home.copied(home).calls("menus", "keys");
        int port = Ports.tcp();
        try (RealAsterisk asterisk = RealAsterisk.start(home.resolve("prompts"), port, 1);
                ServeProcess serving =
                        ServeProcess.start(folder.resolve("data"), settings(asterisk, port, home));
                Reader li = new Reader(serving).redeeming(serving.firstCode(), "li")) {
            Queue<String> log = serving.follow();
            short[] before = Sound.read(home.resolve("prompts/" + MENU + ".wav")).samples();
            DraftAuthor author = new DraftAuthor(li, home);
            String draft = author.begin("Clearer main menu");
            author.replace(draft, TEXTS, "main-menu: \"" + WAS, "main-menu: \"" + IS);
            author.replace(
                    draft,
                    "calls/keys/keys-cut-prompts.call",
                    "hears  个人查询...",
                    "hears  查询个人社保...");
            author.gate(draft);

            CompletableFuture<SipCall.Ended> early =
                    CompletableFuture.supplyAsync(() ->
                            SipCall.dial(asterisk)
                                    .after(ofSeconds(1))
                                    .keys("1")
                                    .after(ofSeconds(TAKEN_UP + 4))
                                    .keys("9")
                                    .hangUpAfter(ofSeconds(6))
                                    .place());
            asterisk.awaitInLog(MENU);
            author.published(draft);
            RealAsterisk.await(
                    "taken up",
                    () -> log.stream().anyMatch(line -> line.contains("release published")));
            SipCall.Ended late =
                    SipCall.dial(asterisk)
                            .after(ofSeconds(1))
                            .keys("1")
                            .hangUpAfter(ofSeconds(6))
                            .place();

            ClipRecognizer ear = ear(home, before);
            assertThat(heard(ear, late)).contains(MENU).doesNotContain(BEFORE.id());
            assertThat(heard(ear, early.get(1, TimeUnit.MINUTES)))
                    .doesNotContain(MENU)
                    .endsWith(BEFORE.id());
        }
    }

    private static Map<String, String> settings(RealAsterisk asterisk, int port, Path home) {
        Map<String, String> settings = new HashMap<>(Neighbour.settings(asterisk));
        settings.put("HOTLINE_AGI_PORT", Integer.toString(port));
        settings.put("JAVA_TOOL_OPTIONS", "-Dhotline.home=" + home);
        return settings;
    }

    /** One that knows the sound that was there as well. */
    private static ClipRecognizer ear(Path home, short[] before) throws Exception {
        Prompts prompts = Prompts.load(home.resolve("prompts"));
        return new ClipRecognizer(
                home.resolve("prompts"),
                prompts.languages().stream()
                        .flatMap(language -> prompts.clips(language).keySet().stream())
                        .collect(Collectors.toSet()),
                Map.of(BEFORE, before));
    }

    private static List<String> heard(ClipRecognizer ear, SipCall.Ended call) {
        return ear.hear(call.line().recording().samples()).clips().stream()
                .map(heard -> heard.clip().id())
                .toList();
    }
}
