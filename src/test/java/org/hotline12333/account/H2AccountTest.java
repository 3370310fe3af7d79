package org.hotline12333.account;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

class H2AccountTest extends AccountBookContract {
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
