package org.hotline12333.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.TestPeople.PAYING;
import static org.hotline12333.insurance.TestPeople.WITH_PASSWORD;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.Origin;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Enquirer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How many guesses at one person somebody gets who calls from a thousand numbers and never rests,
 * while the citizen calls and is verified. A guess is an entry that was judged: one that was
 * refused unread, in a pause, teaches nothing.
 */
class GuessesADayTest {
    private static final int TELEPHONES = 1_000;
    private static final int GUESSES_A_DAY = 10;

    /** From the citizen's own known number, which the attacker knows and forges. */
    private static final int FORGED = 32;

    /** While the citizen calls from it as well, and lets it begin anew twice a day. */
    private static final int FORGED_AT_MOST = FORGED + 2 * 8;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration NEVER = Duration.ofDays(365);
    private static final String OWN = StoreUnderTest.MOBILE;
    private static final Channel WEB = new Channel("WEB");

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

    private final List<Instant> guesses = new ArrayList<>();
    private int tries;
    private int refusals;

    private int wrong() {
        return store.sql()
                .sql("select count(*) from enquiry_audit where result = 'WRONG'")
                .query(Integer.class)
                .single();
    }

    /** Which pauses the attacker waits out: those of all telephones, or of the citizen's own. */
    private String pauses = "caller = 'anybody'";

