package org.hotline12333.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hotline12333.calllog.LoggedStep.Answer;
import org.hotline12333.calllog.LoggedStep.Farewell;
import org.hotline12333.calllog.LoggedStep.Passing;
import org.hotline12333.calllog.LoggedStep.Question;
import org.hotline12333.calllog.LoggedStep.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What holds of the call log over every database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class CallLogContract {
    private static final Instant BEGAN = Instant.parse("2026-11-20T02:00:00.250Z");
    private static final InstantSource CLOCK = Clock.fixed(BEGAN.plusSeconds(9), ZoneOffset.UTC);

    private static final List<LoggedStep> STEPS =
            List.of(
                    new Question(
                            ms(20),
                            "welcome",
                            "zh",
                            List.of("welcome", "welcome-english"),
                            Optional.of(new Answer(ms(4_020), "1", 1, "COMPLETE")),
                            List.of("welcome key 1")),
                    new Question(
                            ms(4_030),
                            "password/password",
                            "zh",
                            List.of("ask-password"),
                            Optional.of(new Answer(ms(9_000), "", 6, "COMPLETE")),
                            List.of()),
                    new Submission(
                            ms(9_030),
                            "password",
                            "verify-password",
                            "refused",
                            List.of("password outcome refused", "password refusal 3")),
                    new Farewell(ms(9_040), "zh", List.of("refused-agent", "connecting")));

    private final Logger logger = (Logger) LoggerFactory.getLogger(CallLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final AtomicInteger calls = new AtomicInteger();
    private DataSource source;

    /** An empty database. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        source = emptyDatabase();
        Flyway.configure().dataSource(source).load().migrate();
    }

    @BeforeEach
    void listen() {
        logger.setLevel(ch.qos.logback.classic.Level.WARN);
        logger.setAdditive(false);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(lines);
        lines.list.clear();
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void aCallIsReadBackAsItWent() {
        String id = id();
        try (CallLog log = CallLog.open(source, CLOCK)) {
            CallRecorder call = log.begin(Leg.FIRST, id, "12333", "0123456789ab", BEGAN);
            call.asked(ms(20), "welcome", "zh", List.of("welcome", "welcome-english"));
            call.answered(ms(4_020), "1", 1, "COMPLETE");
            call.went(ms(4_020), "welcome key 1");
            call.asked(ms(4_030), "password/password", "zh", List.of("ask-password"));
            call.answered(ms(9_000), "", 6, "COMPLETE");
            call.served(ms(9_030), "password", "verify-password", "refused");
            call.went(ms(9_030), "password outcome refused");
            call.went(ms(9_030), "password refusal 3");
            call.closing(ms(9_040), "zh", List.of("refused-agent", "connecting"));
            call.ended(ms(12_000), "TRANSFERRED", "hotline");
        }

        LoggedCall.End end = new LoggedCall.End(ms(12_000), "TRANSFERRED", "hotline");
        assertThat(read(id))
                .containsExactly(
                        new LoggedCall(
                                id, "12333", "0123456789ab", BEGAN, STEPS, Optional.of(end)));
    }

    @Test
    void aCallThatEndsInAQuestionHasNoAnswerThere() {
        String id = id();
        try (CallLog log = CallLog.open(source, CLOCK)) {
            CallRecorder call = log.begin(Leg.FIRST, id, "", "0123456789ab", BEGAN);
            call.asked(ms(20), "welcome", "zh", List.of());
            call.ended(ms(900), "HUNG_UP", "");
        }

        assertThat(read(id).getFirst().steps())
                .containsExactly(
                        new Question(
                                ms(20), "welcome", "zh", List.of(), Optional.empty(), List.of()));
    }

    @Test
    void whatWasSaidIsCountedInTheNewestCalls() {
        try (CallLog log = CallLog.open(source, CLOCK)) {
            for (int day : new int[] {900, 901, 902}) {
                CallRecorder call = log.begin(Leg.FIRST, id(), "", "0123456789ab", day(day));
                call.asked(ms(20), "policies", "zh", List.of("law-2", "text-" + day));
                call.answered(ms(900), "2", 1, "COMPLETE");
                call.asked(ms(950), "policies", "zh", List.of("law-2"));
                call.closing(ms(960), "zh", List.of("goodbye"));
                call.ended(ms(990), "ENDED", "");
            }
            log.begin(Leg.FIRST, id(), "", "0123456789ab", day(903)).ended(ms(900), "HUNG_UP", "");
        }

        assertThat(said(3)).isEqualTo(Map.of("law-2", 4L, "text-901", 1L, "text-902", 1L));
    }

    private static Instant day(int after) {
        return BEGAN.plus(Duration.ofDays(after));
    }

    private Map<String, Long> said(int newest) {
        try (CallLog log = CallLog.open(source, CLOCK)) {
            return log.said(newest);
        }
    }

    @Test
    void aFaultOfOursCostsNoOtherEntry() {
        AtomicInteger asked = new AtomicInteger();
        InstantSource fails =
                () -> {
                    if (asked.getAndIncrement() == 0) {
                        throw new IllegalStateException("a fault of ours");
                    }
                    return CLOCK.instant();
                };
        String id = id();
        try (CallLog log = CallLog.open(source, fails)) {
            log.begin(Leg.FIRST, id(), "", "0123456789ab", BEGAN);
            log.begin(Leg.FIRST, id, "", "0123456789ab", BEGAN);
        }

        assertThat(read(id)).hasSize(1);
    }

    @Test
    void aCallThatComesBackIsThereTwice() {
        String id = id();
        try (CallLog log = CallLog.open(source, CLOCK)) {
            log.begin(Leg.FIRST, id, "", "0123456789ab", BEGAN)
                    .ended(ms(900), "TRANSFERRED", "hotline");
            CallRecorder back = log.begin(Leg.FIRST, id, "", "0123456789ab", BEGAN.plusSeconds(60));
            back.went(ms(5), "queue agents absent");
            back.asked(ms(5), "main", "zh", List.of("agents-absent", "main-menu"));
            back.ended(ms(700), "HUNG_UP", "");
        }

        assertThat(read(id)).hasSize(2);
        assertThat(read(id).getLast().began()).isEqualTo(BEGAN.plusSeconds(60));
        assertThat(read(id).getLast().steps())
                .contains(new Passing(ms(5), List.of("queue agents absent")));
    }

    @Test
    void aCallUnderWayHasNoEnd() {
        String id = id();
        try (CallLog log = CallLog.open(source, CLOCK)) {
            log.begin(Leg.FIRST, id, "", "0123456789ab", BEGAN);
        }

        assertThat(read(id))
                .singleElement()
                .extracting(LoggedCall::end)
                .isEqualTo(Optional.empty());
    }

    @Test
    void everyRowSaysWhenItWasMade() {
        String id = id();
        try (CallLog log = CallLog.open(source, CLOCK)) {
            log.begin(Leg.FIRST, id, "", "0123456789ab", BEGAN)
                    .closing(ms(5), "zh", List.of("call-limit"));
        }

        assertThat(
                        JdbcClient.create(source)
                                .sql("select created_at from call_log where call_id = ?")
                                .param(id)
                                .query(java.time.OffsetDateTime.class)
                                .single()
                                .toInstant())
                .isEqualTo(CLOCK.instant());
    }

    @Test
    void closingWritesAllThatWaits() {
        String id = id();
        try (CallLog log = CallLog.open(source, CLOCK)) {
            for (int i = 0; i < 3_000; i++) {
                log.begin(Leg.FIRST, id, "", "0123456789ab", BEGAN.plusSeconds(i));
            }
        }
        assertThat(read(id)).hasSize(3_000);
        assertThat(lines.list).isEmpty();
    }

    @Test
    void whatFindsTheQueueFullIsLostAndCountedInOneLine() {
        String id = id();
        try (CallLog log = CallLog.open(new Away(source, Integer.MAX_VALUE), CLOCK, 3)) {
            for (int i = 0; i < 50; i++) {
                log.begin(Leg.FIRST, id, "", "0123456789ab", BEGAN).ended(ms(1), "HUNG_UP", "");
            }
        }

        assertThat(read(id)).isEmpty();
        assertThat(lines.list).hasSizeBetween(1, 2);
        assertThat(lines.list.stream().mapToInt(CallLogContract::lost).sum()).isEqualTo(100);
    }

    @Test
    void aDatabaseThatWasAwayForAMomentLosesNothing() {
        String id = id();
        Away away = new Away(source, 1);
        try (CallLog log = CallLog.open(away, CLOCK)) {
            log.begin(Leg.FIRST, id, "", "0123456789ab", BEGAN).ended(ms(1), "HUNG_UP", "");
            away.awaitReturn();
        }

        assertThat(read(id)).singleElement().satisfies(call -> assertThat(call.end()).isPresent());
        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("away", "losses: 0 entries");
    }

    @Test
    void anEntryThatTheDatabaseRefusesCostsNoOther() {
        String id = id();
        try (CallLog log = CallLog.open(source, CLOCK)) {
            log.begin(Leg.FIRST, id, "", "more than twelve letters", BEGAN);
            log.begin(Leg.FIRST, id, "", "0123456789ab", BEGAN);
        }

        assertThat(read(id)).hasSize(1);
        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("losses: 1 entries");
    }

    @Test
    void callsFromBeforeALimitAreRemoved() {
        Instant limit = BEGAN.plusSeconds(3_600);
        String before = id();
        String after = id();
        try (CallLog log = CallLog.open(source, CLOCK)) {
            call(log, before, limit.minusMillis(1));
            call(log, before, BEGAN.minusSeconds(86_400));
            call(log, after, limit);
        }

        try (CallLog log = CallLog.open(source, CLOCK)) {
            long pieces =
                    IntStream.generate(() -> removed(log, limit)).takeWhile(n -> n > 0).count();
            assertThat(pieces).isPositive();
        }
        assertThat(read(before)).isEmpty();
        assertThat(read(after).getFirst().steps()).hasSize(1);
    }

    private static int removed(CallLog log, Instant limit) {
        int some = log.removeBefore(limit);
        assertThat(some).isLessThanOrEqualTo(CallLogTables.REMOVED_AT_ONCE);
        return some;
    }

    /** A call of one step. */
    private static void call(CallLog log, String id, Instant began) {
        CallRecorder call = log.begin(Leg.FIRST, id, "", "0123456789ab", began);
        call.asked(ms(20), "welcome", "zh", List.of());
        call.ended(ms(900), "HUNG_UP", "");
    }

    @Test
    void removingSaysThatTheLogIsAway() {
        try (CallLog log = CallLog.open(new Away(source, Integer.MAX_VALUE), CLOCK)) {
            assertThatExceptionOfType(CallLogAwayException.class)
                    .isThrownBy(() -> log.removeBefore(BEGAN));
        }
    }

    @Test
    void idsBeginWithTheTime() {
        UUID id = CallLog.id(BEGAN);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(BEGAN.toEpochMilli());
        assertThat(CallLog.id(BEGAN)).isNotEqualTo(id);
    }

    @Test
    void readingSaysThatTheLogIsAway() {
        try (CallLog log = CallLog.open(new Away(source, Integer.MAX_VALUE), CLOCK)) {
            assertThatExceptionOfType(CallLogAwayException.class).isThrownBy(() -> log.calls("1"));
        }
    }

    private static int lost(ILoggingEvent line) {
        String message = line.getFormattedMessage();
        String count = message.replaceFirst(".*: (\\d+) entries.*", "$1");
        return Integer.parseInt(count);
    }

    private List<LoggedCall> read(String id) {
        try (CallLog log = CallLog.open(source, CLOCK)) {
            return log.calls(id);
        }
    }

    private String id() {
        return "1790000000." + calls.incrementAndGet();
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    /** A database that is away for its first connections. */
    private static final class Away extends DelegatingDataSource {
        private final java.util.concurrent.CountDownLatch returned =
                new java.util.concurrent.CountDownLatch(1);
        private int left;

        Away(DataSource source, int connections) {
            super(source);
            left = connections;
        }

        @Override
        public synchronized Connection getConnection() throws SQLException {
            if (left > 0) {
                left--;
                throw new SQLException("away");
            }
            returned.countDown();
            return super.getConnection();
        }

        void awaitReturn() {
            try {
                assertThat(returned.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
