package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.insurance.delivery.Roll;
import org.hotline12333.insurance.delivery.RollContract;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A roll over records in which "7" is already. */
class PersonNumbersTest extends RollContract {
    private static final TestPeople ZHAO = TestPeople.IN_ARREARS;

    @TempDir Path folder;

    @Override
    protected Roll roll() throws Exception {
        StoreUnderTest store =
                StoreUnderTest.empty(
                        JdbcConnectionPool.create(
                                "jdbc:h2:mem:"
                                        + UUID.randomUUID()
                                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                                "hotline",
                                ""),
                        folder.resolve("hotline.key"));
        Database database = Database.of(store.source());
        Keyring keyring = Keyring.open(store.source(), store.keyFile(), store.clock());
        return database.transactions()
                .inOne(() -> {
                    PersonNumbers before = PersonNumbers.of(database, keyring, 1, 0);
                    before.enter(person("7", ZHAO), 2);
                    before.flush();
                    return PersonNumbers.of(database, keyring, 2, 1);
                });
    }

    @Test
    void whoIsOnRecordStandsInTheirLineOnceEntered() throws Exception {
        Roll roll = roll();
        stands(roll, "7", ZHAO, Roll.ABSENT);

        roll.enter(person("7", ZHAO), 3);

        stands(roll, "7", ZHAO, 3);
    }

    /** The records' number of the one is the delivery's of the other. */
    @Test
    void aNumberThatWentToAnotherStandsInTheirLine() throws Exception {
        Roll roll = roll();

        roll.enter(person("7", ZHAO.with(WANG)), 2);

        assertThat(roll.line(ZHAO.socialSecurity())).isEqualTo(Roll.ABSENT);
        roll.enter(person("1", WANG.with(ZHAO)), 3);
        assertThat(roll.line(ZHAO.socialSecurity())).isEqualTo(3);
        assertThat(roll.line(WANG.socialSecurity())).isEqualTo(2);
    }
}
