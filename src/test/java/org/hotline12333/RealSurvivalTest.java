package org.hotline12333;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hotline12333.asterisk.RealAsterisk;
import org.hotline12333.insurance.TestPostgres;
import org.hotline12333.sip.Ear;
import org.hotline12333.sip.HeardClip;
import org.hotline12333.sip.SipLine;
import org.hotline12333.sip.SipRecord;
import org.hotline12333.sip.SipScript;
import org.hotline12333.sip.TimedKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Eight callers over SIP, whose server is killed while it reads them something. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RealSurvivalTest {
    private static final int CALLERS = 8;
    private static final String READ_OUT = "zh/policy-retirement";
    private static final String APOLOGY = "zh/interrupted";
    private static final Duration KEY_AFTER = Duration.ofSeconds(13);
    private static final Duration SOON = Duration.ofSeconds(2);

    /** When a key takes effect is known no better than a few packets. */
    private static final Duration SLACK = Duration.ofMillis(100);

    @TempDir static Path data;

    @Test
    void callersGoOnWithinTwoSecondsAndHearOneApology() throws Exception {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real survival is skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        try (var memory = RehearsedHotline.open();
                var postgres = TestPostgres.start();
                var first = serve(postgres);
                var second = serve(postgres);
                var asterisk =
                        RealAsterisk.start(Path.of("prompts"), first.port(), second.port())) {
            Ear ear = new Ear(Path.of("prompts"), memory.vocabulary().clips());
            SipLine line =
                    SipLine.to(
                            new InetSocketAddress(
                                    InetAddress.getLoopbackAddress(), asterisk.sipPort()),
                            "12333",
                            ear);

            for (SipRecord call : calls(line, first)) {
                List<String> heard = call.heard().stream().map(clip -> clip.clip().id()).toList();
                assertThat(heard).filteredOn(APOLOGY::equals).hasSize(1);
                assertThat(heard).containsSubsequence(READ_OUT, APOLOGY, READ_OUT);
                assertThat(begun(call, APOLOGY).minus(call.keysAt().getLast()))
                        .isBetween(SLACK.negated(), SOON);
            }
        }
    }

    private static List<SipRecord> calls(SipLine line, ServeProcess first) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SipRecord>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                String number = "1371234000" + i;
                calls.add(callers.submit(() -> line.place(script(number))));
            }
            Thread.sleep(Duration.ofSeconds(12)); // all are being read to
            first.kill();
            List<SipRecord> records = new ArrayList<>();
            for (Future<SipRecord> call : calls) {
                records.add(call.get());
            }
            return records;
        }
    }

    /** Mandarin, the policies, the first of them; and, when the server is gone, that one again. */
    private static SipScript script(String number) {
        List<TimedKeys> keys =
                List.of(
                        new TimedKeys(Duration.ofSeconds(2), "1"),
                        new TimedKeys(Duration.ofSeconds(4), "2"),
                        new TimedKeys(Duration.ofSeconds(6), "1"),
                        new TimedKeys(KEY_AFTER, "9"));
        Duration end = KEY_AFTER.plusSeconds(14);
        return new SipScript(keys, Optional.of(end), end.plusSeconds(5), number);
    }

    private static Duration begun(SipRecord call, String clip) {
        return call.heard().stream()
                .filter(heard -> heard.clip().id().equals(clip))
                .map(HeardClip::at)
                .findFirst()
                .orElseThrow();
    }

    private static ServeProcess serve(TestPostgres postgres) throws IOException {
        ServeProcess serving = ServeProcess.start(data, postgres.settings());
        serving.drain();
        return serving;
    }
}
