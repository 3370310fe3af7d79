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
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.dialog.TestQueues;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipAgent;
import org.hotline12333.simulator.asterisk.SipCall;
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
    private static final Duration EVERY = ofSeconds(1);
    private static final Duration PATIENCE = ofMinutes(5);

    @TempDir static Path keys;

    private static WaitingHotline desk;
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
        desk = new WaitingHotline(keys);
        waiting = desk.aside(RealWaitingTest::fourCallers);
    }

    private static Line fourCallers() {
        FastAgiServer first = desk.server(EVERY, PATIENCE);
        FastAgiServer second = desk.server(EVERY, PATIENCE);
        var asterisk = desk.asterisk(first, second);
        var agent = desk.opened(SipAgent.taking(asterisk, 3, Duration.ZERO));
        var talks = desk.placed(asksForAPerson(asterisk).hangUpAfter(ofSeconds(36)));
        agent.await("talks", 1);
        var next = desk.placed(asksForAPerson(asterisk).hangUpAfter(ofSeconds(48)));
        asterisk.awaitOnConsole("database show hotline-waiting", "1 results found");
        sleep(ofSeconds(2));
        var leaves = desk.placed(asksForAPerson(asterisk).hangUpAfter(ofSeconds(14)));
        asterisk.awaitOnConsole("database show hotline-waiting", "2 results found");
        sleep(ofSeconds(2));
        var last = desk.placed(asksForAPerson(asterisk).hangUpAfter(ofSeconds(60)));
        leaves.join();
        first.close();
        talks.join();
        next.join();
        last.join();
        String tickets = asterisk.console("database show hotline-waiting");
        return new Line(agent, talks.join(), next.join(), leaves.join(), last.join(), tickets);
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
        if (desk != null) {
            desk.close();
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

        assertThat(desk.gone(line.leaves()))
                .satisfies(visit -> {
                    assertThat(visit.queue()).isEqualTo("hotline");
                    assertThat(visit.outcome()).isIn(Outcome.ABANDONED, Outcome.TIMEOUT);
                    assertThat(visit.agent()).isEmpty();
                    assertThat(visit.waited()).isBetween(ofSeconds(5), ofSeconds(20));
                });
        assertThat(desk.gone(line.next()))
                .satisfies(visit -> {
                    assertThat(visit.outcome()).isEqualTo(Outcome.CONTINUE);
                    assertThat(visit.agent()).isEqualTo("PJSIP/agent1");
                    assertThat(visit.waited()).isGreaterThan(ofSeconds(15));
                    assertThat(visit.talked()).isPositive();
                });
    }
}
