package org.hotline12333.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.hotline12333.insurance.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** This machine's clock beside that of a real PostgreSQL. */
class PostgresClockTest {
    private static @Nullable TestPostgres server;

    @BeforeAll
    static void start() {
        server = TestPostgres.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Finding with(InstantSource clock) {
        return new ClockCheck(
                        clock,
                        LocalDate.of(2025, 9, 16),
                        Optional.ofNullable(server).map(TestPostgres::source))
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
