package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

/** Messages through a real Asterisk, from a real telephone line into the store. */
@Tag("real")
@Order(2)
class RealMessageTest {
    private static final int PIECE = 160;
    private static final String SOUNDS = ".*\\.(wav|gsm|sln|slin|alaw|ulaw|pcm|raw)";

    @TempDir static Path data;

    private static HotlineUnderTest hotline;
    private static RealAsterisk asterisk;

    @BeforeAll
    static void start() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real messages are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        hotline = HotlineUnderTest.start(data);
        asterisk = RealAsterisk.start(Path.of("prompts"), hotline.port(), 1);
    }

    @AfterAll
    static void stop() {
        if (asterisk != null) {
            asterisk.close();
        }
        if (hotline != null) {
            hotline.close();
        }
    }

    private static SipCall atTone() {
        return atTone("1");
    }

    private static SipCall atTone(String language) {
        return Speaking.atTone(SipCall.dial(asterisk), language);
    }

    private static List<Long> sentSince(List<Long> before) {
        List<Long> sent = new java.util.ArrayList<>(hotline.recordings());
        sent.removeAll(before);
        return sent;
    }

    @Test
    void isStoredAsItWasSpokenAndHeardBeforeItIsSent() throws Exception {
        List<Long> before = hotline.recordings();
        Sound spoken = Speaking.speech("zh/main-menu");
        SipCall.Ended call =
                atTone().says(Speaking.SOON, spoken)
                        .after(spoken.length().plusSeconds(1))
                        .keys("#")
                        .after(ofSeconds(3))
                        .keys("1")
                        .after(spoken.length().plusSeconds(5))
                        .keys("3")
                        .hangUpAfter(ofSeconds(4))
                        .place();

        List<Long> ids = sentSince(before);
        assertThat(ids).hasSize(1);
        assertThat(Speaking.holds(hotline.recording(ids.getFirst()), spoken)).isTrue();
        assertThat(call.heard().clips())
                .containsSubsequence("zh/ask-message", "zh/message-review", "zh/message-sent");
        assertThat(playedBack(call, spoken)).isGreaterThan(0.95);
        assertThat(soundFiles()).isEmpty();
    }

    /** The share of what was spoken that came down the line again, in pieces of 20 ms. */
    private static double playedBack(SipCall.Ended call, Sound spoken) {
        short[] line = call.line().recording().samples();
        short[] said = spoken.samples();
        int from = 0;
        int loud = 0;
        int found = 0;
        for (int at = 0; at + PIECE <= said.length; at += PIECE) {
            if (loud(said, at, PIECE)) {
                loud++;
                int next = find(said, at, line, from);
                found += next < 0 ? 0 : 1;
                from = next < 0 ? from : next + PIECE;
            }
        }
        return found / (double) loud;
    }

    /** Where a piece of it comes next. */
    private static int find(short[] said, int piece, short[] line, int from) {
        for (int at = from; at + PIECE <= line.length; at++) {
            if (Arrays.equals(line, at, at + PIECE, said, piece, piece + PIECE)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean loud(short[] samples, int from, int length) {
        int peak = 0;
        for (int i = from; i < from + length; i++) {
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        return peak > 500;
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
        List<Long> before = hotline.recordings();
        Sound spoken = Speaking.first(Speaking.speech("zh/policy-retirement"), ofSeconds(seconds));

        SipCall.Ended call =
                atTone().says(Speaking.SOON, spoken)
                        .hangUpAfter(spoken.length().plusMillis(500))
                        .place();

        Thread.sleep(3_000); // what a hang-up does nobody hears
        List<Long> sent = sentSince(before);
        assertThat(sent).hasSize(seconds > 2 ? 1 : 0);
        if (!sent.isEmpty()) {
            Sound stored = hotline.recording(sent.getFirst());
            assertThat(Speaking.holds(stored, Speaking.first(spoken, ofSeconds(2)))).isTrue();
        }
        assertThat(call.heard().clips()).doesNotContain("zh/message-review");
    }

    @Test
    void inEnglishToo() throws Exception {
        List<Long> before = hotline.recordings();
        Sound spoken = Speaking.first(Speaking.speech("zh/policy-retirement"), ofSeconds(3));

        SipCall.Ended call =
                atTone("2")
                        .says(Speaking.SOON, spoken)
                        .after(ofSeconds(5))
                        .keys("#")
                        .after(ofSeconds(3))
                        .keys("3")
                        .hangUpAfter(ofSeconds(4))
                        .place();

        assertThat(call.heard().clips())
                .containsSubsequence("en/ask-message", "en/message-review", "en/message-sent");
        assertThat(sentSince(before)).hasSize(1);
    }

    @Test
    void silenceAloneIsNoMessage() {
        List<Long> before = hotline.recordings();

        SipCall.Ended call = atTone().hangUpAfter(ofSeconds(9)).place();

        assertThat(call.heard().clips()).contains("zh/message-not-heard", "zh/ask-message-brief");
        assertThat(sentSince(before)).isEmpty();
    }

    @Test
    void aKeyInItIsNoSoundAndNoEnd() throws Exception {
        List<Long> before = hotline.recordings();
        Sound one = Speaking.first(Speaking.speech("zh/policy-retirement"), ofSeconds(2));
        Sound other = Speaking.first(Speaking.speech("zh/policy-transfer"), ofSeconds(2));

        atTone().says(Speaking.SOON, one)
                .says(Speaking.SOON.plusMillis(4_500), other)
                .keys("5")
                .after(ofMillis(7_500))
                .keys("#")
                .after(ofSeconds(3))
                .keys("#")
                .hangUpAfter(ofSeconds(3))
                .place();

        List<Long> sent = sentSince(before);
        assertThat(sent).hasSize(1);
        Sound stored = hotline.recording(sent.getFirst());
        assertThat(Speaking.holds(stored, Speaking.first(other, ofMillis(1_900)))).isTrue();
        assertThat(stored.speech()).isBetween(ofMillis(3_000), ofMillis(4_300));
    }

    @Test
    void aSilenceEndsIt() throws Exception {
        List<Long> before = hotline.recordings();
        Sound spoken = Speaking.first(Speaking.speech("zh/policy-retirement"), ofSeconds(3));

        SipCall.Ended call =
                atTone().says(Speaking.SOON, spoken)
                        .after(ofSeconds(10))
                        .keys("3")
                        .hangUpAfter(ofSeconds(3))
                        .place();

        assertThat(call.heard().clips()).contains("zh/message-review", "zh/message-sent");
        assertThat(sentSince(before)).hasSize(1);
        assertThat(hotline.recording(sentSince(before).getFirst()).length())
                .isLessThan(ofSeconds(5));
    }
}
