package org.hotline12333.insurance;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;

class H2RecordStoreTest extends RecordStoreContract {
    private JdbcConnectionPool pool = pool();

    private static JdbcConnectionPool pool() {
        return JdbcConnectionPool.create(
                "jdbc:h2:mem:"
                        + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "hotline",
                "");
    }

    @Override
    DataSource emptyDatabase() {
        pool = pool();
        return pool;
    }

    @AfterEach
    void close() {
        pool.dispose();
    }
}
