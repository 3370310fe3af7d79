package org.hotline12333.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.StoreUnderTest.MOBILE;
import static org.hotline12333.insurance.TestPeople.PAYING;
import static org.hotline12333.store.access.LockOutContract.OTHER;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.store.access.Limits.Pauses;
import org.hotline12333.store.access.Limits.Rate;
import org.hotline12333.store.database.Transactions;
import org.junit.jupiter.api.Test;

/** How refusals hold a calling number off, and all of them together. */
public interface ThrottleContract {
    StoreUnderTest fresh();

    private static Limits limits(int perOrigin, int withheld, int overall) {
        Pauses never = new Pauses(1000, Limits.standard().byOrigin().lengths(), Duration.ofDays(1));
        return new Limits(
                never,
                never,
                Duration.ofDays(1),
                true,
                new Rate(perOrigin, Duration.ofHours(1)),
                new Rate(withheld, Duration.ofHours(1)),
                new Rate(overall, Duration.ofMinutes(1)));
    }

    private static void refused(StoreUnderTest store, int times, String caller) {
        for (int i = 0; i < times; i++) {
            store.numbers(TestPeople.NOBODY, caller);
        }
    }

    private static boolean letsIn(StoreUnderTest store, String caller) {
        return letsIn(store, PAYING, caller);
    }

    private static boolean letsIn(StoreUnderTest store, TestPeople person, String caller) {
        return store.numbers(person, caller) instanceof Verdict.Verified;
    }

    private static long rows(StoreUnderTest store, String table) {
        return store.sql().sql("select count(*) from " + table).query(Long.class).single();
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

        assertThat(store.numbers(PAYING)).isEqualTo(new Verdict.HeldOff());
        assertThat(store.audit()).endsWith("VERIFY_NUMBERS//THROTTLED");
        assertThat(letsIn(store, OTHER)).isTrue();
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
        assertThat(letsIn(store, MOBILE)).isTrue();
    }

    @Test
    default void throttlesEverybodyWhenRefusalsAreTooMany() {
        StoreUnderTest store = fresh().with(limits(99, 99, 6));
        for (int i = 0; i < 6; i++) {
            refused(store, 1, "1380000000" + i);
        }

        assertThat(store.numbers(PAYING)).isEqualTo(new Verdict.HeldOff());
        store.clock().pass(Duration.ofMinutes(1));
        assertThat(letsIn(store, MOBILE)).isTrue();
    }

    @Test
    default void aKnownTelephoneIsHeldOffByNoneOfThem() {
        StoreUnderTest store = fresh().with(limits(3, 2, 6));
        assertThat(letsIn(store, MOBILE)).isTrue();
        refused(store, 3, MOBILE);
        for (int i = 0; i < 6; i++) {
            refused(store, 1, "1380000000" + i);
        }

        assertThat(store.numbers(TestPeople.RETIRED)).isEqualTo(new Verdict.HeldOff());
        assertThat(letsIn(store, MOBILE)).isTrue();
    }

    /** Else a forged number would tell whether it is a telephone of that person. */
    @Test
    default void aKnownTelephoneHearsWhatOthersHearWhenItIsWrong() {
        StoreUnderTest store = fresh().with(limits(3, 99, 99));
        letsIn(store, MOBILE);
        refused(store, 3, MOBILE);

        assertThat(store.numbers(PAYING.with(TestPeople.NOBODY))).isEqualTo(new Verdict.HeldOff());
        assertThat(store.audit()).endsWith("VERIFY_NUMBERS//WRONG");
        assertThat(store.numbers(TestPeople.RETIRED)).isEqualTo(new Verdict.HeldOff());
        assertThat(store.numbers(TestPeople.NOBODY)).isEqualTo(new Verdict.HeldOff());
    }

    @Test
    default void aPasswordThatIsHeldOffIsNotLookedAt() {
        StoreUnderTest store = fresh().with(limits(3, 99, 99));
        refused(store, 3, MOBILE);

        for (String password : new String[] {"135790", "000000"}) {
            assertThat(store.password(TestPeople.WITH_PASSWORD, password))
                    .isEqualTo(new Verdict.HeldOff());
        }
    }

