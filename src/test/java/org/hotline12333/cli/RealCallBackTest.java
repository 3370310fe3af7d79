package org.hotline12333.cli;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hotline12333.channel.Arrival;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.simulator.asterisk.Ports;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.ScriptedServer;
import org.hotline12333.simulator.asterisk.SipAgent;
import org.hotline12333.simulator.asterisk.SipCitizen;
import org.hotline12333.store.ticket.CallBacks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two real Asterisks that look every second, each at a server of its own over one store, an agent
 * at each, and the telephones that they call over one trunk. Everything happens before the first
 * test.
 */
@Tag("real")
@Order(7)
class RealCallBackTest {
    private static final String PRESSES = "13900000101";
    private static final String IS_BUSY = "01087654321";
    private static final String IS_A_MACHINE = "13900000103";

    @TempDir static Path keys;

    private static CallBackHotline hotline;
    private static List<String> presses;
    private static List<String> busy = List.of();
    private static List<String> machine = List.of();
    private static List<String> agents = new ArrayList<>();
    private static String logged;

    @BeforeAll
    static void callAllBack() throws Exception {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        hotline = new CallBackHotline(keys);
        int trunk = Ports.udp();
        Path prompts = Path.of("prompts");
        FastAgiServer one = hotline.server();
        FastAgiServer two = hotline.server();
        var first =
                hotline.opened(
                        RealAsterisk.startCallingBack(prompts, one.port(), two.port(), trunk));
        var second =
                hotline.opened(
                        RealAsterisk.startCallingBack(prompts, two.port(), one.port(), trunk));
        presses = whoPresses(first, second, trunk);
        hotline.store().clock().pass(CallBacks.PAUSE);
        twoInVain(first, second, trunk);
        logged = first.logged() + second.logged();
    }

    /** The agent hangs up first: the citizen goes on in the hotline. */
    private static List<String> whoPresses(RealAsterisk first, RealAsterisk second, int trunk) {
        try (SipAgent one = SipAgent.talking(first, 5, ofSeconds(14));
                SipAgent two = SipAgent.talking(second, 5, ofSeconds(14));
                SipCitizen citizen =
                        SipCitizen.pressing(first, trunk, '1', Duration.ofSeconds(3))) {
            hotline.awaitCitizen(citizen, hotline.wishes(PRESSES), "pressed", 1);
            RealAsterisk.await(
                    "the citizen goes on in the hotline",
                    () ->
                            hotline.calls().stream()
                                    .anyMatch(call ->
                                            call.call().arrival() instanceof Arrival.First));
            agents.addAll(one.notes());
            agents.addAll(two.notes());
            return citizen.notes();
        }
    }

    private static void twoInVain(RealAsterisk first, RealAsterisk second, int trunk)
            throws InterruptedException {
        try (SipAgent _ = SipAgent.taking(first, 9, Duration.ZERO);
                SipAgent _ = SipAgent.taking(second, 9, Duration.ZERO)) {
            try (SipCitizen citizen = SipCitizen.busy(first, trunk)) {
                TicketNumber ticket = hotline.wishes(IS_BUSY);
                for (int times = 1; times <= CallBacks.TRIES_MAX + 1; times++) {
                    int soFar = Math.min(times, CallBacks.TRIES_MAX);
                    hotline.awaitCitizen(citizen, ticket, "rings", soFar);
                    hotline.awaitTold(ticket, "BUSY", soFar);
                    hotline.store().clock().pass(CallBacks.PAUSE);
                }
                Thread.sleep(4_000);
                busy = citizen.notes();
            }
            try (SipCitizen citizen = SipCitizen.silent(first, trunk)) {
                TicketNumber ticket = hotline.wishes(IS_A_MACHINE);
                hotline.awaitCitizen(citizen, ticket, "answers", 1);
                citizen.await("over", 1);
                hotline.awaitTold(ticket, "NO_KEY", 1);
                machine = citizen.notes();
            }
        }
    }

    @AfterAll
    static void close() {
        if (hotline != null) {
            hotline.close();
        }
    }

    @Test
    void whoPressesOneTalksToAnAgentAndGoesOnInTheHotlineAsNobody() {
        assertThat(presses)
                .startsWith(
                        "rings " + PRESSES + " from 12333",
                        "answers " + PRESSES,
                        "pressed " + PRESSES);
        assertThat(presses.stream().filter(note -> note.startsWith("rings"))).hasSize(1);
        assertThat(agents.stream().filter(note -> note.startsWith("talks"))).hasSize(1);
        assertThat(hotline.calls())
                .extracting(call -> call.call().arrival().getClass().getSimpleName())
                .startsWith("CalledBack", "First");
        assertThat(hotline.calls().get(1).call().callerId()).isEqualTo(PRESSES);
        assertThat(hotline.store().audit()).anyMatch(row -> row.endsWith("/REACHED"));
    }

    @Test
    void whoIsBusyIsCalledThreeTimesAndNoMore() {
        assertThat(busy)
                .hasSize(CallBacks.TRIES_MAX)
                .containsOnly("rings " + IS_BUSY + " from 12333");
    }

    @Test
    void aMachineThatAnswersIsNobody() {
        assertThat(machine)
                .containsExactly(
                        "rings " + IS_A_MACHINE + " from 12333",
                        "answers " + IS_A_MACHINE,
                        "over " + IS_A_MACHINE);
    }

    /** A server that is not ours, or gone mad, has but this one word. */
    @Test
    void aForgedNumberIsDialledByNobody() throws IOException {
        int port = Ports.tcp();
        int trunk = Ports.udp();
        Deque<String> forged =
                new ConcurrentLinkedDeque<>(
                        List.of(
                                "13800138000&PJSIP/agent1",
                                "13800138000@elsewhere",
                                "+8613800138000",
                                "0013800138000",
                                "95566"));
        List<String> told = new CopyOnWriteArrayList<>();
        try (RealAsterisk asterisk =
                        RealAsterisk.startCallingBack(Path.of("prompts"), port, port, trunk);
                SipCitizen citizen = SipCitizen.busy(asterisk, trunk);
                SipAgent _ = SipAgent.taking(asterisk, 9, Duration.ZERO);
                var _ = ScriptedServer.on(port, line -> serve(line, forged, told))) {
            RealAsterisk.await("the first numbers", () -> told.size() >= 2);
            RealAsterisk.await("the last ones", () -> told.size() >= 5);

            assertThat(told).allMatch(why -> why.matches("agi_arg_3: (INVALID|NOAGENT)"));
            assertThat(told).contains("agi_arg_3: INVALID");
            assertThat(citizen.notes()).isEmpty();
            assertThat(asterisk.logged()).doesNotContain("13800138000");
        }
    }

    private static void serve(ScriptedServer.Line line, Deque<String> numbers, List<String> told)
            throws IOException {
        if (line.environment().contains("agi_arg_1: called")) {
            told.add(line.environment().getLast());
        } else if (!numbers.isEmpty()) {
            line.send("SET VARIABLE HOTLINE_NUMBER \"" + numbers.pop() + "\"");
            line.send("SET VARIABLE HOTLINE_QUEUE hotline");
            line.send("SET VARIABLE HOTLINE_CALLBACK 100000057-1");
        }
    }

    @Test
    void noNumberIsInTheLogAsItIsShipped() {
        assertThat(logged)
                .doesNotContain(PRESSES)
                .doesNotContain(IS_BUSY)
                .doesNotContain(IS_A_MACHINE);
    }
}
