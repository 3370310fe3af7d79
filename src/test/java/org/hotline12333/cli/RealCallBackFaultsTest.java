package org.hotline12333.cli;

import static java.time.Duration.ofSeconds;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.insurance.SettableClock;
import org.hotline12333.simulator.asterisk.Ports;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.Telephones;
import org.hotline12333.simulator.asterisk.Telephones.Manner;
import org.hotline12333.store.ticket.CallBacks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Asterisk that calls back, two servers that die, and telephones that do what they should
 * not. What citizens and agents do goes on side by side before the first test; what servers and
 * Asterisk do, one after the other.
 */
@Tag("real")
@Order(6)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealCallBackFaultsTest {
    private static final String RINGS_OUT = "13900000201";
    private static final String FAILS = "13900000202";
    private static final String UNKNOWN = "13900000203";
    private static final String DECLINES = "13900000204";
    private static final String GIVEN_UP = "13900000205";
    private static final String LEFT = "13900000206";
    private static final String HANGS_UP = "13900000207";
    private static final String NOBODY_THERE = "13900000208";
    private static final String TALKS = "13900000209";
    private static final String ALL_BUSY = "13900000210";

    private static final String LEFT_PRESSES = "13900000211";
    private static final String TOLD_NOBODY = "13900000221";
    private static final String TAKEN_OVER = "13900000222";
    private static final String GREETED_TWICE = "13900000223";
    private static final String STOOD = "13900000224";
    private static final String STANDS = "13900000225";
    private static final String RESTARTED = "13900000226";
    private static final String AT_NOON = "13900000227";
    private static final String AFTER_NOON = "13900000228";

    private static final Map<String, Manner> CITIZENS =
            Map.ofEntries(
                    Map.entry(RINGS_OUT, Manner.ringsOut()),
                    Map.entry(FAILS, Manner.refuses("503 Service Unavailable")),
                    Map.entry(UNKNOWN, Manner.refuses("404 Not Found")),
                    Map.entry(DECLINES, Manner.refuses("603 Decline")),
                    Map.entry(GIVEN_UP, Manner.ringsOut()),
                    Map.entry(LEFT, Manner.stays()),
                    Map.entry(LEFT_PRESSES, Manner.presses(1, ofSeconds(6))),
                    Map.entry(HANGS_UP, Manner.leavesAfter(ofSeconds(2))),
                    Map.entry(NOBODY_THERE, Manner.ringsOut()),
                    Map.entry(TALKS, Manner.presses(1, ofSeconds(1))),
                    Map.entry(ALL_BUSY, Manner.ringsOut()),
                    Map.entry(TOLD_NOBODY, Manner.ringsOut()),
                    Map.entry(TAKEN_OVER, Manner.presses(1, ofSeconds(2)).ringing(ofSeconds(1))),
                    Map.entry(GREETED_TWICE, Manner.presses(2, ofSeconds(3))),
                    Map.entry(STOOD, Manner.refuses("486 Busy Here").ringing(ofSeconds(1))),
                    Map.entry(STANDS, Manner.presses(1, ofSeconds(2))),
                    Map.entry(RESTARTED, Manner.ringsOut()),
                    Map.entry(AT_NOON, Manner.ringsOut()),
                    Map.entry(AFTER_NOON, Manner.ringsOut()));

    @TempDir static Path keys;

    private static CallBackHotline hotline;
    private static MortalDoor one;
    private static MortalDoor two;
    private static RealAsterisk asterisk;
    private static Telephones telephones;
    private static final Map<String, TicketNumber> TICKETS = new HashMap<>();
    private static final Map<String, List<String>> FIRST = new HashMap<>();
    private static final Map<String, List<String>> AFTER_A_MINUTE = new HashMap<>();
    private static final Map<String, List<String>> LATER = new HashMap<>();

    @BeforeAll
    static void callManyBack() throws Exception {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        hotline = new CallBackHotline(keys);
        int port = Ports.udp();
        int first = Ports.tcp();
        int second = Ports.tcp();
        one = hotline.opened(new MortalDoor(first, hotline.server().port()));
        two = hotline.opened(new MortalDoor(second, hotline.server().port()));
        asterisk =
                hotline.opened(
                        RealAsterisk.startCallingBack(
                                Path.of("prompts"), first, second, port, queues()));
        Map<String, Manner> manners = agents();
        manners.putAll(CITIZENS);
        telephones = hotline.opened(Telephones.at(asterisk, port, manners));
        sideBySide();
    }

    /** Each citizen has an agent of their own, whose name is an {@code a} before the number. */
    private static String agentOf(String number) {
        return number.equals(NOBODY_THERE) ? "absent" : "a" + number;
    }

    private static Map<String, Manner> agents() {
        Map<String, Manner> agents = new HashMap<>();
        CITIZENS.keySet().forEach(number -> agents.put(agentOf(number), Manner.stays()));
        agents.put(agentOf(GIVEN_UP), Manner.leavesAfter(ofSeconds(4)));
        agents.put(agentOf(LEFT), Manner.leavesAfter(ofSeconds(6)));
        agents.put(agentOf(LEFT_PRESSES), Manner.leavesAfter(ofSeconds(6)));
        agents.remove(agentOf(NOBODY_THERE));
        agents.remove(agentOf(ALL_BUSY));
        return agents;
    }

    private static TicketNumber wishes(String number) {
        return hotline.wishes(number, agentOf(number));
    }

    private static void sideBySide() throws InterruptedException {
        for (String number :
                List.of(
                        TALKS,
                        RINGS_OUT,
                        GIVEN_UP,
                        LEFT,
                        LEFT_PRESSES,
                        HANGS_UP,
                        NOBODY_THERE,
                        FAILS,
                        UNKNOWN,
                        DECLINES)) {
            TICKETS.put(number, wishes(number));
        }
        telephones.await(TALKS, "pressed", 1);
        TICKETS.put(ALL_BUSY, hotline.wishes(ALL_BUSY, agentOf(TALKS)));
        settle(2);
        FIRST.putAll(told());
        hotline.store().clock().pass(CallBacks.AGENT_PAUSE);
        for (String number : List.of(ALL_BUSY, NOBODY_THERE)) {
            hotline.awaitTold(requireNonNull(TICKETS.get(number)), "CLAIMED", 2);
        }
        AFTER_A_MINUTE.putAll(told());
        hotline.store().clock().pass(CallBacks.PAUSE);
        settle(3);
        LATER.putAll(told());
        TICKETS.values().forEach(hotline::answer);
    }

    /** Waits until the audit says so much of each, except of who was reached. */
    private static void settle(int rows) throws InterruptedException {
        long limit = System.nanoTime() + ofSeconds(25).toNanos();
        while (System.nanoTime() < limit
                && TICKETS.values().stream()
                        .map(hotline::told)
                        .anyMatch(told -> told.size() < rows && !told.contains("REACHED"))) {
            Thread.sleep(50);
        }
    }

    private static Map<String, List<String>> told() {
        Map<String, List<String>> told = new HashMap<>();
        TICKETS.forEach((number, ticket) -> told.put(number, hotline.told(ticket)));
        return told;
    }

    @AfterAll
    static void close() {
        if (hotline != null) {
            hotline.close();
        }
    }

    @Test
    @Order(1)
    void whoDoesNotAnswerIsCalledAgainLater() {
        vain(RINGS_OUT, "NO_ANSWER");
        rang(RINGS_OUT, "rings", "cancelled");
        rang(agentOf(RINGS_OUT), "rings", "answers", "over");
    }

    @Test
    @Order(1)
    void whomTheNetworkCannotReachIsCalledAgainLater() {
        vain(FAILS, "UNREACHABLE");
        vain(UNKNOWN, "UNREACHABLE");
        vain(DECLINES, "UNREACHABLE");
        for (String number : List.of(FAILS, UNKNOWN, DECLINES)) {
            rang(number, "rings");
            rang(agentOf(number), "rings", "answers", "over");
        }
    }

    @Test
    @Order(1)
    void whereTheAgentHangsUpNobodyRingsOn() {
        vain(GIVEN_UP, "GIVEN_UP");
        rang(GIVEN_UP, "rings", "cancelled");
        rang(agentOf(GIVEN_UP), "rings", "answers", "leaves");
    }

    /** Who presses the key for nobody would be told to be reached. */
    @Test
    @Order(1)
    void whereTheAgentHangsUpNobodyIsGreetedForNobody() {
        vain(LEFT, "GIVEN_UP");
        vain(LEFT_PRESSES, "GIVEN_UP");
        rang(LEFT, "rings", "answers", "over");
        assertThat(telephones.notes(LEFT_PRESSES)).doesNotContain("pressed");
    }

    @Test
    @Order(1)
    void whoHangsUpOnTheGreetingFreesTheAgent() {
        vain(HANGS_UP, "NO_KEY");
        rang(HANGS_UP, "rings", "answers", "leaves");
        rang(agentOf(HANGS_UP), "rings", "answers", "over");
    }

    @Test
    @Order(1)
    void withoutAnAgentNobodyRingsAndItDoesNotCount() {
        for (String number : List.of(NOBODY_THERE, ALL_BUSY)) {
            assertThat(FIRST.get(number)).containsExactly("CLAIMED", "NO_AGENT");
            assertThat(AFTER_A_MINUTE.get(number)).startsWith("CLAIMED", "NO_AGENT", "CLAIMED");
        }
        assertThat(telephones.notes(NOBODY_THERE)).isEmpty();
        assertThat(telephones.notes(ALL_BUSY)).isEmpty();
        assertThat(FIRST.get(TALKS)).containsExactly("CLAIMED", "REACHED");
    }

    /** Once at first, not after a minute, and once more after the pause. */
    private static void vain(String number, String how) {
        assertThat(FIRST.get(number)).as(number).containsExactly("CLAIMED", how);
        assertThat(AFTER_A_MINUTE.get(number)).as(number).containsExactly("CLAIMED", how);
        assertThat(LATER.get(number)).as(number).startsWith("CLAIMED", how, "CLAIMED");
    }

    private static void rang(String who, String... notes) {
        assertThat(telephones.notes(who)).as(who).startsWith(notes);
    }

    @Test
    @Order(2)
    void whereNobodyCanBeToldNobodyIsCalledTwiceForIt() {
        TicketNumber ticket = wishes(TOLD_NOBODY);
        telephones.await(TOLD_NOBODY, "rings", 1);
        one.die();
        two.die();
        telephones.await(TOLD_NOBODY, "cancelled", 1);
        telephones.await(agentOf(TOLD_NOBODY), "over", 1);
        looks();
        bothServersLive();
        looks();

        assertThat(hotline.told(ticket)).containsExactly("CLAIMED");
        assertThat(telephones.notes(TOLD_NOBODY)).containsExactly("rings", "cancelled");
        hotline.store().clock().pass(CallBacks.PAUSE);
        hotline.awaitTold(ticket, "CLAIMED", 2);
        hotline.answer(ticket);
    }

    @Test
    @Order(3)
    void theOtherServerGreetsWhereOneDies() {
        TicketNumber ticket = wishes(TAKEN_OVER);
        telephones.await(TAKEN_OVER, "rings", 1);
        one.die();
        telephones.await(TAKEN_OVER, "pressed", 1);
        hotline.awaitTold(ticket, "REACHED", 1);

        rang(TAKEN_OVER, "rings", "answers", "pressed");
        assertThat(hotline.told(ticket)).containsExactly("CLAIMED", "REACHED");
    }

    @Test
    @Order(4)
    void theOtherServerGreetsWhereOneDiesWhileItGreets() {
        TicketNumber ticket = wishes(GREETED_TWICE);
        RealAsterisk.await("a greeting", () -> hotline.greetings(ticket) == 1);
        one.die();
        telephones.await(GREETED_TWICE, "pressed", 2);
        hotline.awaitTold(ticket, "REACHED", 1);

        assertThat(hotline.greetings(ticket)).isEqualTo(2);
        assertThat(telephones.notes(GREETED_TWICE))
                .containsExactly("rings", "answers", "pressed", "pressed");
        assertThat(hotline.told(ticket)).containsExactly("CLAIMED", "REACHED");
    }

    @Test
    @Order(5)
    void whereAServerStandsStillTheAgentIsFreeAtOnce() {
        TicketNumber ticket = wishes(STOOD);
        telephones.await(STOOD, "rings", 1);
        one.standStill();
        telephones.await(agentOf(STOOD), "over", 1);

        assertThat(hotline.told(ticket)).containsExactly("CLAIMED");
        hotline.answer(ticket);
    }

    @Test
    @Order(6)
    void whereAServerStandsStillTheOneThatHasClaimedGreets() {
        one.standStill();
        TicketNumber ticket = wishes(STANDS);
        telephones.await(STANDS, "pressed", 1);
        hotline.awaitTold(ticket, "REACHED", 1);

        assertThat(hotline.told(ticket)).containsExactly("CLAIMED", "REACHED");
    }

    @Test
    @Order(7)
    void whatARestartedAsteriskHasForgottenIsTriedAgainAfterThePause() {
        TicketNumber ticket = wishes(RESTARTED);
        telephones.await(RESTARTED, "rings", 1);
        String before = asterisk.logged();
        asterisk.restart();
        looks();

        assertThat(hotline.told(ticket)).containsExactly("CLAIMED");
        assertThat(clocks()).isEqualTo(1);
        asterisk.console("dialplan reload");
        asterisk.console("core reload");
        looks();
        assertThat(clocks()).isEqualTo(1);
        hotline.store().clock().pass(CallBacks.PAUSE);
        telephones.await(RESTARTED, "rings", 2);
        assertThat(hotline.told(ticket)).containsExactly("CLAIMED", "CLAIMED");
        hotline.answer(ticket);
        assertThat(before + asterisk.logged()).doesNotContain("1390000");
    }

    private static long clocks() {
        return asterisk.console("core show channels concise")
                .lines()
                .filter(line -> line.matches("Local/idle@callback-clock-[0-9a-f]+;1!.*"))
                .count();
    }

    @Test
    @Order(8)
    void whereTheHoursEndWhileATelephoneRingsThatIsTheLast() {
        Instant noon = Instant.parse("2026-11-20T04:00:00Z");
        SettableClock clock = hotline.store().clock();
        clock.pass(Duration.between(clock.instant(), noon.minusSeconds(1)));
        TicketNumber last = wishes(AT_NOON);
        telephones.await(AT_NOON, "rings", 1);
        clock.pass(ofSeconds(1));
        TicketNumber late = wishes(AFTER_NOON);
        hotline.awaitTold(last, "NO_ANSWER", 1);

        assertThat(hotline.told(last)).containsExactly("CLAIMED", "NO_ANSWER");
        assertThat(hotline.told(late)).isEmpty();
    }

    /** No fault of a server outlives its test. */
    @AfterEach
    void bothServersLive() {
        one.live();
        two.live();
    }

    /** Asterisk has looked a few times. */
    private static void looks() {
        try {
            Thread.sleep(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> queues() {
        return CITIZENS.keySet().stream()
                .filter(number -> !number.equals(ALL_BUSY))
                .map(RealCallBackFaultsTest::agentOf)
                .toList();
    }
}
