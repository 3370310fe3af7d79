package org.hotline12333.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hotline12333.insurance.StoreUnderTest.MOBILE;
import static org.hotline12333.insurance.StoreUnderTest.calling;
import static org.hotline12333.insurance.TestPeople.PAYING;
import static org.hotline12333.insurance.TestPeople.WITH_INITIAL_PASSWORD;
import static org.hotline12333.insurance.TestPeople.WITH_PASSWORD;

import org.hotline12333.identity.Origin;
import org.hotline12333.identity.Secret;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.junit.jupiter.api.Test;

/** A query password is set once, as a whole, and every other telephone has to key it. */
public interface PasswordContract {
    String OTHER_MOBILE = "13900000002";
    String NEW = "864209";

    StoreUnderTest fresh();

    private Chosen set(TestPeople person, String password, int proven) {
        return set(person, password, proven, calling(MOBILE));
    }

    private Chosen set(TestPeople person, String password, int proven, Enquirer enquirer) {
        Secret secret = Secret.of(password);
        return fresh().store()
                .credentials()
                .setPassword(fresh().id(person), new NewPassword(secret, secret, proven), enquirer);
    }

    private Verdict.OnProof prove(TestPeople person, String password) {
        return fresh().store()
                .credentials()
                .provePassword(fresh().id(person), Secret.of(password), calling(MOBILE));
    }

    private static Enquirer inAnotherCall() {
        return new Enquirer(Origin.telephone(MOBILE), "1700000000.2");
    }

    private long known() {
        return fresh().sql()
                .sql("select count(*) from lock_out where verified_at is not null")
                .query(Long.class)
                .single();
    }

    @Test
    default void aFirstPasswordIsAskedForInTheNextCall() {
        fresh().numbers(PAYING);

        assertThat(set(PAYING, NEW, 0)).isEqualTo(new Chosen.Set(fresh().id(PAYING)));

        assertThat(fresh().numbers(PAYING)).isInstanceOf(Verdict.PasswordNeeded.class);
        assertThat(fresh().password(PAYING, NEW)).isInstanceOf(Verdict.Verified.class);
        assertThat(fresh().audit()).contains("SET_PASSWORD//SET");
    }

    @Test
    default void anotherPasswordTakesThePlaceOfTheOldOne() {
        assertThat(prove(WITH_PASSWORD, "135790")).isEqualTo(new Verdict.Proven(1));
        assertThat(set(WITH_PASSWORD, NEW, 1)).isInstanceOf(Chosen.Set.class);

        assertThat(fresh().password(WITH_PASSWORD, "135790")).isInstanceOf(Verdict.Refused.class);
        assertThat(fresh().password(WITH_PASSWORD, NEW)).isInstanceOf(Verdict.Verified.class);
        assertThat(prove(WITH_PASSWORD, NEW)).isEqualTo(new Verdict.Proven(2));
        assertThat(fresh().audit()).contains("SET_PASSWORD//CHANGED");
    }

    @Test
    default void noOtherTelephoneIsKnownAfterwards() {
        fresh().password(WITH_PASSWORD, "135790", OTHER_MOBILE);
        fresh().password(WITH_PASSWORD, "135790", MOBILE);
        fresh().numbers(PAYING, OTHER_MOBILE);
        assertThat(known()).isEqualTo(3);

        set(WITH_PASSWORD, NEW, 1);

        assertThat(known()).isEqualTo(2);
        for (int wrong = 0; wrong < 3; wrong++) {
            fresh().password(WITH_PASSWORD, "000000", "13900000003");
        }
        assertThat(fresh().password(WITH_PASSWORD, NEW, OTHER_MOBILE))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(fresh().password(WITH_PASSWORD, NEW, MOBILE))
                .isInstanceOf(Verdict.Verified.class);
    }

    @Test
    default void aWrongOldPasswordCountsAsAWrongPassword() {
        for (int wrong = 0; wrong < 3; wrong++) {
            assertThat(prove(WITH_PASSWORD, "000000")).isInstanceOf(Verdict.Refused.class);
        }

        assertThat(prove(WITH_PASSWORD, "135790")).isInstanceOf(Verdict.Refused.class);
        assertThat(fresh().password(WITH_PASSWORD, "135790")).isInstanceOf(Verdict.Refused.class);
        assertThat(fresh().audit()).contains("VERIFY_PASSWORD//WRONG", "VERIFY_PASSWORD//PAUSED");
    }

    @Test
    default void askedForTwiceInOneCallItIsSetOnce() {
        set(PAYING, NEW, 0);

        assertThat(set(PAYING, NEW, 0)).isInstanceOf(Chosen.Set.class);

        assertThat(fresh().audit()).containsExactly("SET_PASSWORD//SET");
    }

    @Test
    default void whatAnotherCallHasSetSinceStays() {
        set(PAYING, NEW, 0, inAnotherCall());

        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() -> set(PAYING, "975310", 0));
        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() -> set(PAYING, NEW, 0));

        assertThat(fresh().password(PAYING, NEW)).isInstanceOf(Verdict.Verified.class);
    }

    @Test
    default void nothingIsSetThatTheAuditDoesNotHold() {
        fresh().password(WITH_PASSWORD, "135790", OTHER_MOBILE);

        fresh().withoutAudit(() ->
                assertThatExceptionOfType(RecordStoreAwayException.class)
                        .isThrownBy(() -> set(WITH_PASSWORD, NEW, 1)));

        assertThat(known()).isEqualTo(1);
        assertThat(fresh().password(WITH_PASSWORD, "135790")).isInstanceOf(Verdict.Verified.class);
    }

    @Test
    default void whatIsWeakOrTheSameChangesNothing() {
        assertThat(set(WITH_PASSWORD, "850615", 1)).isEqualTo(new Chosen.OfIdNumber());
        assertThat(set(WITH_PASSWORD, "135790", 1)).isEqualTo(new Chosen.Unchanged());

        assertThat(fresh().password(WITH_PASSWORD, "135790")).isInstanceOf(Verdict.Verified.class);
    }

    @Test
    default void anInitialPasswordIsOneUntilAnotherIsSet() {
        assertThat(fresh().password(WITH_INITIAL_PASSWORD, "140610"))
                .isEqualTo(new Verdict.Initial(fresh().id(WITH_INITIAL_PASSWORD)));

        set(WITH_INITIAL_PASSWORD, NEW, 1);

        assertThat(fresh().password(WITH_INITIAL_PASSWORD, NEW))
                .isInstanceOf(Verdict.Verified.class);
    }

    @Test
    default void saysWhichPasswordAPersonHas() {
        Credentials credentials = fresh().store().credentials();

        assertThat(credentials.passwordOf(fresh().id(PAYING))).isEqualTo(new PasswordHeld.None());
        assertThat(credentials.passwordOf(fresh().id(WITH_PASSWORD)))
                .isEqualTo(new PasswordHeld.Own());
        assertThat(credentials.passwordOf(fresh().id(WITH_INITIAL_PASSWORD)))
                .isEqualTo(new PasswordHeld.Initial(1));
    }
}
