package org.hotline12333.simulator.asterisk;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.simulator.line.Agents.State;
import org.hotline12333.simulator.line.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a real queue says of its one agent in each state, and does with a caller; and that the
 * simulated exchange says and does the same.
 */
@Tag("real")
class RealQueueMembersTest {
    private static final String ASKED =
            "${QUEUE_MEMBER(hotline,ready)} ${QUEUE_MEMBER(hotline,free)}"
                    + " ${QUEUE_MEMBER(hotline,logged)} ${QUEUE_MEMBER(hotline,count)}";
    private static final String WAITS = "waits";
    private static final Duration RING = ofSeconds(6);
    private static final Duration LONGER_THAN_ASKERS = ofSeconds(20);
    private static final int SERVER = Ports.tcp();

    /** What was found by callers of these numbers: what the queue said, and what it did. */
    private static final Map<String, String> SAID = new ConcurrentHashMap<>();

    private static final Map<String, String> DONE = new ConcurrentHashMap<>();

    @TempDir static Path prompts;

    /** What each state looks like: the answer to {@link #ASKED}, and what became of the caller. */
    private static final Map<State, String> FOUND = new ConcurrentHashMap<>();

    @BeforeAll
    static void putTheAgentIntoEachState() throws IOException {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        Tones.write(prompts, "zh/busy", ofSeconds(1));
        try (RealAsterisk asterisk = RealAsterisk.start(prompts, SERVER, 1);
                var _ = ScriptedServer.on(SERVER, RealQueueMembersTest::serve);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            FOUND.put(State.ABSENT, asked(asterisk));
            try (SipAgent agent = SipAgent.taking(asterisk, 2, RING)) {
                asterisk.console("queue pause member PJSIP/agent1");
                FOUND.put(State.PAUSED, asked(asterisk));
                asterisk.console("queue unpause member PJSIP/agent1");
                var talking =
                        CompletableFuture.runAsync(
                                () -> asker(asterisk).hangUpAfter(LONGER_THAN_ASKERS).place(),
                                callers);
                agent.await("rings", 1);
                FOUND.put(State.RINGING, asked(asterisk));
                agent.await("talks", 1);
                FOUND.put(State.BUSY, asked(asterisk));
                talking.join();
                agent.await("over", 1);
                FOUND.put(State.WRAPPING_UP, asked(asterisk));
            }
        }
    }

    private static SipCall asker(RealAsterisk asterisk) {
        return SipCall.dial(asterisk);
    }

    /** A caller who hangs up soon, if the queue does not give them back before. */
    private static String asked(RealAsterisk asterisk) {
        String caller = asker(asterisk).hangUpAfter(ofSeconds(2)).place().caller();
        return SAID.get(caller) + " " + DONE.getOrDefault(caller, WAITS);
    }

    private static void serve(ScriptedServer.Line line) throws IOException {
        List<String> environment = line.environment();
        String caller = valueOf(environment, "agi_callerid");
        if (environment.contains("agi_arg_1: back")) {
            DONE.put(caller, valueOf(environment, "agi_arg_2"));
            line.send("SET VARIABLE HOTLINE_RESULT end");
            return;
        }
        line.send("ANSWER");
        SAID.put(
                caller,
                line.send("GET FULL VARIABLE \"" + ASKED + "\"")
                        .replaceFirst(".*\\((.*)\\)", "$1"));
        line.send("SET VARIABLE HOTLINE_QUEUE hotline");
        line.send("SET VARIABLE HOTLINE_RESULT queue");
    }

    private static String valueOf(List<String> environment, String name) {
        return environment.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    @Test
    void countsItsAgentInEachStateAsDocumented() {
        assertThat(FOUND)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                State.ABSENT, "0 0 0 1 JOINEMPTY",
                                State.PAUSED, "0 0 1 1 JOINEMPTY",
                                State.RINGING, "0 0 1 1 waits",
                                State.BUSY, "0 0 1 1 waits",
                                State.WRAPPING_UP, "0 1 1 1 waits"));
    }

    @Test
    void isSimulatedAsItIs() {
        FOUND.forEach(
                (state, found) -> assertThat(simulated(state)).as("%s", state).isEqualTo(found));
    }

    private static String simulated(State state) {
        Exchange exchange =
                Exchange.of(new CallFacts("1.2", "", "")).withAgents("hotline", 1, state);
        boolean waits = exchange.atQueue().agents().areWaitedFor("hotline");
        return new Variables(exchange, true).substitute(ASKED)
                + " "
                + (waits ? WAITS : Outcome.JOINEMPTY);
    }
}
