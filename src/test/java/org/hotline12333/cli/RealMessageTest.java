package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.value.Sound;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages through a real Asterisk, from a real telephone line into the store. The calls are placed
 * side by side before the first test; each test judges one by its caller's own ticket.
 */
@Tag("real")
@Order(2)
class RealMessageTest {
    private static final String SOUNDS = ".*\\.(wav|gsm|sln|slin|alaw|ulaw|pcm|raw)";
    private static final int CALLS_AT_ONCE = 4;

    /** What a hang-up does nobody hears. */
    private static final Duration SETTLED = ofSeconds(3);

    private static final Map<String, Future<SipCall.Ended>> CALLS = new HashMap<>();

    @TempDir static Path data;

    private static HotlineUnderTest hotline;
    private static RealAsterisk asterisk;
    private static ExecutorService callers;
    private static Sound menu;
    private static Sound retirement;
    private static Sound transfer;

    @BeforeAll
    static void placeAllCalls() throws Exception {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real messages are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        menu = Speaking.speech("zh/main-menu");
        retirement = Speaking.speech("zh/policy-retirement");
        transfer = Speaking.first(Speaking.speech("zh/policy-transfer"), ofSeconds(2));
        hotline = HotlineUnderTest.start(data);
        asterisk = RealAsterisk.start(Path.of("prompts"), hotline.port(), 1);
        callers = Executors.newFixedThreadPool(CALLS_AT_ONCE);
        placeTheLongestFirst();
    }

    private static void placeTheLongestFirst() {
        place(
                "heard before it is sent",
                atTone("1")
                        .says(Speaking.SOON, menu)
                        .after(menu.length().plusSeconds(1))
                        .keys("#")
                        .after(ofSeconds(3))
                        .keys("1")
                        .after(menu.length().plusSeconds(5))
                        .keys("3")
                        .hangUpAfter(ofSeconds(4)));
        place(
                "a key in it",
                atTone("1")
                        .says(Speaking.SOON, retirement(2))
                        .says(Speaking.SOON.plusMillis(4_500), transfer)
                        .keys("5")
                        .after(ofMillis(7_500))
                        .keys("#")
                        .after(ofSeconds(3))
                        .keys("#")
                        .hangUpAfter(ofSeconds(3)));
        place(
                "ended by silence",
                atTone("1")
                        .says(Speaking.SOON, retirement(3))
                        .after(ofSeconds(10))
                        .keys("3")
                        .hangUpAfter(ofSeconds(3)));
        place(
                "in English",
                atTone("2")
                        .says(Speaking.SOON, retirement(3))
                        .after(ofSeconds(5))
                        .keys("#")
                        .after(ofSeconds(3))
                        .keys("3")
                        .hangUpAfter(ofSeconds(4)));
        place("silence alone", atTone("1").hangUpAfter(ofSeconds(9)));
        for (int seconds : List.of(3, 1, 0)) {
            Sound spoken = retirement(seconds);
            place(
                    "hung up after " + seconds,
                    atTone("1")
                            .says(Speaking.SOON, spoken)
                            .hangUpAfter(spoken.length().plusMillis(500)));
        }
    }

    @AfterAll
    static void stop() {
        if (callers != null) {
            callers.close();
        }
        if (asterisk != null) {
            asterisk.close();
        }
        if (hotline != null) {
            hotline.close();
        }
    }

    private static void place(String name, SipCall call) {
        CALLS.put(
                name,
                callers.submit(() -> {
                    SipCall.Ended ended = call.place();
                    Thread.sleep(SETTLED);
                    return ended;
                }));
    }

    private static SipCall atTone(String language) {
        return Speaking.atTone(SipCall.dial(asterisk), language);
    }

    private static Sound retirement(int seconds) {
        return Speaking.first(retirement, ofSeconds(seconds));
    }

    private static SipCall.Ended call(String name) throws Exception {
        return Objects.requireNonNull(CALLS.get(name), name).get();
    }

    private static List<Long> sentIn(SipCall.Ended call) {
        return hotline.recordingsOf(call.caller());
    }

    @Test
    void isStoredAsItWasSpokenAndHeardBeforeItIsSent() throws Exception {
        SipCall.Ended call = call("heard before it is sent");

        List<Long> ids = sentIn(call);
        assertThat(ids).hasSize(1);
        assertThat(Speaking.holds(hotline.recording(ids.getFirst()), menu)).isTrue();
        assertThat(call.heard().clips())
                .containsSubsequence("zh/ask-message", "zh/message-review", "zh/message-sent");
        assertThat(Speaking.playedBack(call, menu)).isGreaterThan(0.95);
    }

    @Test
    void leavesNoFileOfSound() throws Exception {
        for (Future<SipCall.Ended> call : CALLS.values()) {
            call.get();
        }

        assertThat(soundFiles()).isEmpty();
        assertThat(hotline.recordings()).hasSize(5);
    }

    /** Files of sound that Asterisk has, but for the test's own recording of the whole call. */
    private static List<Path> soundFiles() throws Exception {
        try (Stream<Path> files = Files.walk(asterisk.folder())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(SOUNDS))
                    .filter(file -> !isClip(file))
                    .filter(file -> !file.getFileName().toString().matches("139\\d+\\.wav"))
                    .toList();
        }
    }

    /** What was rendered, under the name that it has in `prompts`. */
    private static boolean isClip(Path file) {
        int names = file.getNameCount();
        return file.toString().contains("/sounds/")
                && Files.exists(Path.of("prompts").resolve(file.subpath(names - 2, names)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aHangUpSendsWhatIsLongerThanTwoSeconds(int seconds) throws Exception {
        SipCall.Ended call = call("hung up after " + seconds);

        List<Long> sent = sentIn(call);
        assertThat(sent).hasSize(seconds > 2 ? 1 : 0);
        if (!sent.isEmpty()) {
            Sound stored = hotline.recording(sent.getFirst());
            assertThat(Speaking.holds(stored, retirement(2))).isTrue();
        }
        assertThat(call.heard().clips()).doesNotContain("zh/message-review");
    }

    @Test
    void inEnglishToo() throws Exception {
        SipCall.Ended call = call("in English");

        assertThat(call.heard().clips())
                .containsSubsequence("en/ask-message", "en/message-review", "en/message-sent");
        assertThat(sentIn(call)).hasSize(1);
    }

    @Test
    void silenceAloneIsNoMessage() throws Exception {
        SipCall.Ended call = call("silence alone");

        assertThat(call.heard().clips()).contains("zh/message-not-heard", "zh/ask-message-brief");
        assertThat(sentIn(call)).isEmpty();
    }

    @Test
    void aKeyInItIsNoSoundAndNoEnd() throws Exception {
        List<Long> sent = sentIn(call("a key in it"));

        assertThat(sent).hasSize(1);
        Sound stored = hotline.recording(sent.getFirst());
        assertThat(Speaking.holds(stored, Speaking.first(transfer, ofMillis(1_900)))).isTrue();
        assertThat(stored.speech()).isBetween(ofMillis(3_000), ofMillis(4_300));
    }

    @Test
    void aSilenceEndsIt() throws Exception {
        SipCall.Ended call = call("ended by silence");

        assertThat(call.heard().clips()).contains("zh/message-review", "zh/message-sent");
        List<Long> sent = sentIn(call);
        assertThat(sent).hasSize(1);
        assertThat(hotline.recording(sent.getFirst()).length()).isLessThan(ofSeconds(5));
    }
}
