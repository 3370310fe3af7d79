package org.hotline12333.draft;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

class H2DraftTest extends DraftContract {
    @Override
    DataSource emptyDatabase() {
        return JdbcConnectionPool.create(
                "jdbc:h2:mem:"
                        + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "hotline",
                "");
    }
}
