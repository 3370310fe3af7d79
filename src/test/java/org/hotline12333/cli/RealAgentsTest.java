package org.hotline12333.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.cli.WaitingHotline.asksForAPerson;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.simulator.asterisk.RealAsterisk;
import org.hotline12333.simulator.asterisk.SipAgent;
import org.hotline12333.simulator.asterisk.SipCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent at a real telephone who serves, refuses, takes a break and vanishes, one after the
 * other; and what their callers hear. All calls are placed before the first test.
 */
@Tag("real")
@Order(9)
class RealAgentsTest {
    private static final Duration EVERY = ofSeconds(3);
    private static final String ID_NUMBER = "990000198001010012";
    private static final String SOCIAL_SECURITY_NUMBER = "1000000012";

    @TempDir static Path keys;

    private static WaitingHotline desk;
    private static CompletableFuture<Day> day;

    /** What came of each caller, in the order of the agent's day. */
    private record Day(
            List<String> agent,
            SipCall.Ended served,
            SipCall.Ended refused,
            SipCall.Ended inTheBreak,
            SipCall.Ended out,
            SipCall.Ended left,
            String membersInTheBreak,
            String membersAfterIt,
            String log) {}

    @BeforeAll
    static void placeAllCalls() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        desk = new WaitingHotline(keys);
        day = desk.aside(RealAgentsTest::day);
    }

    private static Day day() {
        var asterisk = desk.asterisk(desk.server(EVERY, ofMinutes(5)));
        SipCall.Ended served;
        List<String> notes;
        try (SipAgent agent = SipAgent.talking(asterisk, 1, ofSeconds(4))) {
            served = served(asterisk);
            notes = agent.notes();
        }
        SipCall.Ended refused;
        try (SipAgent agent = SipAgent.refusing(asterisk)) {
            refused = asksForAPerson(asterisk).hangUpAfter(ofSeconds(20)).place();
            agent.await("refuses", 1);
        }
        SipAgent.dials(asterisk, "*2");
        SipAgent.dials(asterisk, "*1");
        String paused = asterisk.console("queue show hotline");
        SipCall.Ended inTheBreak;
        SipCall.Ended out;
        SipCall.Ended left;
        String back;
        try (SipAgent agent = SipAgent.taking(asterisk, 1, Duration.ZERO)) {
            inTheBreak = asksForAPerson(asterisk).hangUpAfter(ofSeconds(7)).place();
            SipAgent.dials(asterisk, "*2");
            back = asterisk.console("queue show hotline");
            var talks = desk.placed(asksForAPerson(asterisk).hangUpAfter(ofSeconds(20)));
            agent.await("talks", 1);
            var leaves =
                    desk.placed(
                            asksForAPerson(asterisk)
                                    .after(ofSeconds(6))
                                    .keys("3")
                                    .after(ofSeconds(6))
                                    .keys("2")
                                    .hangUpAfter(ofSeconds(3)));
            var waits = desk.placed(asksForAPerson(asterisk).hangUpAfter(ofSeconds(30)));
            out = leaves.join();
            agent.vanish();
            talks.join();
            left = waits.join();
        }
        return new Day(
                notes, served, refused, inTheBreak, out, left, paused, back, asterisk.logged());
    }

    /** Who has identified, is served, and answers the question after it. */
    private static SipCall.Ended served(RealAsterisk asterisk) {
        return SipCall.dial(asterisk)
                .after(ofSeconds(2))
                .keys("1")
                .after(ofSeconds(2))
                .keys("1" + ID_NUMBER)
                .keys(SOCIAL_SECURITY_NUMBER + "#")
                .after(ofSeconds(2))
                .keys("0")
                .after(ofSeconds(10))
                .keys("1")
                .place();
    }

    @AfterAll
    static void close() throws Exception {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void anAgentSeesWhoCallsAndNoNumberThatWasKeyed() {
        String card =
                day.join().agent().stream()
                        .filter(note -> note.startsWith("card"))
                        .map(RealAgentsTest::chinese)
                        .findFirst()
                        .orElseThrow();

        assertThat(card)
                .contains("verified", "zh", "enquiry", "已核验 普通话 查询")
                .doesNotContain(ID_NUMBER, SOCIAL_SECURITY_NUMBER);
    }

    private static String chinese(String note) {
        return new String(note.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Test
    void whoWasServedIsAskedForOneKey() {
        Day calls = day.join();

        assertThat(calls.served().heard().clips())
                .containsSubsequence("zh/connecting", "zh/survey", "zh/survey-thanks")
                .doesNotContain("zh/waiting-hint");
        assertThat(calls.log()).doesNotContain("hotline/zh/agent-whisper.slin failed");
        assertThat(desk.events(calls.served()))
                .anySatisfy(event ->
                        assertThat(event)
                                .isInstanceOfSatisfying(
                                        CallEvent.Returned.class,
                                        back -> {
                                            assertThat(back.visit().outcome())
                                                    .isEqualTo(Outcome.CONTINUE);
                                            assertThat(back.visit().queue()).isEqualTo("hotline");
                                            assertThat(back.visit().agent())
                                                    .isEqualTo("PJSIP/agent1");
                                            assertThat(back.visit().talked())
                                                    .isBetween(ofMillis(500), ofSeconds(6));
                                        }))
                .anySatisfy(event ->
                        assertThat(event)
                                .isInstanceOfSatisfying(
                                        CallEvent.Answered.class,
                                        answer -> {
                                            assertThat(answer.place()).isEqualTo("survey");
                                            assertThat(answer.keys()).isEqualTo("1");
                                        }));
        assertThat(desk.gone(calls.served())).isNull();
    }

    @Test
    void whomTheLastAgentRefusesHearsThatNobodyIsThere() {
        assertThat(day.join().refused().heard().clips())
                .containsSubsequence("zh/connecting", "zh/agents-absent", "zh/main-menu");
    }

    @Test
    void anAgentTakesABreakAndComesBack() {
        Day calls = day.join();

        assertThat(calls.membersInTheBreak()).contains("paused");
        assertThat(calls.membersAfterIt()).doesNotContain("paused");
        assertThat(calls.inTheBreak().heard().clips())
                .containsSubsequence("zh/connecting", "zh/agents-absent", "zh/main-menu")
                .doesNotContain("zh/waiting-ahead-1");
    }

    @Test
    void aKeyLeadsOutOfTheQueueAndTheMainMenuGivesUpThePlace() {
        Day calls = day.join();

        assertThat(calls.out().heard().clips())
                .containsSubsequence("zh/connecting", "zh/still-waiting", "zh/main-menu");
        assertThat(desk.gone(calls.out())).isNull();
    }

    @Test
    void whoWaitsForAnAgentWhoVanishesIsGivenBack() {
        assertThat(day.join().left().heard().clips())
                .containsSubsequence("zh/connecting", "zh/agents-absent", "zh/main-menu");
    }
}