    /** When a try is judged again: an attacker may know all the rules. */
    private Instant free() {
        return store.sql()
                .sql("select max(paused_until) from lock_out where " + pauses)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Guesses whenever it is let for so long, while the citizen calls at this rhythm. */
    private void attack(Duration time, Duration rhythm, Consumer<Integer> guess, Runnable citizen) {
        Instant end = store.clock().instant().plus(time);
        Instant call = store.clock().instant().plus(rhythm);
        int judged = wrong();
        while (store.clock().instant().isBefore(end)) {
            Instant now = store.clock().instant();
            if (!call.isAfter(now)) {
                citizen.run();
                store.forgetOldTries();
                call = call.plus(rhythm);
            }
            guess.accept(tries++);
            if (wrong() > judged) {
                guesses.add(now);
                judged++;
            } else {
                Instant next =
                        Stream.of(later(free(), now), call, end).sorted().toList().getFirst();
                store.clock().pass(Duration.between(now, next));
            }
        }
    }

    private static Instant later(Instant free, Instant now) {
        return free.isAfter(now) ? free : now.plus(Duration.ofMinutes(1));
    }

    /** The most guesses in any 24 hours. */
    private int mostOfADay() {
        return guesses.stream()
                .mapToInt(from ->
                        (int)
                                guesses.stream()
                                        .filter(at -> !at.isBefore(from))
                                        .filter(at -> at.isBefore(from.plus(DAY)))
                                        .count())
                .max()
                .orElse(0);
    }

    private static TestPeople withNumber(TestPeople person, int number) {
        return new TestPeople(person.idNumber(), "30%08d".formatted(number));
    }

    private static String telephone(int number) {
        return "1370000%04d".formatted(number % TELEPHONES);
    }

    private void citizenCalls() {
        if (!(store.numbers(PAYING) instanceof Verdict.Verified)) {
            refusals++;
        }
    }

    private void citizenCallsWithPassword() {
        if (!(store.numbers(WITH_PASSWORD) instanceof Verdict.PasswordNeeded
                && store.password(WITH_PASSWORD, "135790") instanceof Verdict.Verified)) {
            refusals++;
        }
    }

    static Stream<Duration> rhythms() {
        return Stream.of(NEVER, Duration.ofHours(8), Duration.ofHours(2), Duration.ofHours(1));
    }

    @ParameterizedTest
    @MethodSource("rhythms")
    void areTenAtTheNumbersHoweverOftenTheCitizenCalls(Duration rhythm) {
        citizenCalls();
        attack(
                DAY.multipliedBy(3),
                rhythm,
                number -> store.numbers(withNumber(PAYING, number), telephone(number)),
                this::citizenCalls);

        assertThat(mostOfADay()).isEqualTo(GUESSES_A_DAY);
        assertThat(refusals).isZero();
    }

    @ParameterizedTest
    @MethodSource("rhythms")
    void areTenAtNumbersAndPasswordTogether(Duration rhythm) {
        citizenCallsWithPassword();
        attack(
                DAY.multipliedBy(3),
                rhythm,
                number -> {
                    if (number % 2 == 0) {
                        store.numbers(withNumber(WITH_PASSWORD, number), telephone(number));
                    } else {
                        store.password(WITH_PASSWORD, "9%05d".formatted(number), telephone(number));
                    }
                },
                this::citizenCallsWithPassword);

        assertThat(mostOfADay()).isEqualTo(GUESSES_A_DAY);
        assertThat(refusals).isZero();
    }

    /** Who comes by two channels has no guess more. */
    @Test
    void areTenOverTelephonesAndTheWebTogether() {
        citizenCalls();
        attack(
                DAY.multipliedBy(2),
                Duration.ofHours(1),
                number ->
                        store.numbers(
                                withNumber(PAYING, number),
                                number % 2 == 0
                                        ? StoreUnderTest.calling(telephone(number))
                                        : new Enquirer(new Origin(WEB, "device " + number), "")),
                this::citizenCalls);

        assertThat(mostOfADay()).isEqualTo(GUESSES_A_DAY);
        assertThat(refusals).isZero();
    }

    /** One who withholds their number is one of those who are not known, and so are all others. */
    @Test
    void areTenForWhoWithholdsTheirNumber() {
        attack(
                DAY.multipliedBy(2),
                Duration.ofHours(1),
                number -> store.numbers(withNumber(PAYING, number), ""),
                () -> store.numbers(PAYING, ""));

        assertThat(mostOfADay()).isEqualTo(GUESSES_A_DAY);
        store.clock().pass(Duration.ofHours(5));
        assertThat(store.numbers(PAYING, "")).isInstanceOf(Verdict.Verified.class);
    }

    @Test
    void areThirtyTwoForWhoForgesTheCitizensOwnNumber() {
        pauses = "verified_at is not null";
        store.numbers(PAYING);
        attack(
                DAY.multipliedBy(3),
                NEVER,
                number -> store.numbers(withNumber(PAYING, number), OWN),
                this::citizenCalls);

        assertThat(mostOfADay()).isEqualTo(FORGED);
        store.clock().pass(Duration.ofHours(1));
        assertThat(store.numbers(PAYING)).isInstanceOf(Verdict.Verified.class);
    }

    /** Whose calls are let in between let the telephone begin anew, at most twice a day. */
    @ParameterizedTest
    @MethodSource("rhythms")
    void areBoundedForWhoForgesItWhileTheCitizenCalls(Duration rhythm) {
        pauses = "verified_at is not null";
        store.numbers(PAYING);
        attack(
                DAY.multipliedBy(3),
                rhythm,
                number -> store.numbers(withNumber(PAYING, number), OWN),
                this::citizenCalls);

        assertThat(mostOfADay()).isBetween(FORGED, FORGED_AT_MOST);
    }

    @Test
    void fromAForgedNumberLockNobodyElseWhoHasItForADay() {
        for (int i = 0; i < 50; i++) {
            store.numbers(withNumber(PAYING, i), OWN);
            store.clock().pass(Duration.ofMinutes(20));
        }
        store.clock().pass(Duration.ofHours(5));

        assertThat(store.numbers(PAYING)).isInstanceOf(Verdict.Verified.class);
        assertThat(store.numbers(TestPeople.RETIRED)).isInstanceOf(Verdict.Verified.class);
    }

    /** The rules themselves, looked through for every way to spread guesses over a day. */
    @Test
    void areNotMoreForWhoRestsInBetween() {
        assertThat(new Patience(Limits.standard().byPerson()).most()).isEqualTo(GUESSES_A_DAY);
        assertThat(new Patience(Limits.standard().byOrigin()).most()).isEqualTo(FORGED);
    }

    /** The most guesses of a day, on a grid that all lengths of the rules are multiples of. */
    private record Patience(Limits.Pauses pauses) {
        private static final Duration STEP = Duration.ofMinutes(1);
        private static final int STEPS = (int) DAY.dividedBy(STEP);

        int most() {
            int most = pauses.triesMax();
            int[][] left = left(most);
            int[][] after = new int[STEPS][most + 1];
            for (int at = STEPS - 1; at >= 0; at--) {
                for (int tries = most; tries >= 1; tries--) {
                    int pause = (int) pauses.after(tries).dividedBy(STEP);
                    for (int next = at + pause; next < STEPS; next++) {
                        int counted = Math.min(left[tries][next - at] + 1, most);
                        if (next > at || counted > tries) {
                            after[at][tries] = Math.max(after[at][tries], 1 + after[next][counted]);
                        }
                    }
                }
            }
            return 1 + after[0][1];
        }

        /** What of so many tries still counts, by the steps since. */
        private int[][] left(int most) {
            int[][] left = new int[most + 1][STEPS];
            for (int tries = 1; tries <= most; tries++) {
                for (int since = 0; since < STEPS; since++) {
                    left[tries][since] = pauses.remaining(tries, STEP.multipliedBy(since));
                }
            }
            return left;
        }
    }
}
