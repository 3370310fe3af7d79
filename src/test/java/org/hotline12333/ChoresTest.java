package org.hotline12333;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.AuditReport;
import org.hotline12333.insurance.Limits;
import org.hotline12333.insurance.RecordStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the server does beside its calls, on a clock that the test moves. */
class ChoresTest {
    private final JdbcConnectionPool database =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");
    private final JdbcClient sql = JdbcClient.create(database);
    private final Logger logger = (Logger) LoggerFactory.getLogger(Chores.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Instant now = Instant.parse("2026-11-20T02:00:00Z");
    private long nanos;

    /** How long each look at the time takes. */
    private Duration busy = Duration.ZERO;

    private SteadyClock clock;
    private OpenedStates states;
    private Path keyFile;
    private RecordStore records;
    private CallLog log;
    private Chores chores;

    @BeforeEach
    void open(@TempDir Path folder) {
        Flyway.configure().dataSource(database).load().migrate();
        keyFile = folder.resolve("hotline.key");
        log = CallLog.open(database, () -> now);
        states = new OpenedStates(database);
        serve();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        lines.start();
        logger.addAppender(lines);
    }

    /** A server starts. */
    private void serve() {
        clock = new SteadyClock(() -> now, () -> nanos);
        records = RecordStore.open(database, keyFile, Limits.standard(), clock, () -> now);
        clock.begin(records.timesSeen());
        chores =
                new Chores(
                        records,
                        log,
                        states,
                        Retention.standard(),
                        Optional.empty(),
                        clock,
                        () -> {
                            pass(busy);
                            return nanos;
                        });
    }

    @AfterEach
    void close() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
        logger.setLevel(null);
        log.close();
        database.dispose();
    }

