package org.hotline12333.cli;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.simulator.asterisk.Ports;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.ScriptedServer;
import org.hotline12333.simulator.asterisk.SipCall;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that stands still takes connections and says nothing; its callers are not its own. */
@Tag("real")
class RealStillServerTest {
    /** FIRST_WORD of extensions.conf, and what a call takes beside it. */
    private static final Duration FIRST_WORD = ofSeconds(8);

    private static final Duration BESIDE = ofSeconds(4);

    @TempDir Path data;

    @BeforeAll
    static void needAsterisk() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("calls to a still server are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    @Test
    void theSecondServerIsAskedWithinSeconds() throws Exception {
        int second = Ports.tcp();
        try (var still = ServeProcess.start(data, Map.of());
                var asterisk = RealAsterisk.start(Path.of("prompts"), still.port(), second);
                var other =
                        ScriptedServer.on(
                                second,
                                line -> {
                                    line.send("ANSWER");
                                    line.send("EXEC Playback hotline/zh/busy");
                                    line.send("SET VARIABLE HOTLINE_RESULT end");
                                })) {
            still.stop();

            long begun = System.nanoTime();
            List<String> heard = SipCall.dial(asterisk).place().heard().clips();

            assertThat(other.calls()).hasSize(1);
            assertThat(heard).containsExactly("zh/busy");
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(FIRST_WORD, FIRST_WORD.plus(BESIDE).plus(ofSeconds(6)));
        }
    }

    @Test
    void whereThereIsNoOtherTheCallerHearsSo() throws Exception {
        try (var still = ServeProcess.start(data, Map.of());
                var asterisk = RealAsterisk.start(Path.of("prompts"), still.port(), 1)) {
            still.stop();

            List<String> heard =
                    SipCall.dial(asterisk).hangUpAfter(ofSeconds(3)).place().heard().clips();

            assertThat(heard).startsWith("zh/servers-away");
        }
    }

    /** Longer than FIRST_WORD, and not cut off. */
    @Test
    void aServerThatAnswersHasAllItsTime() throws Exception {
        try (var hotline = HotlineUnderTest.start(data);
                var asterisk = RealAsterisk.start(Path.of("prompts"), hotline.port(), 1)) {
            List<String> heard =
                    SipCall.dial(asterisk)
                            .hangUpAfter(FIRST_WORD.plus(ofSeconds(6)))
                            .place()
                            .heard()
                            .clips();

            assertThat(heard).contains("zh/welcome").doesNotContain("zh/servers-away");
            assertThat(asterisk.logged()).doesNotContain("no result from");
        }
    }
}