    @Test
    default void whatIsHeldOffLeavesOneRowOfTheAuditAndNothingElse() {
        StoreUnderTest store = fresh().with(limits(3, 99, 99));
        refused(store, 3, MOBILE);
        long tries = rows(store, "lock_out");
        long audit = rows(store, "enquiry_audit");
        for (int i = 0; i < 200; i++) {
            assertThat(store.numbers(TestPeople.stranger(i))).isEqualTo(new Verdict.HeldOff());
        }

        assertThat(rows(store, "lock_out")).isEqualTo(tries);
        assertThat(rows(store, "throttle")).isEqualTo(1);
        assertThat(rows(store, "enquiry_audit")).isEqualTo(audit + 1);
    }

    @Test
    default void aThousandRefusalsOfOneNumberHoldOffNobodyElse() throws InterruptedException {
        StoreUnderTest store = fresh();
        letsIn(store, MOBILE);
        List<Thread> lines =
                IntStream.range(0, 40)
                        .mapToObj(line ->
                                Thread.ofPlatform()
                                        .start(() -> {
                                            for (int i = 0; i < 25; i++) {
                                                store.numbers(
                                                        TestPeople.stranger(line * 25 + i), OTHER);
                                            }
                                        }))
                        .toList();
        for (Thread line : lines) {
            line.join();
        }

        assertThat(store.numbers(PAYING, OTHER)).isEqualTo(new Verdict.HeldOff());
        assertThat(letsIn(store, TestPeople.RETIRED, "13900000777")).isTrue();
        assertThat(letsIn(store, MOBILE)).isTrue();
        assertThat(rows(store, "lock_out")).isLessThan(300);
    }

    @Test
    default void aFloodOfWithheldNumbersEndsASecondAfterIt() {
        StoreUnderTest store = fresh();
        for (int i = 0; i < 240; i++) {
            store.numbers(TestPeople.stranger(i), i % 2 == 0 ? "" : "anonymous");
            store.clock().pass(Duration.ofMillis(33));
        }
        store.clock().pass(Duration.ofSeconds(1));

        assertThat(letsIn(store, "")).isTrue();
        assertThat(letsIn(store, TestPeople.RETIRED, MOBILE)).isTrue();
    }

    @Test
    default void whatWasNotJudgedDoesNotCountForAll() {
        StoreUnderTest store = fresh().with(limits(2, 9, 12));
        refused(store, 100, OTHER);

        assertThat(letsIn(store, MOBILE)).isTrue();
    }

    @Test
    default void whatIsTakenBackWasCountedInTheSameWindow() {
        StoreUnderTest store = fresh().with(limits(99, 99, 99));
        store.numbers(TestPeople.WITH_PASSWORD);
        store.clock().pass(Duration.ofHours(1));
        refused(store, 2, MOBILE);
        store.password(TestPeople.WITH_PASSWORD, "135790");
        assertThat(refusals(store)).isEqualTo(2);

        store.numbers(TestPeople.WITH_PASSWORD);
        store.password(TestPeople.WITH_PASSWORD, "135790");
        store.password(TestPeople.WITH_PASSWORD, "135790");
        assertThat(refusals(store)).isEqualTo(2);
    }

    private static int refusals(StoreUnderTest store) {
        return store.sql()
                .sql("select refusals from throttle where window_start = ?")
                .param(windowNow(store))
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime windowNow(StoreUnderTest store) {
        return Transactions.stamp(
                new Rate(1, Duration.ofHours(1)).windowStart(store.clock().instant()));
    }

    @Test
    default void canBeSwitchedOff() {
        refused(fresh().with(limits(1, 1, 1)), 9, MOBILE);
        StoreUnderTest store = fresh().with(limits(1, 1, 1).withoutThrottle());
        refused(store, 9, MOBILE);

        assertThat(letsIn(store, MOBILE)).isTrue();
    }

    /** That would be work that a caller waits for, and that a caller's try fails with. */
    @Test
    default void noTryRemovesWhatIsOver() {
        StoreUnderTest store = fresh().with(limits(5, 5, 99));
        refused(store, 1, MOBILE);
        long tries = rows(store, "lock_out");
        store.clock().pass(Duration.ofDays(999));
        store.numbers(TestPeople.stranger(1), OTHER);
        letsIn(store, OTHER);

        assertThat(rows(store, "throttle")).isEqualTo(2);
        assertThat(rows(store, "lock_out")).isGreaterThan(tries);
        store.forgetOldTries();
        assertThat(rows(store, "throttle")).isEqualTo(1);
    }
}
