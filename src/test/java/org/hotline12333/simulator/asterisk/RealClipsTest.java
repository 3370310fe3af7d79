package org.hotline12333.simulator.asterisk;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Asterisk says on its own, and sounds that change while callers listen. */
@Tag("real")
class RealClipsTest {
    private static final String END = "SET VARIABLE HOTLINE_RESULT end";
    private static final Duration CLIP = ofMillis(500);
    private static final int FIRST = Ports.tcp();
    private static final int SECOND = Ports.tcp();

    @TempDir static Path prompts;

    private static RealAsterisk asterisk;

    @BeforeAll
    static void startAsterisk() throws IOException {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        for (String clip : List.of("busy", "servers-away")) {
            Tones.write(prompts, "zh/" + clip, CLIP);
            Tones.write(prompts, "en/" + clip, CLIP);
        }
        Tones.write(prompts, "zh/gone", CLIP);
        Tones.write(prompts, "zh/long", ofSeconds(3));
        asterisk = RealAsterisk.start(prompts, FIRST, SECOND);
    }

    @AfterAll
    static void stopAsterisk() {
        if (asterisk != null) {
            asterisk.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"en, en", "zh, zh", "yue, zh", "../en, en"})
    void speaksTheLanguageThatAServerHasTold(String told, String spoken) throws IOException {
        Heard away;
        Heard busy;
        try (var _ = ScriptedServer.on(FIRST, line -> dieSpeaking(line, told))) {
            away = SipCall.dial(asterisk).after(ofMillis(1_500)).hangUpAfter(CLIP).place().heard();
            try (var _ = ScriptedServer.on(SECOND, RealClipsTest::shed)) {
                busy = SipCall.dial(asterisk).place().heard();
            }
        }

        assertThat(away.clips()).containsExactly(spoken + "/servers-away");
        assertThat(busy.clips()).containsExactly(spoken + "/busy");
    }

    @Test
    void bringsNewSoundsWithoutBreakingOffWhatIsHeard() throws Exception {
        BlockingQueue<Duration> lengths = new LinkedBlockingQueue<>();
        CompletableFuture<?> call;
        try (var _ = ScriptedServer.on(FIRST, line -> listenTwice(line, lengths));
                var caller = Executors.newVirtualThreadPerTaskExecutor()) {
            call = CompletableFuture.runAsync(SipCall.dial(asterisk)::place, caller);
            RealAsterisk.await("playing", () -> lengths.peek() != null);
            Tones.write(prompts, "zh/long", CLIP);
            Files.delete(prompts.resolve("zh/gone.wav"));
            asterisk.script("start");
            call.join();
        }

        assertThat(lengths).hasSize(4);
        lengths.remove();
        assertThat(lengths.remove())
                .as("the old sound, whole")
                .isBetween(ofMillis(2_900), ofMillis(3_500));
        assertThat(lengths.remove()).as("the new one").isBetween(ofMillis(400), ofSeconds(1));
        assertThat(lengths.remove()).as("what is gone").isLessThan(ofMillis(300));
    }

    /** As the hotline asks what nobody may skip; without the Wait some of these keys answer it. */
    @ParameterizedTest
    @ValueSource(ints = {700, 800, 850, 900, 950, 1_000})
    void isNotAnsweredByAKeyOfTheEndOfWhatNobodyMaySkip(int pressed) throws Exception {
        BlockingQueue<String> replies = new LinkedBlockingQueue<>();
        try (var _ = ScriptedServer.on(FIRST, line -> confirm(line, replies))) {
            SipCall.dial(asterisk).after(ofMillis(pressed).minus(SipCall.BEAT)).keys("1").place();
        }

        assertThat(replies.poll(5, TimeUnit.SECONDS)).isEqualTo("200 result= (timeout)");
    }

    private static void confirm(ScriptedServer.Line line, BlockingQueue<String> replies)
            throws IOException {
        line.send("ANSWER");
        line.send("EXEC Playback hotline/zh/busy&hotline/zh/busy");
        line.send("GET VARIABLE PLAYBACKSTATUS");
        line.send("EXEC Wait 0.3");
        replies.add(line.send("GET DATA \"\" 500 1"));
        line.send(END);
    }

    private static void listenTwice(ScriptedServer.Line line, BlockingQueue<Duration> lengths)
            throws IOException {
        line.send("ANSWER");
        lengths.add(Duration.ZERO);
        for (String clip : List.of("long", "long", "gone")) {
            long begin = System.nanoTime();
            line.send("EXEC Playback hotline/zh/" + clip);
            lengths.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        line.send(END);
    }

    private static void dieSpeaking(ScriptedServer.Line line, String language) throws IOException {
        line.send("ANSWER");
        line.send("SET VARIABLE CHANNEL(language) " + language);
    }

    private static void shed(ScriptedServer.Line line) throws IOException {
        line.write("SET VARIABLE HOTLINE_RESULT busy\nfailure\n");
    }
}
