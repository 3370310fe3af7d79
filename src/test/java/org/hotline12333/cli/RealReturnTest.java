package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipAgent;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.simulator.testbed.LimitTransferTest;
import org.hotline12333.simulator.testbed.RehearsedHotline;
import org.hotline12333.simulator.testbed.TestHotline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Callers over SIP whom a limit leads to the queue, and one whom the queue gives back behind a long
 * answer. All are placed side by side before the first test.
 */
@Tag("real")
class RealReturnTest {
    private static final Path PROMPTS = Path.of("prompts");
    private static final int NOBODY = 1;
    private static final Duration BEAT = ofMillis(700);

    @TempDir static Path data;

    private static final Deque<AutoCloseable> OPENED = new ArrayDeque<>();

    private static ExecutorService callers;
    private static TestHotline limitedHotline;
    private static RehearsedHotline shipped;
    private static CompletableFuture<List<String>> givenBack;
    private static CompletableFuture<Limited> limited;

    /** An agent, who has called first, and who was led there by a limit: alone, and in time. */
    private record Limited(
            SipAgent agent, SipCall.Ended alone, SipCall.Ended first, SipCall.Ended waited) {}

    @BeforeAll
    static void placeAllCalls() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        limitedHotline = opened(TestHotline.open(data.resolve("keys")));
        shipped = opened(RehearsedHotline.open());
        callers = opened(Executors.newVirtualThreadPerTaskExecutor());
        givenBack = placed(RealReturnTest::givenBackBehindAPension);
        limited = placed(RealReturnTest::ledThereByALimit);
    }

    private static synchronized <T extends AutoCloseable> T opened(T part) {
        OPENED.push(part);
        return part;
    }

    private static <T> CompletableFuture<T> placed(Supplier<T> calls) {
        return CompletableFuture.supplyAsync(calls, callers);
    }

    /** The only agent talks to somebody, and takes no further calls while this caller waits. */
    private static List<String> givenBackBehindAPension() {
        int server = opened(HotlineUnderTest.start(data)).port();
        var asterisk = opened(RealAsterisk.start(PROMPTS, server, NOBODY));
        var agent = opened(SipAgent.taking(asterisk, 1, Duration.ZERO));
        var talks =
                placed(
                        SipCall.dial(asterisk)
                                        .after(BEAT)
                                        .keys("1")
                                        .after(BEAT)
                                        .keys("0")
                                        .hangUpAfter(ofSeconds(55))
                                ::place);
        agent.await("talks", 1);
        var retired =
                placed(
                        SipCall.dial(asterisk)
                                        .after(BEAT)
                                        .keys("1")
                                        .after(BEAT)
                                        .keys("1990000195602290028")
                                        .keys("10000034#")
                                        .after(ofSeconds(2))
                                        .keys("1")
                                        .after(ofSeconds(6))
                                        .keys("0")
                                        .after(ofSeconds(13))
                                        .keys("1")
                                        .after(ofSeconds(2))
                                        .keys("1")
                                        .hangUpAfter(ofSeconds(6))
                                ::place);
        asterisk.awaitInLog("hotline/zh/pension-account");
        asterisk.awaitOnConsole("queue show hotline", "hotline has 1 calls");
        asterisk.console("queue pause member PJSIP/agent1");
        List<String> heard = retired.join().heard().clips();
        talks.join();
        return heard;
    }

    private static Limited ledThereByALimit() {
        var release = LimitTransferTest.limitedToAPerson(shipped);
        var server =
                opened(
                        new FastAgiServer(
                                FastAgiSettings.of(
                                        InetAddress.getLoopbackAddress(),
                                        0,
                                        List.of("127.0.0.1/32"),
                                        10),
                                limitedHotline.runner(() -> release, LimitTransferTest.FOUR_STEPS)
                                        ::run));
        server.start();
        var asterisk = opened(RealAsterisk.start(PROMPTS, server.port(), NOBODY));
        var alone = runsIntoTheLimit(asterisk).hangUpAfter(ofSeconds(14)).place();
        var agent = opened(SipAgent.taking(asterisk, 2, Duration.ZERO));
        var first = placed(runsIntoTheLimit(asterisk).hangUpAfter(ofSeconds(16))::place);
        agent.await("talks", 1);
        var waited = placed(runsIntoTheLimit(asterisk).hangUpAfter(ofSeconds(30))::place);
        return new Limited(agent, alone, first.join(), waited.join());
    }

    /** Mandarin, and three times the main menu again. */
    private static SipCall runsIntoTheLimit(RealAsterisk asterisk) {
        return SipCall.dial(asterisk).after(BEAT).keys("1").after(BEAT).keys("999");
    }

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable part : OPENED) {
            part.close();
        }
    }

    @Test
    void whomALimitLeadsToNobodyHearsSoAndGoesOn() {
        assertThat(limited.join().alone().heard().clips())
                .containsSubsequence(
                        "zh/need-help", "zh/connecting", "zh/agents-absent", "zh/main-menu");
    }

    @Test
    void whomALimitLeadsToABusyAgentWaitsAndIsPutThrough() {
        Limited calls = limited.join();
        String first = calls.first().caller();
        String waited = calls.waited().caller();

        assertThat(calls.waited().heard().clips())
                .endsWith("zh/need-help", "zh/connecting")
                .doesNotContain("zh/agents-absent");
        assertThat(calls.agent().notes())
                .filteredOn(note -> !note.startsWith("card"))
                .containsExactly(
                        "rings " + first,
                        "talks " + first,
                        "over " + first,
                        "rings " + waited,
                        "talks " + waited,
                        "over " + waited);
    }

    @Test
    void whoIsGivenBackBehindALongAnswerIsStillVerified() {
        List<String> heard = givenBack.join();
        int back = heard.indexOf("zh/agents-absent");

        assertThat(heard.subList(0, back))
                .anyMatch(clip -> clip.startsWith("zh/pension-account"))
                .contains("zh/ask-id-number", "zh/connecting");
        assertThat(heard.subList(back, heard.size()))
                .contains("zh/enquiry-menu")
                .anyMatch(clip -> clip.startsWith("zh/pension-account"))
                .doesNotContain("zh/ask-id-number", "zh/welcome", "zh/interrupted");
    }
}
