package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hotline12333.simulator.asterisk.Heard;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipAgent;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.simulator.testbed.LeakScanner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls to the whole hotline, each through a real Asterisk of its own that lacks something or has
 * more than usual. All are placed side by side before the first test.
 */
@Tag("real")
class RealMishapsTest {
    private static final Path PROMPTS = Path.of("prompts");
    private static final String FIRST_ID = "990000198001010012";
    private static final String FIRST_NUMBER = "1000000012";
    private static final String SECOND_ID = "99000019850615007*";
    private static final String SECOND_NUMBER = "1000000023";
    private static final String SECOND_PASSWORD = "135790";
    private static final Duration BEAT = ofMillis(700);

    /** Longer than the agent hears who calls, before they are put through. */
    private static final Duration TALK = ofSeconds(4);

    private static final double AUDIBLE = 0.01;

    @TempDir static Path data;
    @TempDir static Path folder;

    private static final Deque<AutoCloseable> OPENED = new ArrayDeque<>();

    private static SipAgent agent;
    private static SipAgent agentWithoutClips;
    private static CompletableFuture<SipCall.Ended> staffed;
    private static CompletableFuture<SipCall.Ended> withoutQueues;
    private static CompletableFuture<SipCall.Ended> withoutServers;
    private static CompletableFuture<SipCall.Ended> withoutBoth;
    private static CompletableFuture<SipCall.Ended> withShippedLog;
    private static CompletableFuture<SipCall.Ended> withoutClips;

    @BeforeAll
    static void placeAllCalls() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        int port = opened(HotlineUnderTest.start(data)).port();
        RealAsterisk whole = opened(RealAsterisk.start(PROMPTS, port, 1));
        RealAsterisk queueless = opened(RealAsterisk.startWithoutQueues(PROMPTS, port));
        RealAsterisk serverless = opened(RealAsterisk.start(PROMPTS, 1, 2));
        RealAsterisk bare = opened(RealAsterisk.startWithoutQueues(PROMPTS, 1));
        RealAsterisk quiet = opened(RealAsterisk.startWithShippedLog(PROMPTS, 1, port));
        RealAsterisk clipless = opened(RealAsterisk.start(promptsWithoutTwo(), port, 1));
        agent = opened(SipAgent.at(whole, TALK));
        agentWithoutClips = opened(SipAgent.at(clipless, TALK));
        ExecutorService callers = opened(Executors.newVirtualThreadPerTaskExecutor());

        staffed = placed(dial(whole, "1", "0"), callers);
        withoutQueues = placed(dial(queueless, "1", "0").hangUpAfter(ofSeconds(9)), callers);
        withoutServers = placed(SipCall.dial(serverless).hangUpAfter(ofSeconds(8)), callers);
        withoutBoth = placed(SipCall.dial(bare).hangUpAfter(ofSeconds(16)), callers);
        withShippedLog =
                placed(
                        dial(quiet, "1", "1", SECOND_ID, SECOND_NUMBER + "#", SECOND_PASSWORD, "1")
                                .hangUpAfter(ofSeconds(3)),
                        callers);
        withoutClips = placed(dial(clipless, "1", "1", FIRST_ID, FIRST_NUMBER + "#", "1"), callers);
    }

    private static <T extends AutoCloseable> T opened(T part) {
        OPENED.push(part);
        return part;
    }

    /** A word of the first person's balance is gone, and what is said before a transfer. */
    private static Path promptsWithoutTwo() {
        return Home.copied(folder)
                .without("prompts/zh/n40.wav")
                .without("prompts/zh/connecting.wav")
                .file("prompts");
    }

    /** A call that keys each entry a beat after the one before. */
    private static SipCall dial(RealAsterisk asterisk, String... entries) {
        SipCall call = SipCall.dial(asterisk);
        for (String entry : entries) {
            call = call.after(BEAT).keys(entry);
        }
        return call;
    }

    private static CompletableFuture<SipCall.Ended> placed(SipCall call, ExecutorService callers) {
        return CompletableFuture.supplyAsync(call::place, callers);
    }

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable part : OPENED) {
            part.close();
        }
    }

    @Test
    void bringsTheCallerToTheAgentWhoIsThere() {
        Heard heard = staffed.join().heard();

        assertThat(agent.hasTalked()).isTrue();
        assertThat(heard.clips()).containsSubsequence("zh/connecting", "zh/survey");
    }

    @Test
    void saysThatNobodyIsThereWhereTheQueueIsGone() {
        assertThat(withoutQueues.join().heard().clips())
                .containsSubsequence("zh/agents-absent", "zh/main-menu");
    }

    @Test
    void saysSoWhenNoServerIsThere() {
        Heard heard = withoutServers.join().heard();

        assertThat(heard.clips()).startsWith("zh/servers-away");
        assertThat(heard.loudness()).isGreaterThan(AUDIBLE);
    }

    @Test
    void keepsTheCallerWhereServersAndQueuesAreGone() {
        assertThat(withoutBoth.join().heard().clips())
                .containsExactly("zh/servers-away", "zh/servers-away");
    }

    @Test
    void breaksAnAmountOffWhereAWordIsGoneAndSaysWhyAndBringsAPerson() {
        assertThat(withoutClips.join().heard().clips())
                .containsSubsequence("zh/n6", "zh/bai", "zh/records-away", "zh/survey")
                .doesNotContain("zh/yuan");
        assertThat(agentWithoutClips.hasTalked()).isTrue();
    }

    @Test
    void leavesNoKeyInTheLogThatIsShipped() {
        String logged = withShippedLog.join().asterisk().logged();

        assertThat(logged)
                .as("the first server was missed, so this is the log of that call")
                .contains("no result from agi://127.0.0.1")
                .doesNotContainIgnoringCase("dtmf");
        assertThat(
                        new LeakScanner(List.of(SECOND_ID, SECOND_NUMBER, SECOND_PASSWORD))
                                .scan("the log of Asterisk", logged))
                .isEmpty();
    }
}