    /** A wrong number, which leaves a row in the audit. */
    private void call() {
        var id = (IdNumber.Read) IdNumber.read("990000197001051127", LocalDate.of(2026, 11, 20));
        var number = SocialSecurityNumber.read("99999999").orElseThrow();
        records.credentials().verifyNumbers(id.number(), number, HotlineUnderTest.TESTER);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    private AuditReport audit() {
        return records.auditTrail().verify(Optional.empty());
    }

    private List<String> told() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void eachTurnLinksTheAudit() {
        call();
        chores.turn();

        assertThat(audit().rows()).isEqualTo(1);
        assertThat(audit().waiting()).isZero();
        assertThat(told()).isEmpty();
    }

    @Test
    void theEndLinksWhatTheLastCallsHaveLeft() {
        chores.start();
        call();
        chores.close();

        assertThat(audit().waiting()).isZero();
    }

    @Test
    void theAuditIsRemovedAfterThreeYearsAndNotBefore() {
        call();
        chores.turn();
        pass(Retention.standard().audit());
        chores.turn();
        assertThat(audit().rows()).isEqualTo(1);

        pass(Removal.EVERY);
        chores.turn();

        assertThat(audit().rows()).isZero();
        assertThat(audit().removed()).isEqualTo(1);
        assertThat(told()).containsExactly("past their time and removed: 1 rows of the audit");
    }

    @Test
    void theCallLogIsRemovedAfterSixMonthsAndNotBefore() {
        log.begin("script-1", "", "0123456789ab", now);
        log.close();
        pass(Retention.standard().callLog());
        chores.turn();
        assertThat(log.calls("script-1")).hasSize(1);

        pass(Removal.EVERY);
        chores.turn();

        assertThat(log.calls("script-1")).isEmpty();
    }

    @Test
    void nothingIsRemovedBetweenTheHours() {
        chores.turn();
        log.begin("script-1", "", "0123456789ab", Instant.EPOCH);
        log.close();
        pass(Removal.EVERY.minusMillis(1));
        chores.turn();

        assertThat(log.calls("script-1")).hasSize(1);
    }

    @Test
    void aClockThatJumpsRemovesNothingForADay() {
        call();
        chores.turn();
        now = now.plus(Duration.ofDays(20_000));
        chores.turn();
        pass(SteadyClock.STEADY.minusNanos(1));
        chores.turn();
        assertThat(audit().rows()).isEqualTo(1);

        pass(Duration.ofNanos(1));
        chores.turn();

        assertThat(audit().rows()).isZero();
    }

    @Test
    void aClockThatWasPutBackKeepsNothingForLonger() {
        chores.turn();
        log.begin("script-1", "", "0123456789ab", Instant.EPOCH);
        log.close();
        now = now.minus(Duration.ofDays(300));
        chores.turn();
        pass(SteadyClock.STEADY);
        chores.turn();

        assertThat(log.calls("script-1")).isEmpty();
    }

    @Test
    void anAuditThatWasChangedIsToldOnceAMinute() {
        chores.turn();
        sql.sql("update audit_head set links = 1").update();
        String line =
                "the audit is not linked, and is tried again: the audit is not as it was written, at"
                        + " its head: run ./hotline audit verify";

        chores.turn();
        chores.turn();
        assertThat(told()).containsExactly(line);

        pass(Chore.TELLING_EVERY);
        chores.turn();
        assertThat(told()).containsExactly(line, line);
    }

    @Test
    void aDatabaseThatWasAwayCostsOneLineAndNoRow() {
        sql.sql("alter table audit_link rename to elsewhere").update();
        call();
        chores.turn();
        sql.sql("alter table elsewhere rename to audit_link").update();
        assertThat(told())
                .first()
                .asString()
                .startsWith(
                        "the audit is not linked, and is tried again: the record store is away");

        chores.turn();

        assertThat(audit().waiting()).isZero();
    }

    /** What is said of the audit's head, while this is done. */
    private List<String> ofHead(Runnable doing) {
        Logger head = (Logger) LoggerFactory.getLogger(HeadChore.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        head.setLevel(Level.INFO);
        head.addAppender(said);
        try {
            doing.run();
        } finally {
            head.detachAppender(said);
            head.setLevel(null);
        }
        return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private String noted() {
        return "the audit's head, to be checked later: ./hotline audit verify --head "
                + records.auditTrail().head();
    }

    @Test
    void theHeadIsInTheLogAtTheStartEachHourAndAtTheEnd() {
        assertThat(ofHead(chores::turn)).isEmpty();
        call();
        pass(Duration.ofHours(1));
        assertThat(ofHead(chores::turn)).containsExactly(noted());
        call();
        pass(Duration.ofMinutes(59));
        assertThat(ofHead(chores::turn)).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(ofHead(chores::turn)).containsExactly(noted());
        call();
        assertThat(ofHead(chores::close)).containsExactly(noted());
        serve();
        assertThat(ofHead(chores::turn)).containsExactly(noted());
    }

    @Test
    void aDatabaseThatIsPutBackMeanwhileIsTold() {
        call();
        chores.turn();
        sql.sql("create table was_row as select * from enquiry_audit").update();
        sql.sql("create table was_link as select * from audit_link").update();
        sql.sql("create table was_head as select * from audit_head").update();
        call();
        pass(Duration.ofHours(1));
        chores.turn();
        String later = records.auditTrail().head().toString();
        sql.sql("delete from audit_link").update();
        sql.sql("delete from enquiry_audit").update();
        sql.sql("delete from audit_head").update();
        sql.sql("insert into enquiry_audit select * from was_row").update();
        sql.sql("insert into audit_link select * from was_link").update();
        sql.sql("insert into audit_head select * from was_head").update();
        pass(Duration.ofHours(1));

        assertThat(ofHead(chores::turn))
                .containsExactly(
                        "the audit was put back, or written anew: its chain does not go through "
                                + later
                                + ", and ends at 1",
                        noted());
        assertThat(audit().faults()).isEmpty();
    }

    private long rows(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    private void past() {
        log.begin("script-1", "", "0123456789ab", Instant.EPOCH);
        log.close();
        call();
        states.first("nonce", Instant.EPOCH);
        sql.sql(
                        "update enquiry_audit set asked_at = timestamp with time zone '2001-01-01 00:00:00+00:00'")
                .update();
    }

    @Test
    void oneRemovalThatFailsStopsNoOther() {
        for (String table : List.of("lock_out", "opened_state", "call_log", "audit_link")) {
            past();
            sql.sql("alter table " + table + " rename to elsewhere").update();
            pass(Removal.EVERY);
            chores.turn();
            sql.sql("alter table elsewhere rename to " + table).update();

            for (String other : List.of("opened_state", "call_log")) {
                assertThat(rows(other))
                        .as(other + " without " + table)
                        .isEqualTo(other.equals(table) ? 1 : 0);
            }
            assertThat(told())
                    .anyMatch(line ->
                            line.contains(" past their time are not removed, and is tried again"));
            lines.list.clear();
            pass(Removal.AGAIN);
            chores.turn();
            assertThat(
                            rows(
                                    table.equals("call_log") || table.equals("opened_state")
                                            ? table
                                            : "call_log"))
                    .isZero();
            sql.sql("delete from lock_out").update();
            sql.sql("delete from audit_link").update();
            sql.sql("delete from enquiry_audit").update();
            sql.sql(
                            "update audit_head set links = 0, hash = '', removed = 0, removed_hash = '', mac = null")
                    .update();
            serve();
            log = CallLog.open(database, () -> now);
        }
    }

    @Test
    void aStartByAClockOfYearsLaterRemovesNothingHoweverOftenItStarts() {
        call();
        log.begin("script-1", "", "0123456789ab", now);
        log.close();
        chores.turn();
        now = now.plus(Duration.ofDays(1461));

        for (int start = 0; start < 5; start++) {
            serve();
            chores.turn();
            pass(Duration.ofHours(2));
            chores.turn();
        }

        assertThat(audit().rows()).isEqualTo(1);
        assertThat(log.calls("script-1")).hasSize(1);
        pass(Duration.ofHours(14));
        chores.turn();
        assertThat(audit().rows()).isZero();
        assertThat(log.calls("script-1")).isEmpty();
    }

    @Test
    void aTimeThatSomebodyRemovedOrForgedLetsNothingBeRemoved() {
        for (String deed :
                List.of(
                        "delete from time_seen",
                        "update time_seen set seen_at = timestamp with time zone '2030-11-20 00:00:00+00:00'")) {
            call();
            chores.turn();
            now = now.plus(Duration.ofDays(1461));
            sql.sql(deed).update();
            serve();
            chores.turn();

            assertThat(audit().rows()).as(deed).isPositive();
            assertThat(clock.removesBy()).isEmpty();
            now = now.minus(Duration.ofDays(1461));
            chores.turn();
            assertThat(clock.removesBy()).isPresent();
        }
    }

    @Test
    void aTimeThatSomebodyForgesWhileTheServerRunsIsWrittenAnew() {
        chores.turn();
        sql.sql("delete from time_seen").update();
        chores.turn();
        assertThat(rows("time_seen")).isEqualTo(1);

        sql.sql(
                        "update time_seen set seen_at = timestamp with time zone '2001-01-01 00:00:00+00:00'")
                .update();
        chores.turn();

        assertThat(sql.sql("select seen_at from time_seen").query(Instant.class).single())
                .isEqualTo(now);
    }

    @Test
    void aClockThatJumpsUnlocksNobody() {
        for (int wrong = 0; wrong < 4; wrong++) {
            call();
        }
        now = now.plus(Duration.ofDays(1461));
        call();

        assertThat(
                        sql.sql("select result from enquiry_audit order by id desc limit 1")
                                .query(String.class)
                                .single())
                .isEqualTo("PAUSED");
        pass(Removal.EVERY);
        chores.turn();
        assertThat(rows("lock_out")).isPositive();
    }

    @Test
    void removesManyRowsInManyTurnsAndSaysSoOnce() {
        chores.turn();
        List<Object[]> calls = new java.util.ArrayList<>();
        for (int call = 0; call < 5_000; call++) {
            calls.add(new Object[] {new UUID(0x7000 + ((long) call << 16), Long.MIN_VALUE + call)});
        }
        new org.springframework.jdbc.core.JdbcTemplate(database)
                .batchUpdate(
                        """
                        insert into call_log (id, call_id, dialled, dialplan, began_at, created_at)
                        values (?, 'past', '', '', current_timestamp, current_timestamp)
                        """,
                        calls);
        pass(Removal.EVERY);
        busy = Removal.REMOVING_FOR;

        chores.turn();
        assertThat(rows("call_log")).isBetween(1L, 4_999L);
        for (int second = 0; second < 20; second++) {
            pass(Chores.EVERY);
            chores.turn();
        }

        assertThat(rows("call_log")).isZero();
        assertThat(told())
                .containsExactly("past their time and removed: 5000 calls of the call log");
    }
}
