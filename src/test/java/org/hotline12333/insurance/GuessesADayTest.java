package org.hotline12333.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.TestPeople.PAYING;
import static org.hotline12333.insurance.TestPeople.WITH_PASSWORD;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many guesses at one person somebody gets who calls from a thousand numbers and never rests. A
 * guess is an entry that was judged: one that was refused unread, in a pause, teaches nothing.
 */
class GuessesADayTest {
    private static final int TELEPHONES = 1_000;
    private static final int FIRST_DAY = 35;
    private static final int NEXT_DAY = 24;

    /** The attacker's patience with a pause: all pauses for a person are multiples of it. */
    private static final Duration STEP = Duration.ofMinutes(5);

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");
    @TempDir Path folder;
    private StoreUnderTest store;

    @BeforeEach
    void open() {
        store = StoreUnderTest.loaded(pool, folder.resolve("hotline.key"));
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    private int guesses() {
        return store.sql()
                .sql("select count(*) from enquiry_audit where result = 'WRONG'")
                .query(Integer.class)
                .single();
    }

    /** Guesses at once whenever it is let, from each telephone in turn. */
    private int dayOf(Consumer<String> guess) {
        int before = guesses();
        int telephone = 0;
        Instant end = store.clock().instant().plus(Duration.ofDays(1));
        int judged = before;
        while (store.clock().instant().isBefore(end)) {
            guess.accept("1370000%04d".formatted(telephone++ % TELEPHONES));
            int now = guesses();
            if (now == judged) {
                store.clock().pass(STEP);
            }
            judged = now;
        }
        return judged - before;
    }

    private static TestPeople withNumber(TestPeople person, int number) {
        return new TestPeople(person.idNumber(), "30%08d".formatted(number));
    }

    @Test
    void areThirtyFiveAtTheNumbersAndThenOneAnHour() {
        int[] number = {0};
        Consumer<String> guess = caller -> store.numbers(withNumber(PAYING, number[0]++), caller);

        assertThat(dayOf(guess)).isEqualTo(FIRST_DAY);
        assertThat(dayOf(guess)).isEqualTo(NEXT_DAY);
    }

    @Test
    void areThirtyFiveAtThePasswordAndThenOneAnHour() {
        int[] number = {0};
        Consumer<String> guess =
                caller -> store.password(WITH_PASSWORD, "9%05d".formatted(number[0]++), caller);

        assertThat(dayOf(guess)).isEqualTo(FIRST_DAY);
        assertThat(dayOf(guess)).isEqualTo(NEXT_DAY);
    }

    @Test
    void areNotMoreForWhoTriesBothInTurn() {
        int[] number = {0};

        assertThat(
                        dayOf(caller -> {
                            if (number[0]++ % 2 == 0) {
                                store.numbers(withNumber(WITH_PASSWORD, number[0]), caller);
                            } else {
                                store.password(WITH_PASSWORD, "9%05d".formatted(number[0]), caller);
                            }
                        }))
                .isEqualTo(FIRST_DAY);
    }

    @Test
    void leaveTheCitizensOwnTelephoneAlone() {
        store.numbers(PAYING);
        int[] number = {0};

        dayOf(caller -> store.numbers(withNumber(PAYING, number[0]++), caller));

        assertThat(store.numbers(PAYING, "13700000001")).isEqualTo(new Verdict.Refused());
        assertThat(store.numbers(PAYING)).isInstanceOf(Verdict.Verified.class);
    }

    /** The rules themselves, looked through for every way to spread guesses over a day. */
    @Test
    void areNotMoreForWhoRestsInBetween() {
        assertThat(new Patience(Limits.standard().byPerson()).most()).isEqualTo(FIRST_DAY);
    }

    /** The most guesses of a day, on a grid that all lengths of the rules are multiples of. */
    private record Patience(Limits.Pauses pauses) {
        private static final int DAY = (int) Duration.ofDays(1).dividedBy(STEP);
        private static final int TRIES_MAX = 60;

        int most() {
            int[][] after = new int[DAY][TRIES_MAX + 2];
            for (int at = DAY - 1; at >= 0; at--) {
                for (int tries = TRIES_MAX; tries >= 1; tries--) {
                    int pause = (int) pauses.after(tries).dividedBy(STEP);
                    for (int next = at + pause; next < DAY; next++) {
                        int counted = pauses.remaining(tries, STEP.multipliedBy(next - at)) + 1;
                        if (counted <= TRIES_MAX) {
                            after[at][tries] = Math.max(after[at][tries], 1 + after[next][counted]);
                        }
                    }
                }
            }
            return 1 + after[0][1];
        }
    }
}
