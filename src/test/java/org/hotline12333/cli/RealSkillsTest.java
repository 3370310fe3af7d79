package org.hotline12333.cli;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.cli.WaitingHotline.asksForAPerson;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipAgent;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.simulator.sip.AgentEar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two agents of one queue, the second of whom has the higher penalty; and what the first hears. */
@Tag("real")
class RealSkillsTest {
    private static final Duration TALK = ofSeconds(9);
    private static final Path PROMPTS = Path.of("prompts");

    @TempDir static Path keys;

    private static WaitingHotline desk;
    private static List<String> first;
    private static List<String> firstUntilSecond;
    private static List<String> second;
    private static List<String> heard;

    @BeforeAll
    static void threeCalls() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        desk = new WaitingHotline(keys);
        int server = desk.server(ofSeconds(30), ofMinutes(5)).port();
        RealAsterisk asterisk = desk.opened(RealAsterisk.startWithTwoAgents(PROMPTS, server));
        AgentEar ear = desk.opened(new AgentEar());
        try (SipAgent one = SipAgent.talkingAndHeard(asterisk, ear, 3, TALK);
                SipAgent two = SipAgent.takingAsSecond(asterisk, 3)) {
            CompletableFuture<SipCall.Ended> alone =
                    desk.placed(asksForAPerson(asterisk).hangUpAfter(TALK.plusSeconds(8)));
            one.await("talks", 1);
            CompletableFuture<SipCall.Ended> beside =
                    desk.placed(asksForAPerson(asterisk).hangUpAfter(ofSeconds(6)));
            two.await("talks", 1);
            firstUntilSecond = one.notes();
            beside.join();
            alone.join();
            first = one.notes();
            second = two.notes();
            heard = ear.heard(PROMPTS, "zh/agent-whisper", "en/agent-whisper", "zh/connecting");
        }
    }

    @AfterAll
    static void close() {
        if (desk != null) {
            desk.close();
        }
    }

    private static long calls(List<String> notes, String what) {
        return notes.stream().filter(note -> note.startsWith(what)).count();
    }

    @Test
    void theSecondAgentIsRungOnlyWhileTheFirstIsNotFree() {
        assertThat(calls(firstUntilSecond, "talks")).isEqualTo(1);
        assertThat(calls(second, "rings")).isEqualTo(1);
        assertThat(calls(first, "rings")).isEqualTo(1);
    }

    @Test
    void theAgentHearsInWhichLanguageBeforeTheCaller() {
        assertThat(heard).containsExactly("zh/agent-whisper");
    }
}
