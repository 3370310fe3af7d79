package org.hotline12333.calllog;

import javax.sql.DataSource;
import org.hotline12333.insurance.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

class PostgresServerBoardsTest extends ServerBoardsContract {
    private @Nullable TestPostgres server;

    @Override
    DataSource emptyDatabase() {
        TestPostgres started = TestPostgres.start();
        server = started;
        return started.source();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }
}
