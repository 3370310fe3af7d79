package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hotline12333.prompt.sound.Sound;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.value.ALaw;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages through a real Asterisk, from a real telephone line into the store. */
@Tag("real")
class RealMessageTest {
    @TempDir Path data;

    @BeforeAll
    static void needAsterisk() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real messages are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    /** A prompt, said by a caller. */
    private static org.hotline12333.value.Sound speech(String clip) throws Exception {
        short[] samples = Sound.read(Path.of("prompts", clip + ".wav")).samples();
        byte[] aLaw = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            aLaw[i] = ALaw.encode(samples[i]);
        }
        return new org.hotline12333.value.Sound(aLaw, Duration.ZERO);
    }

    @Test
    void isStoredAsItWasSpokenAndHeardBeforeItIsSent() throws Exception {
        var spoken = speech("zh/main-menu");
        try (var hotline = HotlineUnderTest.start(data);
                var asterisk = RealAsterisk.start(Path.of("prompts"), hotline.port(), 1)) {
            SipCall.Ended call =
                    SipCall.dial(asterisk)
                            .after(ofMillis(1_500))
                            .keys("123#")
                            .after(ofMillis(2_500))
                            .says(spoken)
                            .after(ofMillis(500))
                            .keys("#")
                            .after(ofMillis(2_000))
                            .keys("1")
                            .after(spoken.length().plusSeconds(2))
                            .keys("3")
                            .hangUpAfter(ofSeconds(4))
                            .place();

            System.out.println(call.heard().clips());
            System.out.println(asterisk.logged());
            List<Long> ids = hotline.recordings();
            assertThat(ids).hasSize(1);
            byte[] stored = hotline.recording(ids.getFirst()).aLaw();
            System.out.println(hotline.recording(ids.getFirst()));
            assertThat(indexOf(stored, spoken.aLaw())).isNotNegative();
        }
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }
}
