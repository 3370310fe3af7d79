package org.hotline12333.upkeep;

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
import org.hotline12333.callstate.UsedStates;
import org.hotline12333.cli.HotlineUnderTest;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.audit.AuditReport;
import org.hotline12333.store.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server's maintenance over a database in memory, on a clock that the test moves. */
public abstract class MaintenanceUnderTest {
    final JdbcConnectionPool database =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");
    public final JdbcClient sql = JdbcClient.create(database);
    private final Logger logger = (Logger) LoggerFactory.getLogger(Maintenance.class);
    final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    public Instant now = Instant.parse("2026-11-20T02:00:00Z");
    long nanos;

    /** How long each look at the time takes. */
    Duration busy = Duration.ZERO;

    public SteadyClock clock;
    UsedStates states;
    private Path keyFile;
    RecordStore records;
    public CallLog log;
    public Maintenance maintenance;

    @BeforeEach
    void open(@TempDir Path folder) {
        Flyway.configure().dataSource(database).load().migrate();
        keyFile = folder.resolve("hotline.key");
        log = CallLog.open(database, () -> now);
        states = new UsedStates(Database.of(database));
        serve();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        lines.start();
        logger.addAppender(lines);
    }

    /** A server starts. */
    final void serve() {
        clock = new SteadyClock(() -> now, () -> nanos);
        records = RecordStore.open(database, keyFile, Limits.standard(), clock, () -> now);
        clock.begin(records.timesSeen());
        maintenance =
                new Maintenance(
                        records,
                        log,
                        states,
                        Retention.least(),
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
    void call() {
        var id = (IdNumber.Read) IdNumber.read("990000197001051127", LocalDate.of(2026, 11, 20));
        var number = SocialSecurityNumber.read("99999999").orElseThrow();
        records.credentials().verifyNumbers(id.number(), number, HotlineUnderTest.TESTER);
    }

    void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    AuditReport audit() {
        return records.auditTrail().verify(Optional.empty());
    }

    List<String> told() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    long rows(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
