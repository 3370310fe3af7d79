package org.hotline12333.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.TestPeople.NOBODY;
import static org.hotline12333.insurance.TestPeople.PAYING;
import static org.hotline12333.insurance.TestPeople.RETIRED;
import static org.hotline12333.insurance.TestPeople.WITH_PASSWORD;

import java.time.Duration;
import java.util.List;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.Limits.Pauses;
import org.hotline12333.store.access.Limits.Rate;
import org.hotline12333.store.audit.WhoAsked;
import org.hotline12333.store.sealing.KeyFile;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.junit.jupiter.api.Test;

/** A telephone is one in whichever form its number comes, also where it was stored in another. */
public interface TelephoneContract {
    String PLAIN = "13912345678";
    List<String> FORMS =
            List.of(PLAIN, "+8613912345678", "013912345678", "008613912345678", "8613912345678");
    List<String> FIXED = List.of("01088888888", "+861088888888", "00861088888888", "861088888888");

    StoreUnderTest fresh();

    private static String hash(StoreUnderTest store, String number) {
        return new KeyFile(store.keyFile()).read().writing().hash(Kind.CALLER_NUMBER, number);
    }

    /** As if all that was counted of a telephone had been counted before numbers had one form. */
    private void asBefore(String now, String before) {
        for (String table : List.of("lock_out", "throttle")) {
            fresh().sql()
                    .sql("update " + table + " set caller = ? where caller = ?")
                    .params(hash(fresh(), before), hash(fresh(), now))
                    .update();
        }
        fresh().sql()
                .sql("update enquiry_audit set caller_hash = ? where caller_hash = ?")
                .params(hash(fresh(), before), hash(fresh(), now))
                .update();
    }

    private boolean letsIn(TestPeople person, String caller) {
        return fresh().numbers(person, caller) instanceof Verdict.Verified;
    }

    private static StoreUnderTest throttledAfter(StoreUnderTest store, int refusals) {
        Pauses never = new Pauses(1000, Limits.standard().byOrigin().lengths(), Duration.ofDays(1));
        Rate rate = new Rate(refusals, Duration.ofHours(1));
        Rate all = new Rate(1000, Duration.ofHours(1));
        return store.with(new Limits(never, never, Duration.ofDays(180), true, rate, rate, all));
    }

    @Test
    default void wrongTriesCountTogetherInEveryForm() {
        letsIn(PAYING, PLAIN);
        letsIn(PAYING, "13912345679");
        for (String form : FORMS.subList(0, 3)) {
            fresh().numbers(PAYING.with(NOBODY), form);
        }

        for (String form : FORMS) {
            assertThat(letsIn(PAYING, form)).isFalse();
        }
        assertThat(letsIn(PAYING, "13912345679")).isTrue();
    }

    @Test
    default void wrongTriesOfAFixedLineCountTogether() {
        letsIn(PAYING, FIXED.getFirst());
        for (String form : FIXED.subList(0, 3)) {
            fresh().numbers(PAYING.with(NOBODY), form);
        }

        assertThat(letsIn(PAYING, FIXED.get(3))).isFalse();
    }

