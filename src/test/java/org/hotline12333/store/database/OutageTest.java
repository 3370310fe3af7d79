package org.hotline12333.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The connections of a server whose PostgreSQL goes and comes back. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OutageTest {
    private static final int CALLERS = 50;

    /** After this a pool of itself tries only every five seconds. */
    private static final Duration OUTAGE = Duration.ofSeconds(7);

    /** An attempt takes three. */
    private static final Duration TOGETHER_MAX = Duration.ofSeconds(5);

    /** A second, and what a busy machine adds. */
    private static final Duration BACK_MAX = Duration.ofSeconds(2);

    private static final Duration MOMENT = Duration.ofMillis(20);

    @TempDir Path folder;

    private int port;
    private EmbeddedPostgres postgres;
    private StoreSource source;

    @BeforeEach
    void open() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try {
            postgres = start();
        } catch (IOException | RuntimeException fault) {
            String line = "An outage is skipped: no PostgreSQL starts here, " + fault;
            System.err.println(line);
            throw new TestAbortedException(line);
        }
        source =
                StoreSource.open(
                        new DatabaseAddress(
                                postgres.getJdbcUrl("postgres", "postgres"), "postgres", ""),
                        Optional.empty(),
                        true);
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("pg"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                .start();
    }

    @AfterEach
    void close() throws IOException {
        if (source != null) {
            source.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    /** How long somebody waited to hear that there is no connection. */
    private Duration refused() {
        long asked = System.nanoTime();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> source.getConnection().close())
                .matches(fault -> DatabaseFault.of(fault) == DatabaseFault.AWAY);
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    private Duration waitTogether() throws Exception {
        List<Future<Duration>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.add(threads.submit(this::refused));
            }
        }
        Duration together = Duration.ZERO;
        for (Future<Duration> caller : callers) {
            together = together.plus(caller.get());
        }
        return together;
    }

    @Test
    void fiftyCallersWaitForOneAttemptAndAreBackWithinASecond() throws Exception {
        long began = System.nanoTime();
        postgres.close();
        while (isBack()) {
            Thread.sleep(MOMENT);
        }
        refused();
        while (System.nanoTime() - began < OUTAGE.toNanos()) {
            assertThat(waitTogether()).isLessThan(TOGETHER_MAX);
            Thread.sleep(MOMENT);
        }

        postgres = start();
        long back = System.nanoTime();
        while (!isBack()) {
            Thread.sleep(MOMENT);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(BACK_MAX);
    }

    private boolean isBack() {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    private JdbcClient administrator() {
        return JdbcClient.create(postgres.getPostgresDatabase());
    }

    private static int process(Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void awaitEnd(int process) throws InterruptedException {
        while (administrator()
                .sql("select exists (select 1 from pg_stat_activity where pid = ?)")
                .param(process)
                .query(Boolean.class)
                .single()) {
            Thread.sleep(MOMENT);
        }
    }

    @Test
    void aConnectionThatTheServerEndsIsNotGivenToAnother() throws Exception {
        int ended;
        try (Connection connection = source.getConnection()) {
            ended = process(connection);
            administrator()
                    .sql("select pg_terminate_backend(?)")
                    .param(ended)
                    .query(Boolean.class)
                    .single();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> process(connection))
                    .matches(fault -> DatabaseFault.of(fault) == DatabaseFault.AWAY);
            assertThat(connection.isClosed()).isTrue();
        }
        awaitEnd(ended);
    }

    @Test
    void aConnectionToAPrimaryThatIsNoneAnyMoreIsNotGivenToAnother() throws Exception {
        int readOnly;
        try (Connection connection = source.getConnection()) {
            readOnly = process(connection);
            connection
                    .createStatement()
                    .execute("set session characteristics as transaction read only");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(
                            () -> connection.createStatement().execute("create table t (i int)"))
                    .returns("25006", SQLException::getSQLState);
            assertThat(connection.isClosed()).isTrue();
        }
        awaitEnd(readOnly);
    }
}
