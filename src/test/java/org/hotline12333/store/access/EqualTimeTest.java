package org.hotline12333.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.insurance.records.WatchedSource;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.Limits.Pauses;
import org.hotline12333.store.access.Limits.Rate;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.rotation.KeyRotation;
import org.hotline12333.store.sealing.KeyFile;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A refusal takes as long whatever its reason: it makes the same statements in the same order, and
 * what it does between them costs alike. The password's hash costs next to nothing here, so that no
 * difference hides in it.
 *
 * <p>The reasons are tried in turn, in an order by chance, each try from a telephone that nobody
 * has called from: what differs is only what the hotline knows.
 */
@Tag("alone")
@Isolated("it compares times")
class EqualTimeTest {
    private static final int ROUNDS = 1_500;
    private static final int WARMING_UP = 1_500;

    /**
     * Of each quartile; a machine that does other work besides moves all reasons alike. A statement
     * more is found by name; what else differs, as a row written with what stood in it before, is 2
     * to 6 percent, some 20 us. A line has a packet every 20 ms.
     */
    private static final double DIFFERENCE_MAX = 0.12;

    private static final int QUARTER = ROUNDS / 4;

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;"
                            + "QUERY_CACHE_SIZE=64",
                    "hotline",
                    "");
    @TempDir Path folder;
    private final List<String> statements = new ArrayList<>();
    private StoreUnderTest store;
    private Credentials credentials;
    private Passwords passwords;
    private Keyring keys;
    private int telephones;

    /** Somebody who waits out a pause, and has a password. */
    private static final TestPeople LOCKED = new TestPeople("990000197505050427", "1000000090");

    @BeforeEach
    void open() {
        store = StoreUnderTest.loaded(pool, folder.resolve("hotline.key"));
        keys = Keyring.open(pool, store.keyFile(), store.clock());
        hashBy(new Passwords(1));
    }

    private void hashBy(Passwords way) {
        passwords = way;
        Database database = Database.of(new WatchedSource(pool, statements::add));
        credentials =
                new JdbcCredentials(
                        database,
                        keys,
                        new Audit(database, keys, store.clock()),
                        neverPausing(),
                        store.clock(),
                        passwords);
        store.sql()
                .sql("select person from credential")
                .query((row, _) -> new PersonId(row.getLong("person")))
                .list()
                .forEach(this::setPassword);
    }

    private void setPassword(PersonId person) {
        store.sql()
                .sql("update credential set password_hash = ? where person = ?")
                .param(passwords.hash(keys.now().writing(), person, Secret.of("135790")).hash())
                .param(person.value())
                .update();
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    /** All work is done, and no try makes the next one another's. */
    private static Limits neverPausing() {
        Pauses never = new Pauses(1_000_000, List.of(Duration.ofDays(1)), Duration.ofDays(1));
        Rate many = new Rate(1_000_000, Duration.ofDays(1));
        return new Limits(never, never, Duration.ofDays(180), true, many, many, many);
    }

    private void lock(TestPeople person) {
        SealingKeys keys = new KeyFile(store.keyFile()).read().writing();
        int rows =
                store.sql()
                        .sql(
                                "update lock_out set paused_until = ? where caller = ? and subject = ?")
                        .param(Transactions.stamp(store.clock().instant().plus(Duration.ofDays(9))))
                        .param("anybody")
                        .param(keys.hash(Kind.ID_NUMBER, person.id().reveal()))
                        .update();
        assertThat(rows).isEqualTo(1);
    }

    private Enquirer somebody() {
        return new Enquirer(Origin.telephone("1391%07d".formatted(telephones++)), "1700000000.1");
    }

    private Verdict numbers(TestPeople keyed) {
        return credentials.verifyNumbers(keyed.id(), keyed.socialSecurity(), somebody());
    }

    private Verdict password(PersonId person, String keyed) {
        return credentials.verifyPassword(person, Secret.of(keyed), somebody());
    }

    /** A reason to be refused, and how long it took at each try. */
    private static final class Reason {
        private final String name;
        private final Function<EqualTimeTest, Verdict> attempt;
        private final long[] nanos = new long[ROUNDS];
        private List<String> statements = List.of();

        Reason(String name, Function<EqualTimeTest, Verdict> attempt) {
            this.name = name;
            this.attempt = attempt;
        }

        double quartile(int which) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return sorted[which * QUARTER];
        }
    }

    private void tryAll(List<Reason> reasons) {
        List<Reason> order = new ArrayList<>(reasons);
        Random chance = new Random(12333);
        for (int round = -WARMING_UP; round < ROUNDS; round++) {
            Collections.shuffle(order, chance);
            for (Reason reason : order) {
                statements.clear();
                long begun = System.nanoTime();
                Verdict verdict = reason.attempt.apply(this);
                long nanos = System.nanoTime() - begun;
                assertThat(verdict).as(reason.name).isEqualTo(new Verdict.Refused());
                reason.statements = List.copyOf(statements);
                if (round >= 0) {
                    reason.nanos[round] = nanos;
                }
            }
        }
    }

    /** An insert that leaves nothing behind is the same work. */
    private static String shape(String statement) {
        return statement.replace("where 1 = 0", "where 1 = 1");
    }

    private static void assertAlike(List<Reason> reasons) {
        for (int first : IntStream.range(0, reasons.size()).toArray()) {
            for (Reason other : reasons.subList(first + 1, reasons.size())) {
                Reason one = reasons.get(first);
                assertThat(one.statements)
                        .as("%s and %s", one.name, other.name)
                        .isNotEmpty()
                        .map(EqualTimeTest::shape)
                        .isEqualTo(other.statements.stream().map(EqualTimeTest::shape).toList());
                for (int quartile = 1; quartile <= 3; quartile++) {
                    double here = one.quartile(quartile);
                    double there = other.quartile(quartile);
                    assertThat(Math.abs(here - there) / there)
                            .as(
                                    "quartile %d: %s %.0f us, %s %.0f us",
                                    quartile, one.name, here / 1_000, other.name, there / 1_000)
                            .isLessThan(DIFFERENCE_MAX);
                }
            }
        }
    }

    /** With two keys what is stored was hashed with the one that writes no more. */
    private void hold(int count) {
        if (count == 1) {
            return;
        }
        store.clock().pass(Duration.ofSeconds(1));
        String key = KeyRotation.addKey(store.keyFile());
        keys.tables().name(key, store.clock().instant());
        keys.refresh();
        assertThat(keys.now().ids()).hasSize(2).first().isEqualTo(key);
    }

    @ParameterizedTest(name = "{0} key(s)")
    @ValueSource(ints = {1, 2})
    void ofUnknownWrongAndLockedNumbers(int held) {
        hold(held);
        numbers(LOCKED.with(TestPeople.NOBODY));
        numbers(TestPeople.NOBODY.with(LOCKED)); // as the others, both were keyed before
        lock(LOCKED);
        List<Reason> reasons =
                List.of(
                        new Reason("unknown", test -> test.numbers(TestPeople.NOBODY)),
                        new Reason(
                                "wrong",
                                test -> test.numbers(TestPeople.PAYING.with(TestPeople.NOBODY))),
                        new Reason(
                                "two persons'",
                                test -> test.numbers(TestPeople.PAYING.with(TestPeople.RETIRED))),
                        new Reason("locked", test -> test.numbers(LOCKED)));

        tryAll(reasons);

        assertAlike(reasons);
    }

    @ParameterizedTest(name = "{0} key(s)")
    @ValueSource(ints = {1, 2})
    void ofWrongAbsentAndLockedPasswords(int held) {
        hold(held);
        PersonId wrong = store.id(TestPeople.WITH_PASSWORD);
        PersonId without = store.id(TestPeople.PAYING);
        PersonId locked = store.id(LOCKED);
        password(locked, "000000");
        lock(LOCKED);
        List<Reason> reasons =
                List.of(
                        new Reason("wrong", test -> test.password(wrong, "000000")),
                        new Reason("absent", test -> test.password(without, "135790")),
                        new Reason("locked", test -> test.password(locked, "135790")));

        tryAll(reasons);

        assertAlike(reasons);
    }

    private long fastest(PersonId person, String keyed) {
        return IntStream.range(0, 5)
                .mapToLong(_ -> {
                    long begun = System.nanoTime();
                    assertThat(password(person, keyed)).isEqualTo(new Verdict.Refused());
                    return System.nanoTime() - begun;
                })
                .min()
                .orElseThrow();
    }

    /** Twenty milliseconds here, and two elsewhere. */
    @Test
    void aPasswordIsHashedWhoeverIsRefused() {
        hashBy(new Passwords(60_000));
        PersonId locked = store.id(LOCKED);
        password(locked, "000000");
        lock(LOCKED);

        long half = fastest(store.id(TestPeople.WITH_PASSWORD), "000000") / 2;

        assertThat(fastest(store.id(TestPeople.PAYING), "135790")).as("absent").isGreaterThan(half);
        assertThat(fastest(locked, "135790")).as("locked").isGreaterThan(half);
    }
}
