package org.hotline12333.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.store.sealing.KeyFile;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An audit that was begun before there was a chain. */
class AuditUpgradeTest {
    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");

    private StoreUnderTest store;

    @BeforeEach
    void upgrade(@TempDir Path folder) {
        Flyway.configure().dataSource(pool).target("4").load().migrate();
        SealingKeys keys = new KeyFile(folder.resolve("hotline.key")).create();
        JdbcClient sql = JdbcClient.create(pool);
        sql.sql("insert into sealing_key (id, first_used_at) values (?, current_timestamp)")
                .param(keys.id())
                .update();
        sql.sql(
                        """
                        insert into enquiry_audit (asked_at, sealing_key, caller_hash,
                            caller_sealed, call_id, enquiry, detail, result)
                        values (timestamp with time zone '2026-01-01 00:00:00+00:00', ?, ?, ?, '',
                            'PENSION', '', 'ANSWERED')
                        """)
                .params(
                        keys.id(),
                        keys.hash(Kind.CALLER_NUMBER, ""),
                        keys.seal(Kind.CALLER_NUMBER, "", "enquiry_audit 1"))
                .update();
        store = StoreUnderTest.loaded(pool, folder.resolve("hotline.key"));
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void hasAChainFromThenOnAndSaysWhatIsNotInIt() {
        store.linked(TestPeople.PAYING, 2);

        AuditReport report = store.verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.older()).isEqualTo(1);
    }

    @Test
    void removesItsOldestRowsInTimeToo() {
        store.linked(TestPeople.PAYING, 1);

        assertThat(store.trail().removeBefore(store.clock().instant().minus(Duration.ofDays(1))))
                .isEqualTo(1);
        assertThat(store.verify().older()).isZero();
        assertThat(store.verify().rows()).isEqualTo(1);
    }
}
