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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.channel.Arrival.Visit;
import org.hotline12333.dialog.TestQueues;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.interpreter.Release;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipAgent;
import org.hotline12333.simulator.asterisk.SipCall;
import org.hotline12333.simulator.testbed.RehearsedHotline;
import org.hotline12333.simulator.testbed.TestHotline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Callers over SIP who wait in a real queue, are spoken to every second, and come back to their
 * place. All are placed side by side before the first test.
 */
@Tag("real")
class RealWaitingTest {
    private static final Path PROMPTS = Path.of("prompts");
    private static final Duration BEAT = ofMillis(700);
    private static final Duration EVERY = ofSeconds(1);

    @TempDir static Path data;

    private static final Deque<AutoCloseable> OPENED = new ArrayDeque<>();
    private static final Map<String, Visit> GONE = new ConcurrentHashMap<>();

    private static ExecutorService callers;
    private static TestHotline hotline;
    private static RehearsedHotline shipped;
    private static CompletableFuture<Line> waiting;

    /** Whom the agent talks to, who waits first, who hangs up, and who waited behind them. */
    private record Line(
            SipAgent agent,
            SipCall.Ended talks,
            SipCall.Ended next,
            SipCall.Ended leaves,
            SipCall.Ended last,
            String tickets) {}

    @BeforeAll
    static void placeAllCalls() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        hotline = opened(TestHotline.open(data));
        shipped = opened(RehearsedHotline.open());
        callers = opened(Executors.newVirtualThreadPerTaskExecutor());
        waiting = CompletableFuture.supplyAsync(RealWaitingTest::wait4, callers);
    }

    private static synchronized <T extends AutoCloseable> T opened(T part) {
        OPENED.push(part);
        return part;
    }

    private static FastAgiServer server(Duration patience) {
        Release release =
                new Release(
                        shipped.prompts(),
                        TestQueues.waiting(shipped.dialplan(), EVERY, patience));
        FastAgiServer server =
                opened(
                        new FastAgiServer(
                                FastAgiSettings.of(
                                        InetAddress.getLoopbackAddress(),
                                        0,
                                        List.of("127.0.0.1/32"),
                                        20),
                                hotline.runner(() -> release)::run,
                                call -> {
                                    if (call.arrival() instanceof Arrival.Gone(Visit visit)) {
                                        GONE.put(call.callerId(), visit);
                                    }
                                }));
        server.start();
        return server;
    }

    /** Mandarin, and a person. */
    private static SipCall asksForAPerson(RealAsterisk asterisk) {
        return SipCall.dial(asterisk).after(BEAT).keys("1").after(BEAT).keys("0");
    }

    private static CompletableFuture<SipCall.Ended> placed(SipCall call) {
        return CompletableFuture.supplyAsync(call::place, callers);
    }

    private static Line wait4() {
        FastAgiServer first = server(ofSeconds(300));
        FastAgiServer second = server(ofSeconds(300));
        var asterisk = opened(RealAsterisk.start(PROMPTS, first.port(), second.port()));
        var agent = opened(SipAgent.taking(asterisk, 3, Duration.ZERO));
        var talks = placed(asksForAPerson(asterisk).hangUpAfter(ofSeconds(36)));
        agent.await("talks", 1);
        var next = placed(asksForAPerson(asterisk).hangUpAfter(ofSeconds(42)));
        asterisk.awaitOnConsole("database show hotline-waiting", "1 results found");
        sleep(ofSeconds(2));
        var leaves = placed(asksForAPerson(asterisk).hangUpAfter(ofSeconds(14)));
        asterisk.awaitOnConsole("database show hotline-waiting", "2 results found");
        sleep(ofSeconds(2));
        var last = placed(asksForAPerson(asterisk).hangUpAfter(ofSeconds(52)));
        leaves.join();
        first.close();
        talks.join();
        next.join();
        last.join();
        String tickets = asterisk.console("database show hotline-waiting");
        return new Line(
                agent, talks.join(), next.join(), leaves.join(), last.join(), tickets);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable part : OPENED) {
            part.close();
        }
    }

    @Test
    void whoCameFirstIsPutThroughFirstHoweverOftenTheyWereSpokenTo() {
        Line line = waiting.join();

        assertThat(line.next().heard().clips().stream().filter(TestQueues.NEXT::equals).count())
                .isGreaterThanOrEqualTo(10);
        assertThat(line.agent().notes().stream().filter(note -> note.startsWith("talks")))
                .containsExactly(
                        "talks " + line.talks().caller(),
                        "talks " + line.next().caller(),
                        "talks " + line.last().caller());
    }

    @Test
    void whoWaitsBehindSomebodyWhoHangsUpMovesUp() {
        List<String> heard = waiting.join().last().heard().clips();

        assertThat(heard).containsSubsequence("zh/waiting-ahead-1", "zh/waiting-ahead-1");
        assertThat(heard).contains(TestQueues.NEXT);
        assertThat(waiting.join().tickets()).contains("0 results found");
    }

    @Test
    void theHotlineHearsOfEveryCallThatIsOverWhereAQueueKnewTheCaller() {
        Line line = waiting.join();

        assertThat(GONE.get(line.leaves().caller()))
                .satisfies(visit -> {
                    assertThat(visit.queue()).isEqualTo("hotline");
                    assertThat(visit.outcome()).isIn(Outcome.ABANDONED, Outcome.TIMEOUT);
                    assertThat(visit.agent()).isEmpty();
                    assertThat(visit.waited()).isBetween(ofSeconds(5), ofSeconds(20));
                });
        assertThat(GONE.get(line.next().caller()))
                .satisfies(visit -> {
                    assertThat(visit.outcome()).isEqualTo(Outcome.CONTINUE);
                    assertThat(visit.agent()).isEqualTo("PJSIP/agent1");
                    assertThat(visit.waited()).isGreaterThan(ofSeconds(15));
                    assertThat(visit.talked()).isPositive();
                });
    }
}
