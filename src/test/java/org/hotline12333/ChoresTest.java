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
    private RecordStore records;
    private CallLog log;
    private Chores chores;

    @BeforeEach
    void open(@TempDir Path folder) {
        Flyway.configure().dataSource(database).load().migrate();
        records =
                RecordStore.open(
                        database, folder.resolve("hotline.key"), Limits.standard(), () -> now);
        log = CallLog.open(database, () -> now);
        chores =
                new Chores(
                        records,
                        log,
                        Retention.standard(),
                        Optional.empty(),
                        () -> now,
                        () -> nanos);
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        lines.start();
        logger.addAppender(lines);
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

        pass(Chores.REMOVING_EVERY);
        chores.turn();

        assertThat(audit().rows()).isZero();
        assertThat(audit().removed()).isEqualTo(1);
        assertThat(told())
                .containsExactly(
                        "past their time and removed: 1 rows of the audit and 0 calls of the call"
                                + " log");
    }

    @Test
    void theCallLogIsRemovedAfterSixMonthsAndNotBefore() {
        log.begin("script-1", "", "0123456789ab", now);
        log.close();
        pass(Retention.standard().callLog());
        chores.turn();
        assertThat(log.calls("script-1")).hasSize(1);

        pass(Chores.REMOVING_EVERY);
        chores.turn();

        assertThat(log.calls("script-1")).isEmpty();
    }

    @Test
    void nothingIsRemovedBetweenTheHours() {
        chores.turn();
        log.begin("script-1", "", "0123456789ab", Instant.EPOCH);
        log.close();
        pass(Chores.REMOVING_EVERY.minusMillis(1));
        chores.turn();

        assertThat(log.calls("script-1")).hasSize(1);
    }

    @Test
    void aClockThatJumpsRemovesNothingForADay() {
        call();
        chores.turn();
        now = now.plus(Duration.ofDays(20_000));
        chores.turn();
        pass(Chores.STEADY.minusNanos(1));
        chores.turn();
        assertThat(audit().rows()).isEqualTo(1);
        assertThat(told()).hasSize(1).first().asString().startsWith("the clock jumped to 2081-");

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
        pass(Chores.STEADY);
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

        pass(Chores.TELLING_EVERY);
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
}
