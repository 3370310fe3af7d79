package org.hotline12333.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that takes every statement and then loses the commit. */
class LostCommitTest {
    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");

    @TempDir Path folder;

    private StoreUnderTest sound;
    private StoreUnderTest losing;

    @BeforeEach
    void load() {
        Path keyFile = folder.resolve("hotline.key");
        sound = StoreUnderTest.loaded(pool, keyFile);
        DataSource broken = mock(DataSource.class, _ -> withoutCommit(pool.getConnection()));
        losing = StoreUnderTest.over(broken, keyFile);
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    private static Connection withoutCommit(Connection real) throws SQLException {
        Connection connection = mock(Connection.class, delegatesTo(real));
        doThrow(new SQLException("the commit is lost", "08006")).when(connection).commit();
        return connection;
    }

    @Test
    void verifiesNobodyWhoseEntryIsNotOnRecord() {
        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() -> losing.numbers(TestPeople.PAYING));

        assertThat(sound.audit()).isEmpty();
    }

    @Test
    void tellsNothingThatIsNotInTheAudit() {
        PersonId person = sound.id(TestPeople.PAYING);

        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() -> losing.enquiries().pension(person, StoreUnderTest.calling("")));

        assertThat(sound.audit()).isEmpty();
    }
}
