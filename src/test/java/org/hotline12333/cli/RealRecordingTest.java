package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotline12333.prompt.sound.Sound;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.simulator.sip.ClipRecognizer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment whose Asterisk records calls. */
@Tag("real")
class RealRecordingTest {
    private static final String ID = "zh/ask-id-number";
    private static final String NUMBER = "zh/ask-social-security-number";

    /** Other greetings begin as the welcome does, for 2 s, and a busy machine is late with it. */
    private static final Duration WELCOME = ofSeconds(6);

    @TempDir Path data;

    @BeforeAll
    static void needAsterisk() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real recordings are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    @Test
    void holdsAllOfACallButItsSecrets() throws Exception {
        try (var hotline = HotlineUnderTest.startRecorded(data);
                var asterisk = RealAsterisk.start(Path.of("prompts"), hotline.port(), 1)) {
            ClipRecognizer ear = new ClipRecognizer(Path.of("prompts"), hotline.clips());
            SipCall.Ended call =
                    SipCall.dial(asterisk)
                            .after(WELCOME)
                            .keys("11990000198001010012")
                            .after(ofMillis(1_500))
                            .keys("1000000012#")
                            .hangUpAfter(ofSeconds(9))
                            .place();

            List<String> recorded =
                    ear.hear(Sound.read(call.recording()).samples()).clips().stream()
                            .map(heard -> heard.clip().id())
                            .toList();
            assertThat(call.heard().clips()).contains(NUMBER, "zh/enquiry-menu");
            assertThat(recorded)
                    .contains("zh/welcome", "zh/enquiry-menu")
                    .doesNotContain(ID, NUMBER);
        }
    }
}
