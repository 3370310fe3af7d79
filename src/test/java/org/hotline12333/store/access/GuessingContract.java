package org.hotline12333.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.StoreUnderTest.MOBILE;
import static org.hotline12333.insurance.TestPeople.NOBODY;
import static org.hotline12333.insurance.TestPeople.PAYING;
import static org.hotline12333.insurance.TestPeople.RETIRED;
import static org.hotline12333.insurance.TestPeople.WITH_PASSWORD;
import static org.hotline12333.store.access.LockOutContract.OTHER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.identity.Origin;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.Limits.Pauses;
import org.hotline12333.store.access.Limits.Rate;
import org.junit.jupiter.api.Test;

/** What guessing leads to, also by way of the password and of several servers. */
public interface GuessingContract {
    StoreUnderTest fresh();

    /** Another server on the same database. */
    private StoreUnderTest another() {
        return fresh().with(Limits.standard());
    }

    private static Limits throttledAfter(int perOrigin, int overall) {
        Pauses never = new Pauses(1000, Limits.standard().byOrigin().lengths(), Duration.ofDays(1));
        Rate rate = new Rate(perOrigin, Duration.ofHours(1));
        Rate all = new Rate(overall, Duration.ofHours(1));
        return new Limits(never, never, Duration.ofDays(1), true, rate, rate, all);
    }

    private static boolean letsIn(StoreUnderTest store, TestPeople person, String caller) {
        return store.numbers(person, caller) instanceof Verdict.Verified;
    }

    @Test
    default void wrongTriesCountAcrossServers() {
        StoreUnderTest another = another();
        fresh().numbers(PAYING.with(NOBODY));
        another.numbers(PAYING.with(NOBODY));
        fresh().numbers(PAYING.with(NOBODY));

        assertThat(letsIn(another, PAYING, MOBILE)).isFalse();
        assertThat(letsIn(fresh(), PAYING, MOBILE)).isFalse();
        assertThat(fresh().audit()).endsWith("VERIFY_NUMBERS//PAUSED", "VERIFY_NUMBERS//PAUSED");
    }

    @Test
    default void triesAtTheSameTimeCountAcrossServers() throws InterruptedException {
        StoreUnderTest another = another();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            StoreUnderTest server = i % 2 == 0 ? fresh() : another;
            callers.add(Thread.ofVirtual().start(() -> server.numbers(PAYING.with(NOBODY))));
        }
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(fresh().audit()).filteredOn(row -> row.endsWith("WRONG")).hasSize(3);
        assertThat(fresh().audit()).filteredOn(row -> row.endsWith("PAUSED")).hasSize(5);
    }

    @Test
    default void refusalsAreThrottledAcrossServers() {
        StoreUnderTest one = fresh().with(throttledAfter(4, 99));
        StoreUnderTest other = fresh().with(throttledAfter(4, 99));
        for (int i = 0; i < 2; i++) {
            one.numbers(NOBODY);
            other.numbers(NOBODY);
        }

        assertThat(one.numbers(PAYING)).isEqualTo(new Verdict.HeldOff());
        assertThat(other.numbers(PAYING)).isEqualTo(new Verdict.HeldOff());
        assertThat(one.audit()).endsWith("VERIFY_NUMBERS//THROTTLED");
    }

    @Test
    default void aTelephoneIsKnownAcrossServers() {
        another().numbers(PAYING);
        for (int i = 0; i < 30; i++) {
            fresh().numbers(PAYING.with(NOBODY), "138000000" + i);
        }

        assertThat(letsIn(fresh(), PAYING, OTHER)).isFalse();
        assertThat(letsIn(another(), PAYING, MOBILE)).isTrue();
    }

    @Test
    default void aMatchThatNoPasswordFollowsIsThrottled() {
        StoreUnderTest store = fresh().with(throttledAfter(3, 99));
        for (int i = 0; i < 3; i++) {
            assertThat(store.numbers(WITH_PASSWORD)).isInstanceOf(Verdict.PasswordNeeded.class);
        }

        assertThat(store.numbers(WITH_PASSWORD)).isEqualTo(new Verdict.HeldOff());
        assertThat(store.audit()).endsWith("VERIFY_NUMBERS//THROTTLED");
    }

    @Test
    default void matchesOfManyTelephonesAreThrottledOverall() {
        StoreUnderTest store = fresh().with(throttledAfter(99, 3));
        for (int i = 0; i < 3; i++) {
            store.numbers(WITH_PASSWORD, "1380000000" + i);
        }

        assertThat(store.numbers(WITH_PASSWORD)).isEqualTo(new Verdict.HeldOff());
    }

    @Test
    default void whoKnowsThePasswordIsNotThrottled() {
        StoreUnderTest store = fresh().with(throttledAfter(2, 2));
        for (int i = 0; i < 9; i++) {
            assertThat(store.numbers(WITH_PASSWORD)).isInstanceOf(Verdict.PasswordNeeded.class);
            assertThat(store.password(WITH_PASSWORD, "135790"))
                    .isInstanceOf(Verdict.Verified.class);
        }
    }

    private static Enquirer machine(String caller) {
        return new Enquirer(Origin.telephone(caller), "1700000000.1", true);
    }

    private static void wrongly(StoreUnderTest store, int times, Enquirer enquirer) {
        for (int i = 0; i < times; i++) {
            store.store()
                    .credentials()
                    .verifyNumbers(NOBODY.id(), NOBODY.socialSecurity(), enquirer);
        }
    }

    @Test
    default void whatAMachineKeysCountsThreeTimesForItsNumber() {
        StoreUnderTest store = fresh().with(throttledAfter(6, 99));
        wrongly(store, 1, machine(MOBILE));
        assertThat(letsIn(store, RETIRED, MOBILE)).isTrue();
        wrongly(store, 1, machine(MOBILE));

        assertThat(letsIn(store, PAYING, MOBILE)).isFalse();
    }

    @Test
    default void whatAMachineKeysCountsOnceForEverybody() {
        StoreUnderTest store = fresh().with(throttledAfter(99, 6));
        wrongly(store, 5, machine(OTHER));

        assertThat(letsIn(store, RETIRED, MOBILE)).isTrue();
        wrongly(store, 1, machine(OTHER));
        assertThat(letsIn(store, PAYING, MOBILE)).isFalse();
    }

    @Test
    default void whatAMachineKeysRightlyCountsNothing() {
        StoreUnderTest store = fresh().with(throttledAfter(1, 1));
        for (int i = 0; i < 9; i++) {
            assertThat(
                            store.store()
                                    .credentials()
                                    .verifyNumbers(
                                            PAYING.id(), PAYING.socialSecurity(), machine(MOBILE)))
                    .isInstanceOf(Verdict.Verified.class);
        }
    }

    @Test
    default void aMatchDoesNotClearWrongTries() {
        for (int i = 0; i < 3; i++) {
            fresh().numbers(WITH_PASSWORD.with(NOBODY));
            fresh().clock().pass(Duration.ofMinutes(i == 2 ? 1 : 0));
        }
        fresh().numbers(WITH_PASSWORD);
        fresh().password(WITH_PASSWORD, "000000");

        assertThat(fresh().password(WITH_PASSWORD, "135790")).isEqualTo(new Verdict.Refused());
    }
}
