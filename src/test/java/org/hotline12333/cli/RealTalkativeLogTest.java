package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real calls, with the most that the server's log can tell and all that Asterisk's does. */
@Tag("real")
@Timeout(900)
@Order(1)
class RealTalkativeLogTest {
    @TempDir Path data;

    @BeforeAll
    static void needAsterisk() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    private static CompletableFuture<Void> placed(RealAsterisk asterisk, String... entries) {
        return CompletableFuture.runAsync(
                () -> place(asterisk, entries), task -> Thread.ofVirtual().start(task));
    }

    private static void place(RealAsterisk asterisk, String... entries) {
        SipCall call = SipCall.dial(asterisk);
        for (String entry : entries) {
            call = call.after(ofMillis(700)).keys(entry);
        }
        call.hangUpAfter(ofSeconds(2)).place();
    }

    @Test
    void noLogHoldsWhatWasKeyed() throws Exception {
        String id = TalkativeLogTest.ID;
        String number = TalkativeLogTest.NUMBER + "#";
        String password = TalkativeLogTest.PASSWORD;
        try (ServeProcess serving = ServeProcess.start(data, Map.of("HOTLINE_LOG_STEPS", "info"));
                // The first server is missed, so that Asterisk has something to log.
                RealAsterisk asterisk =
                        RealAsterisk.startWithShippedLog(Path.of("prompts"), 1, serving.port())) {
            Queue<String> printed = serving.follow();
            String wrong = TalkativeLogTest.WRONG_PASSWORD;
            CompletableFuture.allOf(
                            placed(asterisk, "1", "1", id, number, password, "1"),
                            placed(asterisk, "1", "1", id, number, wrong),
                            placed(asterisk, "1", id, number, password),
                            placed(asterisk, "1", "1", TalkativeLogTest.BEGUN))
                    .join();

            List<String> asterisks = asterisk.logged().lines().toList();

            assertThat(printed)
                    .anyMatch(line -> line.contains("identify/id-number: 18 keys"))
                    .filteredOn(line -> line.contains("ends: hung up"))
                    .hasSize(4);
            assertThat(asterisks).anyMatch(line -> line.contains("no result from agi://127.0.0.1"));
            assertThat(TalkativeLogTest.leaks(printed)).isEmpty();
            assertThat(TalkativeLogTest.leaks(asterisks)).isEmpty();
        }
    }
}
