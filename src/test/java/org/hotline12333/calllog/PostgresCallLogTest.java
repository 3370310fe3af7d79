package org.hotline12333.calllog;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.opentest4j.TestAbortedException;

class PostgresCallLogTest extends CallLogContract {
    private @Nullable EmbeddedPostgres server;

    @Override
    DataSource emptyDatabase() {
        try {
            EmbeddedPostgres started =
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            server = started;
            return started.getPostgresDatabase();
        } catch (IOException | RuntimeException fault) {
            String line = "PostgreSQL tests are skipped: it does not start here, " + fault;
            System.err.println(line);
            throw new TestAbortedException(line);
        }
    }

    @AfterAll
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
