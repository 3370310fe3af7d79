package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipAgent;
import org.hotline12333.simulator.asterisk.SipCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Callers who want the one agent of the queue while that agent is not free, each two through a real
 * Asterisk of their own. All are placed side by side before the first test.
 */
@Tag("real")
class RealQueueTest {
    private static final Path PROMPTS = Path.of("prompts");
    private static final int NOBODY = 1;
    private static final Duration BEAT = ofMillis(700);
    private static final Duration LONG_RING = ofSeconds(8);

    /** From the zero to the end of the conversation: announced for 3 s at most, put through. */
    private static final Duration CONVERSATION = ofSeconds(12);

    /** The rest of that conversation, the agent's wrap-up of 5 s, the ringing, a few words. */
    private static final Duration WAIT = ofSeconds(24);

    /** Asterisk lets a telephone that went ring on for 20 s where it rang before it went. */
    private static final Duration PATIENT = ofSeconds(45);

    @TempDir static Path data;

    private static final Deque<AutoCloseable> OPENED = new ArrayDeque<>();

    private static int server;
    private static ExecutorService callers;
    private static CompletableFuture<Pair> talking;
    private static CompletableFuture<Pair> ringing;
    private static CompletableFuture<Pair> wrappingUp;
    private static CompletableFuture<Pair> pausing;
    private static CompletableFuture<Pair> gone;
    private static CompletableFuture<SipCall.Ended> vanished;

    /** An agent, and two who have called. */
    private record Pair(SipAgent agent, SipCall.Ended first, SipCall.Ended second) {}

