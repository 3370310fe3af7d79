package org.hotline12333.store.database;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.store.access.Limits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes away after the store was opened. */
class RecordStoreAwayTest {
    private static final String AWAY = "the record store is away: CannotCreateTransactionException";
    private static final String WITHOUT_A_TRANSACTION =
            "the record store is away: CannotGetJdbcConnectionException";

    @TempDir Path folder;

    private StoreUnderTest away;
    private final PersonId person = new PersonId(1);

    @BeforeEach
    void goAway() {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:"
                                + UUID.randomUUID()
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                        "hotline",
                        "");
        away = StoreUnderTest.empty(pool, folder.resolve("hotline.key"));
        pool.dispose();
    }

    @Test
    void isNamedWhereNumbersAreVerified() {
        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() -> away.numbers(TestPeople.PAYING))
                .withMessage(AWAY);
    }

    @Test
    void isNamedWhereAPasswordIsVerified() {
        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() ->
                        away.store()
                                .credentials()
                                .verifyPassword(
                                        person, Secret.of("135790"), StoreUnderTest.calling("")))
                .withMessage(AWAY);
    }

    @Test
    void isNamedWhereRecordsAreAskedFor() {
        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() -> away.enquiries().pension(person, StoreUnderTest.calling("")))
                .withMessage(WITHOUT_A_TRANSACTION);
        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() -> away.store().enquiries().dataDates())
                .withMessage(WITHOUT_A_TRANSACTION);
    }

    @Test
    void isNamedWhereTheStoreIsOpened() {
        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() -> away.with(Limits.standard()))
                .withMessage(WITHOUT_A_TRANSACTION);
    }
}
