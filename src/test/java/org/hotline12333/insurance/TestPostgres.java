package org.hotline12333.insurance;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.hotline12333.store.database.DatabaseAddress;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Databases of a real PostgreSQL, which is one for all tests of a run and ends with it; where none
 * starts, tests are skipped, and say so in one line.
 */
public final class TestPostgres implements AutoCloseable {
    private static final String POSTGRES = "postgres";
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable EmbeddedPostgres running;

    private final EmbeddedPostgres server;
    private final String database;
    private final boolean isAlone;
    private final Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();
    private final Queue<String> databases = new ConcurrentLinkedQueue<>();

    private TestPostgres(EmbeddedPostgres server, boolean isAlone) {
        this.server = server;
        this.isAlone = isAlone;
        database = made();
    }

    /** A database that no other test has; more of them come from it. */
    public static TestPostgres start() {
        return new TestPostgres(server(), false);
    }

    /** A server that nobody else uses, for who changes more than a database. */
    public static TestPostgres startAlone() {
        return new TestPostgres(started(), true);
    }

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres server = running == null ? started() : running;
        running = server;
        return server;
    }

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException | RuntimeException fault) {
            String line = "PostgreSQL tests are skipped: it does not start here, " + fault;
            System.err.println(line);
            throw new TestAbortedException(line);
        }
    }

    /** What a hotline has to be told to serve from it. */
    public Map<String, String> settings() {
        return settings(database);
    }

    /** The same, of another database of this server. */
    public Map<String, String> emptySettings() {
        return settings(made());
    }

    private Map<String, String> settings(String database) {
        return Map.of(
                "HOTLINE_DB_URL",
                server.getJdbcUrl(POSTGRES, database),
                "HOTLINE_DB_USER",
                POSTGRES);
    }

    public DataSource source() {
        return pooled(database);
    }

    /** Another database of this server. */
    public DataSource emptyDatabase() {
        return pooled(made());
    }

    /** The same, for who opens it as a hotline does. */
    public DatabaseAddress emptyAddress() {
        return new DatabaseAddress(server.getJdbcUrl(POSTGRES, made()), POSTGRES, "");
    }

    /** A statement that begins a process of the server takes ten times as long. */
    private DataSource pooled(String name) {
        return pools.computeIfAbsent(
                name,
                _ -> {
                    HikariDataSource pool = new HikariDataSource();
                    pool.setDataSource(server.getDatabase(POSTGRES, name));
                    pool.setMinimumIdle(0);
                    return pool;
                });
    }

    private String made() {
        String name = "test" + DATABASES.incrementAndGet();
        JdbcClient.create(server.getPostgresDatabase()).sql("create database " + name).update();
        databases.add(name);
        return name;
    }

    /**
     * What it holds is of no use to anybody any more. Each database is a thousand files, and the
     * JVM has half a minute at its end to delete what is left.
     */
    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
        if (isAlone) {
            end();
            return;
        }
        JdbcClient sql = JdbcClient.create(server.getPostgresDatabase());
        databases.forEach(name -> sql.sql("drop database " + name + " with (force)").update());
    }

    private void end() {
        try {
            server.close();
        } catch (IOException fault) {
            throw new UncheckedIOException("the PostgreSQL of a test", fault);
        }
    }
}
