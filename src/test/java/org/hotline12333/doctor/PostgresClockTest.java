package org.hotline12333.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** This machine's clock beside that of a real PostgreSQL. */
class PostgresClockTest {
    private static @Nullable EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        try {
            server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException | RuntimeException fault) {
            throw new TestAbortedException("PostgreSQL does not start here, " + fault);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private static Finding with(InstantSource clock) {
        return new ClockCheck(
                        clock,
                        LocalDate.of(2025, 9, 16),
                        Optional.ofNullable(server).map(EmbeddedPostgres::getPostgresDatabase))
                .look();
    }

    @Test
    void isWellWhereBothAgree() {
        assertThat(with(InstantSource.system()))
                .isEqualTo(new Finding.Well("within 2 s of the database"));
    }

    @Test
    void isWrongWhereTheyDiffer() {
        InstantSource slow = () -> Instant.now().minus(Duration.ofMinutes(10));

        assertThat(with(slow))
                .isInstanceOfSatisfying(
                        Finding.Wrong.class,
                        wrong ->
                                assertThat(wrong.toString())
                                        .containsPattern("it is (599|600) s from the database's"));
    }
}
