package org.hotline12333.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.hotline12333.insurance.StoreUnderTest.calling;

import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.junit.jupiter.api.Test;

/** Who is let in, and who is not. */
public interface VerificationContract {
    StoreUnderTest fresh();

    @Test
    default void verifiesWhoKeysBothNumbers() {
        assertThat(fresh().numbers(TestPeople.PAYING))
                .isEqualTo(new Verdict.Verified(fresh().id(TestPeople.PAYING)));
    }

    @Test
    default void findsAPersonOfTheOldBooksByEitherForm() {
        Verdict verified = new Verdict.Verified(fresh().id(TestPeople.IN_OLD_BOOKS));

        assertThat(fresh().numbers(TestPeople.IN_OLD_BOOKS)).isEqualTo(verified);
        assertThat(fresh().numbers(new TestPeople("990000196207040031", "1000000089")))
                .isEqualTo(verified);
    }

    @Test
    default void refusesNumbersOfTwoPersons() {
        assertThat(fresh().numbers(TestPeople.PAYING.with(TestPeople.RETIRED)))
                .isEqualTo(new Verdict.Refused());
    }

    @Test
    default void refusesAKnownIdNumberWithAnUnknownSocialSecurityNumber() {
        assertThat(fresh().numbers(TestPeople.PAYING.with(TestPeople.NOBODY)))
                .isEqualTo(new Verdict.Refused());
    }

    @Test
    default void refusesAnUnknownIdNumberWithAKnownSocialSecurityNumber() {
        assertThat(fresh().numbers(TestPeople.NOBODY.with(TestPeople.PAYING)))
                .isEqualTo(new Verdict.Refused());
    }

    @Test
    default void refusesNumbersThatNobodyHas() {
        assertThat(fresh().numbers(TestPeople.NOBODY)).isEqualTo(new Verdict.Refused());
    }

    @Test
    default void wantsThePasswordOfWhoHasSetOne() {
        assertThat(fresh().numbers(TestPeople.WITH_PASSWORD))
                .isEqualTo(new Verdict.PasswordNeeded(fresh().id(TestPeople.WITH_PASSWORD)));
    }

    @Test
    default void verifiesTheRightPassword() {
        assertThat(fresh().password(TestPeople.WITH_PASSWORD, "135790"))
                .isEqualTo(new Verdict.Verified(fresh().id(TestPeople.WITH_PASSWORD)));
    }

    @Test
    default void refusesAnotherPassword() {
        assertThat(fresh().password(TestPeople.WITH_PASSWORD, "135791"))
                .isEqualTo(new Verdict.Refused());
    }

    @Test
    default void refusesEveryPasswordOfWhoHasNone() {
        assertThat(fresh().password(TestPeople.PAYING, "nobody's password"))
                .isEqualTo(new Verdict.Refused());
    }

    @Test
    default void takesAPersonWhoIsNotThereForOurFault() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        fresh().store()
                                .credentials()
                                .verifyPassword(new PersonId(-1), Secret.of("1"), calling("")))
                .withMessage("no such person: PersonId[value=-1]");
    }

    @Test
    default void writesEachTryToTheAudit() {
        fresh().numbers(TestPeople.NOBODY);
        fresh().numbers(TestPeople.WITH_PASSWORD);
        fresh().password(TestPeople.WITH_PASSWORD, "000000");
        fresh().password(TestPeople.WITH_PASSWORD, "135790");
        fresh().numbers(TestPeople.PAYING);

        assertThat(fresh().audit())
                .containsExactly(
                        "VERIFY_NUMBERS//WRONG",
                        "VERIFY_NUMBERS//PASSWORD_NEEDED",
                        "VERIFY_PASSWORD//WRONG",
                        "VERIFY_PASSWORD//VERIFIED",
                        "VERIFY_NUMBERS//VERIFIED");
    }

    @Test
    default void countsNoTryThatTheAuditDoesNotHold() {
        fresh().withoutAudit(() ->
                assertThatExceptionOfType(RecordStoreAwayException.class)
                        .isThrownBy(() -> fresh().numbers(TestPeople.NOBODY)));
        assertThat(fresh().sql().sql("select count(*) from lock_out").query(Long.class).single())
                .isZero();
    }
}
