package org.hotline12333.calllog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hotline12333.calllog.Traffic.Drop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds of the counts of calls over every database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class TrafficContract {
    private static final Instant TEN = Instant.parse("2026-11-20T02:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private DataSource source;
    private int calls;

    /** An empty database. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        source = emptyDatabase();
        Flyway.configure().dataSource(source).load().migrate();
    }

    @BeforeEach
    void nothing() {
        JdbcClient.create(source).sql("delete from traffic").update();
    }

    private CallLog open() {
        return CallLog.open(source, Clock.fixed(TEN, ZoneOffset.UTC));
    }

    private Traffic of(Instant from, Instant to) {
        try (CallLog log = open()) {
            return log.traffic(from, to);
        }
    }

    private CallRecorder begin(CallLog log, Leg leg, Instant at) {
        return log.begin(leg, "1790000000." + ++calls, "12333", "0123456789ab", at);
    }

    private static void ends(CallRecorder call, String how) {
        call.ended(Duration.ofSeconds(20), how, "");
    }

    private static LoggedCall.Visit visit(String outcome, Duration talked) {
        return new LoggedCall.Visit("hotline", outcome, "", Duration.ofSeconds(9), talked);
    }

    /** A caller who goes from the welcome to the main menu and hangs up there. */
    private void hangsUpInMain(CallLog log, Instant at) {
        CallRecorder call = begin(log, Leg.FIRST, at);
        call.asked(Duration.ZERO, "welcome", "zh", List.of());
        call.answered(Duration.ofSeconds(4), "1", 1, "COMPLETE");
        call.went(Duration.ofSeconds(4), "welcome key 1");
        call.asked(Duration.ofSeconds(5), "main", "zh", List.of());
        ends(call, "HUNG_UP");
    }

    @Test
    void placesAndWaysAreCountedByTheHour() {
        try (CallLog log = open()) {
            hangsUpInMain(log, TEN);
            hangsUpInMain(log, TEN.plus(HOUR).minusMillis(1));
            hangsUpInMain(log, TEN.plus(HOUR));
        }

        assertThat(of(TEN, TEN.plus(HOUR)))
                .isEqualTo(
                        new Traffic(
                                2,
                                Map.of(CallOutcome.ABANDONED, 2L),
                                Map.of("welcome", 2L, "main", 2L),
                                Map.of("welcome key 1", 2L),
                                Map.of("main", 2L),
                                Map.of(new Drop("welcome key 1", "main"), 2L)));
        assertThat(of(TEN, TEN.plus(HOUR.multipliedBy(2))).calls()).isEqualTo(3);
        assertThat(of(TEN.minus(HOUR), TEN)).isEqualTo(Traffic.NONE);
    }

    @Test
    void eachCallHasOneOutcomeAndTheSumCloses() {
        try (CallLog log = open()) {
            CallRecorder served = begin(log, Leg.FIRST, TEN);
            served.asked(Duration.ZERO, "main", "zh", List.of());
            served.hasAnswer();
            ends(served, "HUNG_UP"); // behind an answer that is no drop-off

            ends(begin(log, Leg.FIRST, TEN), "FAILED");

            ends(begin(log, Leg.FIRST, TEN), "TRANSFERRED"); // talks, and hangs up there
            CallRecorder talked = begin(log, Leg.ASIDE, TEN);
            talked.returned(visit("CONTINUE", Duration.ofMinutes(2)));
            ends(talked, LoggedCall.GONE);

            ends(begin(log, Leg.FIRST, TEN), "TRANSFERRED"); // waits, and hangs up there
            CallRecorder waited = begin(log, Leg.ASIDE, TEN);
            waited.returned(visit("ABANDONED", Duration.ZERO));
            ends(waited, LoggedCall.GONE);

            ends(begin(log, Leg.FIRST, TEN), "TRANSFERRED"); // talks, and is asked how it was
            CallRecorder asked = begin(log, Leg.BACK, TEN);
            asked.returned(visit("CONTINUE", Duration.ofMinutes(1)));
            ends(asked, "ENDED");

            ends(begin(log, Leg.FIRST, TEN), "TRANSFERRED"); // waits in vain, and leaves a message
            CallRecorder back = begin(log, Leg.BACK, TEN);
            back.returned(visit("TIMEOUT", Duration.ZERO));
            back.hasAnswer();
            ends(back, "ENDED");

            ends(begin(log, Leg.ASIDE, TEN), "ENDED"); // somebody was called back
            begin(log, Leg.FIRST, TEN); // goes on
        }

        Traffic traffic = of(TEN, TEN.plus(HOUR));
        assertThat(traffic.outcomes())
                .isEqualTo(
                        Map.of(
                                CallOutcome.SELF_SERVICE, 2L,
                                CallOutcome.AGENT, 2L,
                                CallOutcome.ABANDONED, 1L,
                                CallOutcome.FAILED, 1L));
        assertThat(traffic.callers()).isEqualTo(7);
        assertThat(traffic.over() + traffic.open()).isEqualTo(traffic.callers());
        assertThat(traffic.open()).isOne();
        assertThat(traffic.connected()).contains(4.0 / 6);
        assertThat(traffic.left()).isEmpty();
    }

    /** Who hung up at a place had come by a way, or the call began there. */
    @Test
    void whoIsLostIsLostOnAWayAndTheSumCloses() {
        try (CallLog log = open()) {
            hangsUpInMain(log, TEN);
            ends(asked(log, "welcome"), "HUNG_UP"); // began there
            CallRecorder twice = asked(log, "welcome");
            twice.went(Duration.ofSeconds(4), "welcome key 1");
            twice.asked(Duration.ofSeconds(5), "main", "zh", List.of());
            twice.went(Duration.ofSeconds(9), "main noinput 1");
            twice.asked(Duration.ofSeconds(9), "main", "zh", List.of());
            ends(twice, "HUNG_UP");
            CallRecorder refused = asked(log, "identify/password");
            refused.served(Duration.ofSeconds(4), "identify", "verify", "wrong");
            refused.went(Duration.ofSeconds(4), "identify outcome wrong");
            refused.asked(Duration.ofSeconds(5), "identify/password", "zh", List.of());
            refused.went(Duration.ofSeconds(9), "identify hangup"); // behind the last question
            ends(refused, "HUNG_UP");
            CallRecorder served = asked(log, "welcome");
            served.went(Duration.ofSeconds(4), "welcome key 1");
            served.asked(Duration.ofSeconds(5), "main", "zh", List.of());
            served.hasAnswer();
            ends(served, "HUNG_UP");
        }

        Traffic traffic = of(TEN, TEN.plus(HOUR));
        assertThat(traffic.dropped())
                .isEqualTo(
                        Map.of(
                                new Drop("welcome key 1", "main"), 1L,
                                new Drop("main noinput 1", "main"), 1L,
                                new Drop("identify outcome wrong", "identify/password"), 1L));
        assertThat(traffic.dropped("welcome key 1")).isOne();
        Map<String, Long> lost = new HashMap<>(Map.of("welcome", 1L)); // no way can be told
        traffic.dropped().forEach((drop, times) -> lost.merge(drop.place(), times, Long::sum));
        assertThat(traffic.left()).isEqualTo(lost);
    }

    private CallRecorder asked(CallLog log, String place) {
        CallRecorder call = begin(log, Leg.FIRST, TEN);
        call.asked(Duration.ZERO, place, "zh", List.of());
        return call;
    }

    @Test
    void aCallThatGoesToAnotherServerIsOne() {
        try (CallLog log = open()) {
            ends(begin(log, Leg.FIRST, TEN), "HANDED_OVER");
            ends(begin(log, Leg.FIRST, TEN), "ENDED");
        }

        assertThat(of(TEN, TEN.plus(HOUR)).callers()).isOne();
        assertThat(of(TEN, TEN.plus(HOUR)).open()).isZero();
    }

    @Test
    void twoServersAddToTheSameRowsAndNothingIsLost() throws Exception {
        long each = 200;
        List<Thread> servers = new ArrayList<>();
        for (int server = 0; server < 2; server++) {
            servers.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                try (CallLog log = open()) {
                                    for (int call = 0; call < each; call++) {
                                        CallRecorder one =
                                                log.begin(
                                                        Leg.FIRST,
                                                        UUID.randomUUID().toString(),
                                                        "",
                                                        "0123456789ab",
                                                        TEN);
                                        one.went(Duration.ZERO, "way " + call % 7);
                                        ends(one, "ENDED");
                                    }
                                }
                            }));
        }
        for (Thread server : servers) {
            server.join();
        }

        Traffic traffic = of(TEN, TEN.plus(HOUR));
        assertThat(traffic.calls()).isEqualTo(2 * each);
        assertThat(traffic.over()).isEqualTo(2 * each);
        assertThat(traffic.ways().values().stream().mapToLong(times -> times).sum())
                .isEqualTo(2 * each);
    }

    @Test
    void anEndThatIsWrittenTwiceIsCountedOnce() {
        CallLogTables tables = new CallLogTables(source, Clock.fixed(TEN, ZoneOffset.UTC));
        UUID id = CallLog.id(TEN);
        Entry.End end =
                new Entry.End(
                        id,
                        List.of(),
                        Optional.empty(),
                        new LoggedCall.End(Duration.ZERO, "ENDED", ""),
                        Optional.of(CallOutcome.ABANDONED));
        tables.write(List.of(new Entry.Begin(id, Leg.FIRST, "1.1", "", "0123456789ab", TEN)));

        tables.write(List.of(end));
        tables.write(List.of(end));

        assertThat(of(TEN, TEN.plus(HOUR)).over()).isOne();
    }

    @Test
    void theBusiestMinuteIsKnownUntilItIsForgotten() {
        try (CallLog log = open()) {
            begin(log, Leg.FIRST, TEN.plusSeconds(59));
            begin(log, Leg.FIRST, TEN.plusSeconds(3_661));
            begin(log, Leg.FIRST, TEN.plusSeconds(3_719));
            begin(log, Leg.BACK, TEN);
            begin(log, Leg.BACK, TEN);
        }

        try (CallLog log = open()) {
            assertThat(log.busiestMinute(TEN, TEN.plus(HOUR.multipliedBy(2))))
                    .contains(new Traffic.Minute(TEN.plusSeconds(3_660), 2));
            assertThat(log.busiestMinute(TEN, TEN.plus(HOUR))).contains(new Traffic.Minute(TEN, 1));

            assertThat(log.forgetMinutesBefore(TEN.plus(HOUR))).isOne();
            assertThat(log.busiestMinute(TEN, TEN.plus(HOUR))).isEmpty();
            assertThat(log.traffic(TEN, TEN.plus(HOUR)).calls()).isOne();
        }
    }
}
