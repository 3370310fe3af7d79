package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.value.Sound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** As many messages at once as a hotline may have to hold. */
@Tag("real")
@Isolated("a frame that a busy machine sends late is lost before it is ours")
class RealManyMessagesTest {
    private static final int CALLERS = 20;

    /** What a hang-up does nobody hears. */
    private static final Duration SENT = ofSeconds(20);

    private static final Duration MOMENT = ofMillis(200);

    @TempDir Path data;

    @BeforeAll
    static void needAsterisk() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real messages are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    @Test
    void twentyAtOnceLoseNoFrame() throws Exception {
        Sound spoken = Speaking.first(Speaking.speech("zh/policy-retirement"), ofSeconds(8));
        try (var hotline = HotlineUnderTest.start(data);
                var asterisk = RealAsterisk.start(Path.of("prompts"), hotline.port(), 1)) {
            try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
                List<Future<SipCall.Ended>> calls =
                        Stream.generate(() ->
                                        callers.submit(() -> message(asterisk, spoken).place()))
                                .limit(CALLERS)
                                .toList();
                for (Future<SipCall.Ended> call : calls) {
                    call.get();
                }
            }

            List<Long> sent = sent(hotline);
            assertThat(
                            sent.stream()
                                    .filter(id -> Speaking.holds(hotline.recording(id), spoken))
                                    .count())
                    .isEqualTo(CALLERS);
        }
    }

    private static SipCall message(RealAsterisk asterisk, Sound spoken) {
        return Speaking.atTone(SipCall.dial(asterisk), "1")
                .says(Speaking.SOON, spoken)
                .hangUpAfter(spoken.length().plusSeconds(3));
    }

    private static List<Long> sent(HotlineUnderTest hotline) throws InterruptedException {
        long end = System.nanoTime() + SENT.toNanos();
        while (hotline.recordings().size() < CALLERS && System.nanoTime() - end < 0) {
            Thread.sleep(MOMENT);
        }
        assertThat(hotline.recordings()).hasSize(CALLERS);
        return hotline.recordings();
    }
}
