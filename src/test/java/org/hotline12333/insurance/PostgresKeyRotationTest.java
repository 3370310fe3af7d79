package org.hotline12333.insurance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.opentest4j.TestAbortedException;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresKeyRotationTest extends KeyRotationContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        try {
            server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException | RuntimeException fault) {
            throw new TestAbortedException("PostgreSQL does not start here, " + fault);
        }
    }

    @Override
    DataSource emptyDatabase() {
        EmbeddedPostgres started = java.util.Objects.requireNonNull(server);
        String name = "rotation" + DATABASES.incrementAndGet();
        JdbcClient.create(started.getPostgresDatabase()).sql("create database " + name).update();
        return started.getDatabase("postgres", name);
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
