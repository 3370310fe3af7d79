package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hotline12333.insurance.TestPostgres;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.simulator.sip.ClipRecognizer;
import org.hotline12333.simulator.sip.HeardClip;
import org.hotline12333.simulator.sip.SipLine;
import org.hotline12333.simulator.sip.SipRecord;
import org.hotline12333.simulator.sip.SipScript;
import org.hotline12333.simulator.sip.TimedKeys;
import org.hotline12333.simulator.testbed.RehearsedHotline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Eight callers over SIP, whose server is killed while it reads them something. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("real")
@Order(4)
class RealSurvivalTest {
    private static final int CALLERS = 8;
    private static final String READ_OUT = "zh/policy-retirement";
    private static final String APOLOGY = "zh/interrupted";
    private static final Duration KEY_AFTER = Duration.ofSeconds(13);
    private static final Duration SOON = Duration.ofSeconds(2);

    /** When a key takes effect is known no better than a few packets. */
    private static final Duration SLACK = Duration.ofMillis(100);

    @TempDir Path data;

    /** Whose answers are long: the retired, the unemployed, and who hears the history. */
    private enum Listener {
        RETIRED("990000195602290028", "10000034#", "1", "zh/pension-account"),
        UNEMPLOYED("99000019831111014*", "1000000101#", "3", "zh/unemployment-benefit"),
        IN_HISTORY("990000198001010012", "1000000012#", "5", "zh/data-date");

        private final String idNumber;
        private final String number;
        private final String key;
        private final String answer;

        Listener(String idNumber, String number, String key, String answer) {
            this.idNumber = idNumber;
            this.number = number;
            this.key = key;
            this.answer = answer;
        }

        /**
         * Mandarin, the enquiries, both numbers, the answer; and, when the server is gone and the
         * apology over, which no key is to cut, 9.
         */
        SipScript script(String caller) {
            List<TimedKeys> keys =
                    List.of(
                            new TimedKeys(Duration.ofSeconds(2), "1"),
                            new TimedKeys(Duration.ofMillis(3_500), "1"),
                            new TimedKeys(Duration.ofSeconds(5), idNumber, SipCall.BEAT),
                            new TimedKeys(Duration.ofSeconds(14), number, SipCall.BEAT),
                            new TimedKeys(Duration.ofMillis(20_500), key),
                            new TimedKeys(Duration.ofSeconds(32), "9"));
            Duration end = Duration.ofSeconds(51);
            return new SipScript(keys, Optional.of(end), end.plusSeconds(5), caller);
        }
    }

    @BeforeAll
    static void demandAsterisk() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real survival is skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    @Test
    void figuresAreReadAgainToCallersWhoAreStillVerified() throws Exception {
        try (var memory = RehearsedHotline.open();
                var postgres = TestPostgres.start();
                var first = serve(postgres);
                var second = serve(postgres);
                var asterisk = RealAsterisk.start(Path.of("prompts"), first.port(), second.port());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            ClipRecognizer ear =
                    new ClipRecognizer(Path.of("prompts"), memory.vocabulary().clips());
            SipLine line = line(asterisk, ear);
            Map<Listener, Future<SipRecord>> calls = new EnumMap<>(Listener.class);
            for (Listener each : Listener.values()) {
                String caller = "1381234000" + calls.size();
                calls.put(each, callers.submit(() -> line.place(each.script(caller))));
            }
            Thread.sleep(Duration.ofSeconds(25)); // all are being read to
            first.kill();

            for (Listener each : Listener.values()) {
                List<String> heard =
                        Objects.requireNonNull(calls.get(each)).get().heard().stream()
                                .map(clip -> clip.clip().id())
                                .toList();
                int apology = heard.indexOf(APOLOGY);
                assertThat(heard)
                        .as("%s heard %s", each, heard)
                        .filteredOn(APOLOGY::equals)
                        .hasSize(1);
                assertAnswered(each, heard.subList(0, apology));
                assertAnswered(each, heard.subList(apology + 1, heard.size()));
                assertThat(heard.subList(apology, heard.size()))
                        .doesNotContain("zh/welcome", "zh/ask-id-number");
            }
        }
    }

    private static void assertAnswered(Listener listener, List<String> heard) {
        assertThat(heard)
                .as(listener.toString())
                .anyMatch(clip -> clip.startsWith(listener.answer));
    }

    private static SipLine line(RealAsterisk asterisk, ClipRecognizer ear) {
        return SipLine.to(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), asterisk.sipPort()),
                "12333",
                ear);
    }

    @Test
    void callersGoOnWithinTwoSecondsAndHearOneApology() throws Exception {
        try (var memory = RehearsedHotline.open();
                var postgres = TestPostgres.start();
                var first = serve(postgres);
                var second = serve(postgres);
                var asterisk =
                        RealAsterisk.start(Path.of("prompts"), first.port(), second.port())) {
            ClipRecognizer ear =
                    new ClipRecognizer(Path.of("prompts"), memory.vocabulary().clips());

            for (SipRecord call : calls(line(asterisk, ear), first)) {
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

    /** Mandarin, the policies, the first of them; and, when the server is gone, a key. */
    private static SipScript script(String number) {
        List<TimedKeys> keys =
                List.of(
                        new TimedKeys(Duration.ofSeconds(2), "1"),
                        new TimedKeys(Duration.ofSeconds(4), "2"),
                        new TimedKeys(Duration.ofSeconds(6), "2"),
                        new TimedKeys(Duration.ofSeconds(8), "1"),
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

    private ServeProcess serve(TestPostgres postgres) throws IOException {
        ServeProcess serving = ServeProcess.start(data, postgres.settings());
        serving.drain();
        return serving;
    }
}
