package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hotline12333.prompt.sound.Sound;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query password that is set through a real Asterisk, and asked for in the next call. */
@Tag("real")
@Order(6)
class RealPasswordTest {
    private static final String NEW = "864209";

    /** A busy machine takes a while for each. */
    private static final Duration SOON = ofMillis(1_600);

    @TempDir static Path data;

    private static HotlineUnderTest hotline;
    private static RealAsterisk asterisk;

    @BeforeAll
    static void start() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real passwords are skipped: " + why));
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

    private static SipCall identified(String key, String idNumber, String number) {
        return SipCall.dial(asterisk)
                .after(ofSeconds(2))
                .keys(key)
                .after(SOON)
                .keys("1")
                .after(SOON)
                .keys(idNumber)
                .after(SOON)
                .keys(number + "#");
    }

    /** Behind words that no key cuts short. */
    private static Duration behind(String language, String... clips) throws IOException {
        Duration words = ofSeconds(2);
        for (String clip : clips) {
            int samples = Sound.read(Path.of("prompts", language, clip + ".wav")).samples().length;
            words = words.plusMillis(samples / 8);
        }
        return words;
    }

    @ParameterizedTest
    @CsvSource({"zh, 1, 990000198001010012, 1000000012", "en, 2, 990000197203180269, 1000000045"})
    void isSetAndThenAskedFor(String language, String key, String idNumber, String number)
            throws Exception {
        int before = hotline.audited("SET_PASSWORD");

        SipCall.Ended set =
                identified(key, idNumber, number)
                        .after(SOON)
                        .keys("6")
                        .after(SOON)
                        .keys("6")
                        .after(behind(language, "password-none", "confirm-password"))
                        .keys("1")
                        .after(behind(language, "ask-new-password"))
                        .keys(NEW)
                        .after(behind(language, "ask-new-password-again"))
                        .keys(NEW)
                        .hangUpAfter(ofSeconds(6))
                        .place();

        assertThat(set.heard().clips())
                .containsSubsequence(
                        language + "/confirm-password",
                        language + "/ask-new-password",
                        language + "/ask-new-password-again",
                        language + "/password-set");
        assertThat(hotline.audited("SET_PASSWORD")).isEqualTo(before + 1);

        // Asterisk throws a key away that ends while the numbers are looked up.
        SipCall.Ended next =
                identified(key, idNumber, number)
                        .after(behind(language, "ask-password"))
                        .keys(NEW)
                        .hangUpAfter(ofSeconds(5))
                        .place();

        assertThat(next.heard().clips())
                .contains(language + "/ask-password", language + "/verified");
    }
}
