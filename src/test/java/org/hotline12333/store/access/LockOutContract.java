package org.hotline12333.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.StoreUnderTest.MOBILE;
import static org.hotline12333.insurance.TestPeople.NOBODY;
import static org.hotline12333.insurance.TestPeople.PAYING;
import static org.hotline12333.insurance.TestPeople.WITH_PASSWORD;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.store.database.Transactions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** How wrong tries against a person hold callers off, and how they do not. */
public interface LockOutContract {
    /** The caller of the attacks. */
    String OTHER = "13900000002";

    Duration MINUTE = Duration.ofMinutes(1);

    StoreUnderTest fresh();

    private void wrong(int tries, String caller) {
        for (int i = 0; i < tries; i++) {
            fresh().numbers(PAYING.with(NOBODY), caller);
        }
    }

    private boolean letsIn(TestPeople person, String caller) {
        return fresh().numbers(person, caller) instanceof Verdict.Verified;
    }

    @Test
    default void forgivesTwoWrongTries() {
        wrong(2, MOBILE);

        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    @Test
    default void pausesAfterThreeWrongTries() {
        wrong(3, MOBILE);

        assertThat(fresh().numbers(PAYING)).isEqualTo(new Verdict.Refused());
        assertThat(fresh().audit()).endsWith("VERIFY_NUMBERS//PAUSED");
    }

    @Test
    default void aRightTryIsNotHeldOffByAnotherThatBeganLaterAndEndedFirst() {
        fresh().numbers(PAYING, OTHER);
        fresh().clock().pass(Duration.ofMillis(-500));

        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    @Test
    default void aClockThatIsPutBackLocksNobodyForLonger() {
        wrong(3, MOBILE);
        fresh().clock().pass(Duration.ofDays(-1));

        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    @Test
    default void letsInAgainAfterThePause() {
        wrong(3, MOBILE);
        fresh().clock().pass(MINUTE);

        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    private void pauses(String caller, int... minutes) {
        for (int each : minutes) {
            wrong(1, caller);
            fresh().clock().pass(Duration.ofMinutes(each).minusSeconds(1));
            assertThat(letsIn(PAYING, caller)).as("in a pause of %s", each).isFalse();
            fresh().clock().pass(Duration.ofSeconds(1));
        }
    }

    @Test
    default void growsThePausesOfUnknownTelephonesUpToFiveHours() {
        wrong(2, MOBILE);

        pauses(MOBILE, 1, 5, 60, 300, 300, 300);

        assertThat(letsIn(PAYING, OTHER)).isTrue();
    }

    @Test
    default void growsThePausesOfAKnownTelephoneUpToAnHour() {
        fresh().numbers(PAYING);
        wrong(2, MOBILE);

        pauses(MOBILE, 1, 1, 1, 1, 1, 15, 60, 60, 60);

        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    @Test
    default void neitherCountsNorProlongsDuringAPause() {
        wrong(3, MOBILE);
        wrong(10, MOBILE);
        fresh().clock().pass(MINUTE);

        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    @Test
    default void aRightEntryMakesTheTelephoneKnownWhichStartsAnew() {
        wrong(2, MOBILE);
        fresh().numbers(PAYING);
        wrong(2, MOBILE);

        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    @Test
    default void forgetsWrongTriesWithTime() {
        wrong(2, MOBILE);
        fresh().clock().pass(Duration.ofHours(24));
        wrong(2, MOBILE);

        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    @Test
    default void leavesOtherPersonsAlone() {
        wrong(3, MOBILE);

        assertThat(letsIn(TestPeople.RETIRED, MOBILE)).isTrue();
    }

    @Test
    default void leavesTheCitizensOwnTelephoneAlone() {
        fresh().numbers(PAYING);
        wrong(30, OTHER);

        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    @Test
    default void countsUnknownTelephonesTogether() {
        for (int i = 0; i < 10; i++) {
            wrong(1, "1380000000" + i);
        }

        assertThat(letsIn(PAYING, MOBILE)).isFalse();
        fresh().clock().pass(MINUTE);
        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    @Test
    default void forgivesUnknownTelephonesNothingForARightEntry() {
        wrong(2, OTHER);
        fresh().numbers(PAYING);
        wrong(1, OTHER);

        assertThat(letsIn(PAYING, OTHER)).isFalse();
        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    @Test
    default void forgivesAKnownTelephoneTwiceADay() {
        fresh().numbers(PAYING);
        wrong(2, MOBILE);
        fresh().numbers(PAYING);
        wrong(1, MOBILE);
        assertThat(letsIn(PAYING, MOBILE)).isFalse();

        fresh().clock().pass(Duration.ofHours(12));
        fresh().numbers(PAYING);
        wrong(2, MOBILE);
        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    @Test
    default void aTryThatMustWaitLeavesNothingBehind() {
        wrong(3, MOBILE);
        long before = rows();
        for (int i = 0; i < 50; i++) {
            fresh().numbers(PAYING.with(TestPeople.stranger(i)), "1380000%04d".formatted(i));
        }

        assertThat(fresh().audit()).endsWith("VERIFY_NUMBERS//PAUSED");
        assertThat(rows()).isEqualTo(before);
    }

    private long rows() {
        return fresh().sql().sql("select count(*) from lock_out").query(Long.class).single();
    }

    /** Zero tries at once, one after five hours, a known telephone after its 180 days. */
    @Test
    default void whatSaysNothingAnyMoreGoesAtOnce() {
        fresh().numbers(PAYING);
        fresh().numbers(TestPeople.stranger(1), OTHER);
        fresh().numbers(TestPeople.stranger(2), OTHER);
        fresh().numbers(TestPeople.stranger(2), OTHER);
        fresh().numbers(WITH_PASSWORD, OTHER);
        assertThat(rows()).isEqualTo(3 + 2 + 2 + 2);

        fresh().forgetOldTries();
        assertThat(rows()).as("none that a password may follow").isEqualTo(1 + 2 + 2 + 1);
        fresh().clock().pass(Duration.ofHours(5));
        fresh().forgetOldTries();
        assertThat(rows()).isEqualTo(1 + 2);
        fresh().clock().pass(Duration.ofHours(5));
        fresh().forgetOldTries();
        assertThat(rows()).isEqualTo(1);
        fresh().clock().pass(Duration.ofDays(179));
        fresh().forgetOldTries();
        assertThat(rows()).isEqualTo(1);
        fresh().clock().pass(Duration.ofDays(1));
        fresh().forgetOldTries();
        assertThat(rows()).isZero();
    }

    @Test
    default void letsAKnownTelephoneInWhateverOthersTry() {
        fresh().numbers(PAYING);
        for (int i = 0; i < 30; i++) {
            wrong(1, "138000000" + i);
        }

        assertThat(letsIn(PAYING, OTHER)).isFalse();
        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    @Test
    default void countsForTheOwnerOfTheSocialSecurityNumberToo() {
        for (int i = 0; i < 3; i++) {
            fresh().numbers(NOBODY.with(PAYING));
        }

        assertThat(letsIn(PAYING, MOBILE)).isFalse();
    }

    @Test
    default void pausesForNumbersThatNobodyHasAsForOthers() {
        for (int i = 0; i < 4; i++) {
            fresh().numbers(NOBODY);
        }

        assertThat(fresh().audit()).endsWith("VERIFY_NUMBERS//WRONG", "VERIFY_NUMBERS//PAUSED");
    }

    @Test
    default void pausesAfterThreeWrongPasswords() {
        for (int i = 0; i < 3; i++) {
            fresh().password(WITH_PASSWORD, "00000" + i);
        }

        assertThat(fresh().password(WITH_PASSWORD, "135790")).isEqualTo(new Verdict.Refused());
        assertThat(fresh().numbers(WITH_PASSWORD)).isEqualTo(new Verdict.Refused());
    }

    @Test
    default void keepsCountingPasswordsWhenTheNumbersAreKeyedAgain() {
        for (int i = 0; i < 3; i++) {
            fresh().numbers(WITH_PASSWORD);
            fresh().password(WITH_PASSWORD, "00000" + i);
        }

        assertThat(fresh().password(WITH_PASSWORD, "135790")).isEqualTo(new Verdict.Refused());
    }

    @Test
    default void countsTriesMadeAtTheSameTime() throws InterruptedException {
        wrong(1, MOBILE);

        List<Thread> callers =
                IntStream.range(0, 8)
                        .mapToObj(_ -> Thread.ofVirtual().start(() -> wrong(1, MOBILE)))
                        .toList();
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(fresh().audit()).filteredOn(row -> row.endsWith("WRONG")).hasSize(3);
        assertThat(fresh().audit()).filteredOn(row -> row.endsWith("PAUSED")).hasSize(6);
    }

    /** Rows of half a year ago, of telephones that are not known. */
    private void past(int rows) {
        JdbcTemplate jdbc = new JdbcTemplate(fresh().source());
        for (int first = 0; first < rows; first += 1_000) {
            List<Object[]> values =
                    IntStream.range(first, first + 1_000)
                            .mapToObj(row ->
                                    new Object[] {"past-" + row, row % 4, longAgo(), longAgo()})
                            .toList();
            jdbc.batchUpdate(
                    """
                    insert into lock_out (subject, caller, wrong_tries, paused_until,
                        touched_at, sealing_key)
                    values (?, 'anybody', ?, ?, ?, 'none')
                    """,
                    values);
        }
    }

    private OffsetDateTime longAgo() {
        return Transactions.stamp(fresh().clock().instant().minus(Duration.ofDays(200)));
    }

    /** Gives how long it took to remove them. */
    private Duration countsAllTriesBeside(int past) throws InterruptedException {
        past(past);
        wrongTriesOfStrangers(0);
        long begun = System.nanoTime();
        Thread forgetting = Thread.ofPlatform().start(() -> fresh().forgetOldTries());
        wrongTriesOfStrangers(20);
        forgetting.join();
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(fresh().audit()).filteredOn(row -> row.endsWith("WRONG")).hasSize(40);
        assertThat(rows()).as("those of the tries").isEqualTo(80);
        return taken;
    }

    private void wrongTriesOfStrangers(int from) {
        for (int i = from; i < from + 20; i++) {
            assertThat(fresh().numbers(TestPeople.stranger(i), "1380000%04d".formatted(i)))
                    .isEqualTo(new Verdict.Refused());
        }
    }

    @Test
    default void everyTryIsCountedBesideManyRowsPastTheirTime() throws InterruptedException {
        countsAllTriesBeside(5_000);
    }

    @Test
    @Tag("long")
    default void everyTryIsCountedBesideAMillionAndAHalfRowsPastTheirTime()
            throws InterruptedException {
        System.out.println("1,500,000 rows removed in " + countsAllTriesBeside(1_500_000));
    }
}
