package org.hotline12333.calllog;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;

class H2ServerBoardsTest extends ServerBoardsContract {
    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");

    @Override
    DataSource emptyDatabase() {
        return pool;
    }

    @AfterAll
    void close() {
        pool.dispose();
    }
}
