package org.hotline12333.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.Secret;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.database.CommitsOnDisk;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.Keyring;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

/**
 * A try whose count cannot be written is not judged: whichever statement of a verification fails,
 * or takes too long, there is no verdict that is not on record, and no count without a verdict.
 */
class FailedStatementTest {
    private static final int STATEMENTS_MAX = 30;
    private static final Duration TRANSACTION_MAX = Duration.ofSeconds(1);
    private static final String CALLER = "13911110000";

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");
    @TempDir Path folder;
    private StoreUnderTest sound;
    private Credentials credentials;

    /** How many statements and commits are to go well; the one after them has the fault. */
    private int well;

    private boolean slow;
    private boolean faulty;

    @BeforeEach
    void load() {
        sound = StoreUnderTest.loaded(pool, folder.resolve("hotline.key"));
        DataSource source =
                Mockito.mock(DataSource.class, _ -> proxy(Connection.class, pool.getConnection()));
        Keyring keys = Keyring.open(pool, sound.keyFile(), sound.clock());
        Database database = Database.of(source);
        credentials =
                new JdbcCredentials(
                        new Database(
                                source,
                                database.jdbc(),
                                database.sql(),
                                new Transactions(CommitsOnDisk.of(source), TRANSACTION_MAX)),
                        keys,
                        new Audit(database, keys, sound.clock()),
                        Limits.standard(),
                        sound.clock());
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            if (method.getName().startsWith("execute")
                                    || method.getName().equals("commit")) {
                                step();
                            }
                            try {
                                return wrapped(method.invoke(real, arguments));
                            } catch (InvocationTargetException e) {
                                throw Optional.ofNullable(e.getCause()).orElse(e);
                            }
                        }));
    }

    private @Nullable Object wrapped(@Nullable Object result) {
        return switch (result) {
            case PreparedStatement statement -> proxy(PreparedStatement.class, statement);
            case Statement statement -> proxy(Statement.class, statement);
            case null -> null;
            default -> result;
        };
    }

    private void step() throws SQLException, InterruptedException {
        if (well-- != 0) {
            return;
        }
        faulty = true;
        if (slow) {
            Thread.sleep(TRANSACTION_MAX.plusMillis(100));
        } else {
            throw new SQLException("this statement fails", "08006");
        }
    }

    private List<List<Map<String, @Nullable Object>>> tables() {
        return Stream.of("lock_out", "throttle", "enquiry_audit")
                .map(table -> sound.sql().sql("select * from " + table).query().listOfRows())
                .toList();
    }

    /** Tries it with the fault at each statement in turn; gives how many there are. */
    private int atEach(Function<Enquirer, Verdict> attempt) {
        for (int first = 0; first < STATEMENTS_MAX; first++) {
            List<List<Map<String, @Nullable Object>>> before = tables();
            well = first;
            faulty = false;
            Optional<Verdict> verdict = Optional.empty();
            try {
                verdict =
                        Optional.of(
                                attempt.apply(
                                        new Enquirer(
                                                Origin.telephone(CALLER), "1700000000." + first)));
            } catch (RecordStoreAwayException _) {
                assertThat(faulty).isTrue();
            }
            well = -1;
            List<List<Map<String, @Nullable Object>>> after = tables();
            assertThat(after.equals(before))
                    .as("left as it was after statement %d: %s", first, verdict)
                    .isEqualTo(verdict.isEmpty());
            if (verdict.isPresent()) {
                assertThat(after.getLast()).hasSize(before.getLast().size() + 1);
            }
            if (!faulty) {
                return first;
            }
        }
        throw new AssertionError("more statements than " + STATEMENTS_MAX);
    }

    private Verdict numbers(TestPeople person, Enquirer enquirer) {
        return credentials.verifyNumbers(person.id(), person.socialSecurity(), enquirer);
    }

    private Verdict password(String password, Enquirer enquirer) {
        return credentials.verifyPassword(
                sound.id(TestPeople.WITH_PASSWORD), Secret.of(password), enquirer);
    }

    @Test
    void ofWrongNumbers() {
        TestPeople wrong = TestPeople.PAYING.with(TestPeople.NOBODY);

        assertThat(atEach(caller -> numbers(wrong, caller))).isGreaterThan(5);
        assertThat(atEach(caller -> numbers(wrong, caller))).isGreaterThan(5);
    }

    @Test
    void ofRightNumbers() {
        assertThat(atEach(caller -> numbers(TestPeople.PAYING, caller))).isGreaterThan(4);
        assertThat(atEach(caller -> numbers(TestPeople.PAYING, caller))).isGreaterThan(4);
    }

    @Test
    void ofNumbersThatAPasswordFollows() {
        assertThat(atEach(caller -> numbers(TestPeople.WITH_PASSWORD, caller))).isGreaterThan(5);
    }

    @Test
    void ofAWrongPassword() {
        assertThat(atEach(caller -> password("000000", caller))).isGreaterThan(5);
    }

    @Test
    void ofARightPassword() {
        sound.numbers(TestPeople.WITH_PASSWORD, CALLER);
        assertThat(atEach(caller -> password("135790", caller))).isGreaterThan(5);
    }

    @Test
    void ofTriesInAPause() {
        TestPeople wrong = TestPeople.PAYING.with(TestPeople.NOBODY);
        for (int i = 0; i < 3; i++) {
            sound.numbers(wrong, CALLER);
        }
        assertThat(atEach(caller -> numbers(TestPeople.PAYING, caller))).isGreaterThan(5);
    }

    @Test
    void ofNumbersThatTakeTooLong() {
        slow = true;

        assertThat(atEach(caller -> numbers(TestPeople.PAYING.with(TestPeople.NOBODY), caller)))
                .isGreaterThan(5);
    }
}
