package org.hotline12333.insurance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.hotline12333.store.database.DatabaseAddress;
import org.opentest4j.TestAbortedException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL; where none starts, tests are skipped, and say so in one line. */
public final class TestPostgres implements AutoCloseable {
    private static final String POSTGRES = "postgres";

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    public static TestPostgres start() {
        try {
            return new TestPostgres(
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
        } catch (IOException | RuntimeException fault) {
            String line = "PostgreSQL tests are skipped: it does not start here, " + fault;
            System.err.println(line);
            throw new TestAbortedException(line);
        }
    }

    /** What a hotline has to be told to serve from it. */
    public Map<String, String> settings() {
        return settings(POSTGRES);
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
        return server.getPostgresDatabase();
    }

    /** Another database of this server. */
    public DataSource emptyDatabase() {
        return server.getDatabase(POSTGRES, made());
    }

    /** The same, for who opens it as a hotline does. */
    public DatabaseAddress emptyAddress() {
        return new DatabaseAddress(server.getJdbcUrl(POSTGRES, made()), POSTGRES, "");
    }

    private String made() {
        String name = "test" + databases.incrementAndGet();
        JdbcClient.create(source()).sql("create database " + name).update();
        return name;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException fault) {
            throw new UncheckedIOException("the PostgreSQL of a test", fault);
        }
    }
}