    @Test
    default void wrongTriesOfBeforeCountOn() {
        letsIn(PAYING, PLAIN);
        for (int i = 0; i < 3; i++) {
            fresh().numbers(PAYING.with(NOBODY), PLAIN);
        }
        asBefore(PLAIN, "+8613912345678");

        assertThat(letsIn(PAYING, PLAIN)).isFalse();
        assertThat(letsIn(PAYING, "+8613912345678")).isFalse();
        assertThat(fresh().audit()).endsWith("VERIFY_NUMBERS//PAUSED", "VERIFY_NUMBERS//PAUSED");
        assertThat(
                        fresh().sql()
                                .sql("select count(*) from lock_out where caller = ?")
                                .param(hash(fresh(), "+8613912345678"))
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    default void countsOfBeforeInTwoFormsAreOne() {
        letsIn(PAYING, PLAIN);
        fresh().numbers(PAYING.with(NOBODY), PLAIN);
        asBefore(PLAIN, "+8613912345678");
        for (int i = 0; i < 2; i++) {
            fresh().sql()
                    .sql(
                            """
                            insert into lock_out (subject, caller, wrong_tries, paused_until,
                                verified_at, touched_at, sealing_key)
                            select subject, ?, wrong_tries, paused_until, verified_at, touched_at,
                                sealing_key
                            from lock_out where caller = ?
                            """)
                    .params(
                            hash(fresh(), List.of("013912345678", PLAIN).get(i)),
                            hash(fresh(), "+8613912345678"))
                    .update();
        }
        fresh().numbers(PAYING.with(NOBODY), "008613912345678");

        assertThat(letsIn(PAYING, PLAIN)).isFalse();
    }

    @Test
    default void aTelephoneIsKnownInEveryForm() {
        fresh().numbers(PAYING, "+8613912345678");
        attacked();

        assertThat(letsIn(PAYING, "13912345679")).isFalse();
        for (String form : FORMS) {
            assertThat(letsIn(PAYING, form)).isTrue();
        }
    }

    private void attacked() {
        for (int i = 0; i < 30; i++) {
            fresh().numbers(PAYING.with(NOBODY), "138000000" + (10 + i));
        }
    }

    @Test
    default void aTelephoneKnownBeforeIsKnown() {
        fresh().numbers(PAYING, PLAIN);
        asBefore(PLAIN, "008613912345678");
        attacked();

        assertThat(letsIn(PAYING, "013912345678")).isTrue();
        assertThat(letsIn(PAYING, PLAIN)).isTrue();
    }

    @Test
    default void refusalsAreThrottledTogetherInEveryForm() {
        StoreUnderTest store = throttledAfter(fresh(), 3);
        for (String form : FORMS.subList(0, 3)) {
            store.numbers(NOBODY, form);
        }

        assertThat(store.numbers(RETIRED, FORMS.get(3))).isEqualTo(new Verdict.HeldOff());
        assertThat(store.audit()).endsWith("VERIFY_NUMBERS//THROTTLED");
    }

    @Test
    default void refusalsOfBeforeThrottle() {
        StoreUnderTest store = throttledAfter(fresh(), 3);
        for (int i = 0; i < 3; i++) {
            store.numbers(NOBODY, PLAIN);
        }
        asBefore(PLAIN, "8613912345678");

        assertThat(store.numbers(RETIRED, "013912345678")).isEqualTo(new Verdict.HeldOff());
        assertThat(store.audit()).endsWith("VERIFY_NUMBERS//THROTTLED");
    }

    @Test
    default void theRightPasswordTakesBackWhatAnotherFormCounted() {
        StoreUnderTest store = throttledAfter(fresh(), 2);
        store.numbers(WITH_PASSWORD, "+8613912345678");
        store.password(WITH_PASSWORD, "135790", "013912345678");

        for (String form : FORMS.reversed()) {
            assertThat(store.numbers(WITH_PASSWORD, form))
                    .isInstanceOf(Verdict.PasswordNeeded.class);
            store.password(WITH_PASSWORD, "135790", PLAIN);
        }
    }

    @Test
    default void theAuditFindsATelephoneInEveryFormAndKeepsWhatWasClaimed() {
        PersonId person = fresh().id(PAYING);
        for (String form : FORMS) {
            fresh().enquiries()
                    .pension(person, new Enquirer(Origin.telephone(form), "1700000000.7"));
        }

        assertThat(
                        fresh().sql()
                                .sql("select count(*) from enquiry_audit where caller_hash = ?")
                                .param(hash(fresh(), PLAIN))
                                .query(Long.class)
                                .single())
                .isEqualTo(FORMS.size());
        var rows = (WhoAsked.Rows) fresh().trail().of(PAYING.id(), "a test");
        assertThat(rows.rows())
                .extracting(row -> row.origin().name())
                .containsExactlyElementsOf(FORMS);
        assertThat(rows.faults()).isEmpty();
    }

    @Test
    default void anAuditOfBeforeIsWhole() {
        PersonId person = fresh().id(PAYING);
        fresh().enquiries()
                .pension(person, new Enquirer(Origin.telephone("+8613912345678"), "1700000000.7"));
        asBefore(PLAIN, "+8613912345678");
        fresh().trail().link();

        assertThat(fresh().verify().faults()).isEmpty();
        assertThat(((WhoAsked.Rows) fresh().trail().of(PAYING.id(), "a test")).rows()).hasSize(1);
    }

    @Test
    default void aNumberWithoutADigitIsWithheldAndNeverKnown() {
        fresh().numbers(PAYING, "anonymous");

        assertThat(
                        fresh().sql()
                                .sql("select count(*) from lock_out where verified_at is not null")
                                .query(Long.class)
                                .single())
                .isZero();
    }
}
