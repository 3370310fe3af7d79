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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query password that is set through a real Asterisk, and asked for in the next call. */
@Tag("real")
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

    private static SipCall identified() {
        return SipCall.dial(asterisk)
                .after(ofSeconds(2))
                .keys("1")
                .after(SOON)
                .keys("1")
                .after(SOON)
                .keys("990000198001010012")
                .after(SOON)
                .keys("1000000012#");
    }

    /** Behind words that no key cuts short. */
    private static Duration behind(String... clips) throws IOException {
        Duration words = ofSeconds(2);
        for (String clip : clips) {
            int samples = Sound.read(Path.of("prompts", "zh", clip + ".wav")).samples().length;
            words = words.plusMillis(samples / 8);
        }
        return words;
    }

    @Test
    void isSetAndThenAskedFor() throws Exception {
        SipCall.Ended set =
                identified()
                        .after(SOON)
                        .keys("6")
                        .after(SOON)
                        .keys("6")
                        .after(behind("password-none", "confirm-password"))
                        .keys("1")
                        .after(behind("ask-new-password"))
                        .keys(NEW)
                        .after(behind("ask-new-password-again"))
                        .keys(NEW)
                        .hangUpAfter(ofSeconds(6))
                        .place();

        assertThat(set.heard().clips())
                .containsSubsequence(
                        "zh/confirm-password",
                        "zh/ask-new-password",
                        "zh/ask-new-password-again",
                        "zh/password-set");
        assertThat(hotline.audited("SET_PASSWORD")).isOne();

        // Asterisk throws a key away that ends while the numbers are looked up.
        SipCall.Ended next =
                identified()
                        .after(behind("ask-password"))
                        .keys(NEW)
                        .hangUpAfter(ofSeconds(5))
                        .place();

        assertThat(next.heard().clips()).contains("zh/ask-password", "zh/verified");
    }
}
