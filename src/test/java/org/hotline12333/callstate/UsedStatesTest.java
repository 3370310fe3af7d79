package org.hotline12333.callstate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.store.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A state opens once, on whichever server of a database. */
class UsedStatesTest {
    private final JdbcConnectionPool database =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");

    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private final UsedStates opened = new UsedStates(Database.of(database));
    private final UsedStates elsewhere = new UsedStates(Database.of(database));

    @BeforeEach
    void migrate() {
        Flyway.configure().dataSource(database).load().migrate();
    }

    @AfterEach
    void close() {
        database.dispose();
    }

    private Instant soon() {
        return now.plus(Duration.ofMinutes(15));
    }

    @Test
    void isTheFirstTimeOnce() {
        assertThat(opened.first("a", soon())).isTrue();
        assertThat(opened.first("a", soon())).isFalse();
        assertThat(opened.first("b", soon())).isTrue();
    }

    @Test
    void anotherServerKnowsIt() {
        assertThat(opened.first("a", soon())).isTrue();
        assertThat(elsewhere.first("a", soon())).isFalse();
    }

    @Test
    void whatCannotOpenAnyMoreIsForgotten() {
        opened.first("a", soon());
        now = now.plus(Duration.ofMinutes(90));
        opened.first("b", soon());

        assertThat(opened.removeBefore(now)).isEqualTo(1);

        assertThat(
                        JdbcClient.create(database)
                                .sql("select nonce from opened_state")
                                .query((row, _) -> row.getString(1) + "")
                                .list())
                .containsExactly("b");
    }

    @Test
    void whileTheDatabaseIsAwayTheCallerIsKept() {
        database.dispose();

        assertThat(opened.first("a", soon())).isTrue();
    }
}
