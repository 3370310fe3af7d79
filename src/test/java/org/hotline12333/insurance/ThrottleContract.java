package org.hotline12333.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.StoreUnderTest.MOBILE;
import static org.hotline12333.insurance.TestPeople.PAYING;

import java.time.Duration;
import org.hotline12333.insurance.Limits.Pauses;
import org.hotline12333.insurance.Limits.Rate;
import org.junit.jupiter.api.Test;

/** How refusals hold a calling number off, and all of them together. */
interface ThrottleContract {
    StoreUnderTest fresh();

    private static Limits limits(int perCaller, int withheld, int overall) {
        Pauses never = new Pauses(1000, Limits.standard().byCaller().lengths(), Duration.ofDays(1));
        return new Limits(
                never,
                never,
                Duration.ofDays(1),
                true,
                new Rate(perCaller, Duration.ofHours(1)),
                new Rate(withheld, Duration.ofHours(1)),
                new Rate(overall, Duration.ofMinutes(1)));
    }

    private static void refused(StoreUnderTest store, int times, String caller) {
        for (int i = 0; i < times; i++) {
            store.numbers(TestPeople.NOBODY, caller);
        }
    }

    private static boolean letsIn(StoreUnderTest store, String caller) {
        return store.numbers(PAYING, caller) instanceof Verdict.Verified;
    }

    @Test
    default void letsInBelowTheRate() {
        StoreUnderTest store = fresh().with(limits(5, 9, 9));
        refused(store, 4, MOBILE);

        assertThat(letsIn(store, MOBILE)).isTrue();
    }

    @Test
    default void throttlesANumberThatIsRefusedTooOften() {
        StoreUnderTest store = fresh().with(limits(5, 99, 99));
        refused(store, 5, MOBILE);

        assertThat(letsIn(store, MOBILE)).isFalse();
        assertThat(store.audit()).endsWith("VERIFY_NUMBERS//THROTTLED");
        assertThat(letsIn(store, LockOutContract.OTHER)).isTrue();
    }

    @Test
    default void endsWithItsWindow() {
        StoreUnderTest store = fresh().with(limits(5, 99, 99));
        refused(store, 5, MOBILE);
        store.clock().pass(Duration.ofHours(1));

        assertThat(letsIn(store, MOBILE)).isTrue();
    }

    @Test
    default void givesCallersWhoWithholdTheirNumberARateOfTheirOwn() {
        StoreUnderTest store = fresh().with(limits(2, 4, 99));
        refused(store, 3, "");

        assertThat(letsIn(store, "")).isTrue();
        refused(store, 1, "");
        assertThat(letsIn(store, "")).isFalse();
    }

    @Test
    default void throttlesEverybodyWhenRefusalsAreTooMany() {
        StoreUnderTest store = fresh().with(limits(99, 99, 6));
        for (int i = 0; i < 6; i++) {
            refused(store, 1, "1380000000" + i);
        }

        assertThat(letsIn(store, MOBILE)).isFalse();
        store.clock().pass(Duration.ofMinutes(1));
        assertThat(letsIn(store, MOBILE)).isTrue();
    }

    @Test
    default void canBeSwitchedOff() {
        refused(fresh().with(limits(1, 1, 1)), 9, MOBILE);
        StoreUnderTest store = fresh().with(limits(1, 1, 1).withoutThrottle());
        refused(store, 9, MOBILE);

        assertThat(letsIn(store, MOBILE)).isTrue();
    }

    @Test
    default void dropsWindowsThatAreOver() {
        StoreUnderTest store = fresh().with(limits(5, 5, 99));
        refused(store, 1, MOBILE);
        store.clock().pass(Duration.ofDays(2));
        refused(store, 1, LockOutContract.OTHER);

        assertThat(store.sql().sql("select count(*) from throttle").query(Long.class).single())
                .isEqualTo(2);
        assertThat(
                        store.sql()
                                .sql("select count(distinct caller) from lock_out")
                                .query(Long.class)
                                .single())
                .isEqualTo(2);
    }
}
