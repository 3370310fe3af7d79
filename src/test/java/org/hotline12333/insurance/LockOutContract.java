package org.hotline12333.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.StoreUnderTest.MOBILE;
import static org.hotline12333.insurance.TestPeople.NOBODY;
import static org.hotline12333.insurance.TestPeople.PAYING;
import static org.hotline12333.insurance.TestPeople.WITH_PASSWORD;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How wrong tries against a person hold callers off, and how they do not. */
interface LockOutContract {
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

    @Test
    default void growsThePausesUpToADay() {
        wrong(2, MOBILE);

        for (int minutes : List.of(1, 5, 15, 60, 1440)) {
            wrong(1, MOBILE);
            fresh().clock().pass(Duration.ofMinutes(minutes).minusSeconds(1));
            assertThat(letsIn(PAYING, MOBILE)).as("in a pause of %s", minutes).isFalse();
            fresh().clock().pass(Duration.ofSeconds(1));
        }
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
    default void startsAnewAfterARightEntry() {
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
        wrong(3, OTHER);

        assertThat(letsIn(PAYING, MOBILE)).isTrue();
    }

    @Test
    default void pausesForEverybodyWhenManyNumbersTry() {
        for (int i = 0; i < 10; i++) {
            wrong(1, "1380000000" + i);
        }

        assertThat(letsIn(PAYING, MOBILE)).isFalse();
        fresh().clock().pass(Duration.ofMinutes(5));
        assertThat(letsIn(PAYING, MOBILE)).isTrue();
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
                java.util.stream.IntStream.range(0, 8)
                        .mapToObj(_ -> Thread.ofVirtual().start(() -> wrong(1, MOBILE)))
                        .toList();
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(fresh().audit()).filteredOn(row -> row.endsWith("WRONG")).hasSize(3);
        assertThat(fresh().audit()).filteredOn(row -> row.endsWith("PAUSED")).hasSize(6);
    }
}
