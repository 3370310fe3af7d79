package org.hotline12333.fastagi;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.simulator.asterisk.Heard;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.simulator.asterisk.Tones;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The door behind a real Asterisk, with real SIP calls; fifty honest ones go on beside. It reads
 * the log of the whole process, so it is with the tests that have theirs to themselves.
 */
class RealDoorTest {
    private static final String FORGED_LINE = "13900999900%0Aagi_x%3A%20forged";
    private static final String FORGED_REPLY = "13900999900%0A%0A200%20result%3D1%20%28999999%29";

    @TempDir static Path prompts;

    private final List<String> callers = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void findAsterisk() throws IOException {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        for (String clip : List.of("one", "busy", "servers-away")) {
            Tones.write(prompts, "zh/" + clip, ofMillis(500));
        }
    }

    private void take(CallChannel channel) {
        callers.add(channel.facts().callerId());
        channel.answer();
        channel.say(Utterances.clips("zh/one"));
        channel.disconnect();
    }

    @Test
    void aNumberWithLinesOfItsOwnIsRefusedWhereAsteriskLetsItThrough() {
        try (Siege siege = Siege.of(this::take);
                var asterisk = RealAsterisk.startUnfiltered(prompts, siege.server().port())) {
            for (String number : List.of(FORGED_LINE, FORGED_REPLY)) {
                siege.during(SipCall.dial(asterisk).from(number)::place);

                assertThat(callers).isEmpty();
                assertThat(siege.violations())
                        .singleElement()
                        .asString()
                        .contains("bad peer: 127.0.0.1, environment without agi_call");
            }
            siege.during(SipCall.dial(asterisk).from("13900000001")::place);

            assertThat(callers).containsExactly("13900000001");
            assertThat(siege.violations()).isEmpty();
        }
    }

    @Test
    void aNumberWithLinesOfItsOwnIsCleanedByTheShippedConfiguration() {
        try (Siege siege = Siege.of(this::take);
                var asterisk = RealAsterisk.start(prompts, siege.server().port(), 1)) {
            Heard heard = siege.during(SipCall.dial(asterisk).from(FORGED_LINE)::place).heard();

            assertThat(heard.clips()).containsExactly("zh/one");
            assertThat(callers).containsExactly("13900999900");
            assertThat(siege.violations()).isEmpty();
        }
    }

    @Test
    void oneCallTooManyHearsThatAllLinesAreBusy() throws IOException {
        FastAgiSettings oneLine =
                ServerUnderTest.settings(1, ServerUnderTest.LONG, ServerUnderTest.LONG);
        try (LogLines log = new LogLines();
                ServerUnderTest server = ServerUnderTest.start(oneLine, this::take)) {
            Heard heard;
            try (var asterisk = RealAsterisk.start(prompts, server.port(), server.port());
                    Wire first = server.connect()) {
                first.ring().line();

                heard = SipCall.dial(asterisk).place().heard();
                first.write("200 result=0\n")
                        .answer("200 result=0", "200 result=1 (SUCCESS)", "200 result=1");
            }

            assertThat(heard.clips()).containsExactly("zh/busy");
            assertThat(log.lines()).containsExactly("WARN call limit reached: 1 calls (1 times)");
        }
    }
}