    @BeforeAll
    static void placeAllCalls() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        server = opened(HotlineUnderTest.start(data)).port();
        callers = opened(Executors.newVirtualThreadPerTaskExecutor());
        talking = placed(RealQueueTest::whileTalking);
        ringing = placed(RealQueueTest::whileRinging);
        wrappingUp = placed(RealQueueTest::whileWrappingUp);
        pausing = placed(RealQueueTest::whilePausing);
        gone = placed(RealQueueTest::whileGone);
        vanished = placed(RealQueueTest::withATelephoneThatVanishes);
    }

    private static synchronized <T extends AutoCloseable> T opened(T part) {
        OPENED.push(part);
        return part;
    }

    private static <T> CompletableFuture<T> placed(Supplier<T> calls) {
        return CompletableFuture.supplyAsync(calls, callers);
    }

    private static RealAsterisk asterisk() {
        return opened(RealAsterisk.start(PROMPTS, server, NOBODY));
    }

    /** A language, and a person. */
    private static SipCall wantsPerson(RealAsterisk asterisk, String language) {
        return SipCall.dial(asterisk).after(BEAT).keys(language).after(BEAT).keys("0");
    }

    private static Pair whileTalking() {
        RealAsterisk asterisk = asterisk();
        SipAgent agent = opened(SipAgent.taking(asterisk, 2, Duration.ZERO));
        var first = placed(wantsPerson(asterisk, "1").hangUpAfter(CONVERSATION)::place);
        agent.await("talks", 1);
        var second = placed(wantsPerson(asterisk, "1").hangUpAfter(WAIT)::place);
        return new Pair(agent, first.join(), second.join());
    }

    private static Pair whileRinging() {
        RealAsterisk asterisk = asterisk();
        SipAgent agent = opened(SipAgent.taking(asterisk, 2, LONG_RING));
        var first =
                placed(wantsPerson(asterisk, "1").hangUpAfter(CONVERSATION.plus(LONG_RING))::place);
        agent.await("rings", 1);
        var second =
                placed(
                        wantsPerson(asterisk, "2").hangUpAfter(WAIT.plus(LONG_RING).plus(LONG_RING))
                                ::place);
        return new Pair(agent, first.join(), second.join());
    }

    private static Pair whileWrappingUp() {
        RealAsterisk asterisk = asterisk();
        SipAgent agent = opened(SipAgent.taking(asterisk, 2, Duration.ZERO));
        var first = placed(wantsPerson(asterisk, "1").hangUpAfter(CONVERSATION)::place);
        agent.await("over", 1);
        var second = placed(wantsPerson(asterisk, "1").hangUpAfter(WAIT)::place);
        return new Pair(agent, first.join(), second.join());
    }

    /** The only agent talks, and then takes no further calls; and the first server is away. */
    private static Pair whilePausing() {
        RealAsterisk asterisk = opened(RealAsterisk.start(PROMPTS, NOBODY, server));
        SipAgent agent = opened(SipAgent.taking(asterisk, 1, Duration.ZERO));
        var first = placed(wantsPerson(asterisk, "1").hangUpAfter(WAIT)::place);
        agent.await("talks", 1);
        var second = placed(wantsPerson(asterisk, "2").hangUpAfter(ofSeconds(14))::place);
        asterisk.awaitOnConsole("queue show hotline", "hotline has 1 calls");
        asterisk.console("queue pause member PJSIP/agent1");
        return new Pair(agent, first.join(), second.join());
    }

    /** The only telephone goes while the first caller is told of being put through, or it rings. */
    private static Pair whileGone() {
        RealAsterisk asterisk = asterisk();
        SipAgent agent = SipAgent.taking(asterisk, 1, LONG_RING);
        var first = placed(wantsPerson(asterisk, "1").hangUpAfter(PATIENT)::place);
        asterisk.awaitInLog("hotline/zh/connecting");
        agent.close();
        var second = placed(wantsPerson(asterisk, "2").hangUpAfter(WAIT)::place);
        return new Pair(agent, first.join(), second.join());
    }

    /** The agent's telephone answers, and no sound comes from it. */
    private static SipCall.Ended withATelephoneThatVanishes() {
        RealAsterisk asterisk = asterisk();
        opened(SipAgent.taking(asterisk, 1, Duration.ZERO));
        return wantsPerson(asterisk, "1").limit(ofMinutes(2)).place();
    }

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable part : OPENED) {
            part.close();
        }
    }

    private static void bothWereAnswered(Pair pair, String language) {
        assertThat(pair.second().heard().clips())
                .containsSubsequence(language + "/connecting", language + "/waiting-next")
                .doesNotContain(language + "/agents-absent");
        String first = pair.first().caller();
        String second = pair.second().caller();
        assertThat(pair.agent().notes())
                .filteredOn(note -> !note.startsWith("card"))
                .containsExactly(
                        "rings " + first,
                        "talks " + first,
                        "over " + first,
                        "rings " + second,
                        "talks " + second,
                        "over " + second);
    }

    @Test
    void whoCallsWhileTheOnlyAgentTalksWaitsAndIsPutThrough() {
        bothWereAnswered(talking.join(), "zh");
    }

    @Test
    void whoCallsWhileTheOnlyTelephoneRingsWaitsAndIsPutThrough() {
        bothWereAnswered(ringing.join(), "en");
    }

    @Test
    void whoCallsWhileTheOnlyAgentWrapsUpWaitsAndIsPutThrough() {
        bothWereAnswered(wrappingUp.join(), "zh");
    }

    @Test
    void whoWaitsForTheOnlyAgentWhoThenPausesIsToldSo() {
        assertThat(pausing.join().second().heard().clips())
                .containsSubsequence("en/connecting", "en/agents-absent", "en/main-menu");
    }

    @Test
    void whoIsPutThroughToATelephoneThatJustWentIsToldSo() {
        assertThat(gone.join().first().heard().clips())
                .containsSubsequence("zh/connecting", "zh/agents-absent", "zh/main-menu");
        assertThat(gone.join().second().heard().clips())
                .containsSubsequence("en/agents-absent", "en/main-menu")
                .doesNotContain("en/connecting");
    }

    @Test
    void whoTalksToATelephoneThatVanishesIsNotHeldForMinutes() {
        assertThat(vanished.join().line().hungUpByHotline()).isTrue();
        assertThat(vanished.join().heard().clips())
                .containsSubsequence("zh/connecting", "zh/survey");
        assertThat(vanished.join().line().length()).isBetween(ofSeconds(30), ofMinutes(1));
    }
}
