package org.hotline12333.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.StoreUnderTest.MOBILE;
import static org.hotline12333.insurance.StoreUnderTest.calling;
import static org.hotline12333.insurance.TestPeople.NOBODY;
import static org.hotline12333.insurance.TestPeople.PAYING;

import java.time.Duration;
import java.util.List;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.Limits.Pauses;
import org.hotline12333.store.access.Limits.Rate;
import org.hotline12333.store.audit.AuditRow;
import org.hotline12333.store.audit.WhoAsked;
import org.junit.jupiter.api.Test;

/** What two channels share, and what they do not: attacked on both. */
public interface ChannelContract {
    StoreUnderTest fresh();

    private static Enquirer onWeb(String name) {
        return new Enquirer(new Origin(new Channel("WEB"), name), "visit-1");
    }

    private StoreUnderTest with(int perOrigin, int withheld, int overall) {
        Pauses never = new Pauses(1000, Limits.standard().byOrigin().lengths(), Duration.ofDays(1));
        Duration hour = Duration.ofHours(1);
        return fresh().with(
                        new Limits(
                                never,
                                never,
                                Duration.ofDays(180),
                                true,
                                new Rate(perOrigin, hour),
                                new Rate(withheld, hour),
                                new Rate(overall, hour)));
    }

    private static boolean letsIn(StoreUnderTest store, Enquirer enquirer) {
        return store.numbers(PAYING, enquirer) instanceof Verdict.Verified;
    }

    @Test
    default void aFloodOnTheWebSilencesNoTelephone() {
        StoreUnderTest store = with(99, 5, 5);
        for (int i = 0; i < 9; i++) {
            store.numbers(NOBODY, onWeb("device " + i));
            store.numbers(NOBODY, onWeb(""));
        }

        assertThat(store.numbers(PAYING, onWeb("device"))).isEqualTo(new Verdict.HeldOff());
        assertThat(store.numbers(PAYING, onWeb(""))).isEqualTo(new Verdict.HeldOff());
        assertThat(letsIn(store, calling(""))).isTrue();
        assertThat(letsIn(store, calling(MOBILE))).isTrue();
    }

    @Test
    default void aFloodOfTelephonesDoesNotSilenceTheWeb() {
        StoreUnderTest store = with(99, 5, 5);
        for (int i = 0; i < 9; i++) {
            store.numbers(NOBODY, "1380000001" + i);
            store.numbers(NOBODY, "");
        }

        assertThat(store.numbers(PAYING)).isEqualTo(new Verdict.HeldOff());
        assertThat(letsIn(store, onWeb("device"))).isTrue();
        assertThat(letsIn(store, onWeb(""))).isTrue();
    }

    @Test
    default void anOriginIsHeldOffOnItsOwnChannelAlone() {
        StoreUnderTest store = with(3, 99, 99);
        for (int i = 0; i < 3; i++) {
            store.numbers(NOBODY, onWeb(MOBILE));
        }

        assertThat(store.numbers(PAYING, onWeb(MOBILE))).isEqualTo(new Verdict.HeldOff());
        assertThat(letsIn(store, calling(MOBILE))).isTrue();
    }

    @Test
    default void guessesAtOnePersonCountTogether() {
        TestPeople guessed = PAYING.with(NOBODY);
        fresh().numbers(guessed, "13800000010");
        fresh().numbers(guessed, onWeb("device 1"));
        fresh().numbers(guessed, onWeb("device 2"));

        assertThat(letsIn(fresh(), calling(MOBILE))).isFalse();
        assertThat(letsIn(fresh(), onWeb("device 3"))).isFalse();
        assertThat(fresh().audit()).endsWith("VERIFY_NUMBERS//PAUSED", "VERIFY_NUMBERS//PAUSED");
    }

    @Test
    default void whoIsCalledLikeAKnownTelephoneIsNotThatTelephone() {
        fresh().numbers(PAYING, MOBILE);
        for (int i = 0; i < 30; i++) {
            fresh().numbers(PAYING.with(NOBODY), "138000000" + (10 + i));
        }

        assertThat(letsIn(fresh(), onWeb(MOBILE))).isFalse();
        assertThat(letsIn(fresh(), calling(MOBILE))).isTrue();
    }

    /** What is shared by many, as an address may be, must not open what guesses have closed. */
    @Test
    default void nothingOnTheWebBecomesKnown() {
        assertThat(letsIn(fresh(), onWeb("device"))).isTrue();
        for (int i = 0; i < 30; i++) {
            fresh().numbers(PAYING.with(NOBODY), "138000000" + (10 + i));
        }

        assertThat(letsIn(fresh(), onWeb("device"))).isFalse();
    }

    @Test
    default void theAuditTellsTheChannelAndNamesARowOfWhichItWasChanged() {
        PersonId person = fresh().id(PAYING);
        fresh().enquiries().pension(person, calling(MOBILE));
        fresh().enquiries().pension(person, onWeb(MOBILE));
        fresh().trail().link();
        assertThat(fresh().verify().faults()).isEmpty();
        assertThat(((WhoAsked.Rows) fresh().trail().of(PAYING.id(), "a test")).rows())
                .extracting(AuditRow::origin)
                .containsExactly(calling(MOBILE).origin(), onWeb(MOBILE).origin());

        List<Long> ids = fresh().auditIds();
        change(ids.get(0), "TELEPHONE", "'WEB'", "null", "'telephone'", "''");
        change(ids.get(1), "WEB", "'TELEPHONE'", "null", "'WEB_'");
        assertThat(fresh().verify().faults()).isEmpty();
    }

    private void change(long row, String was, String... changes) {
        for (String change : changes) {
            channel(row, change);
            assertThat(fresh().verify().faults())
                    .as(change)
                    .containsExactly("row " + row + ": it was changed, or put in by somebody else");
        }
        channel(row, "'" + was + "'");
    }

    private void channel(long row, String channel) {
        fresh().sql()
                .sql("update enquiry_audit set channel = " + channel + " where id = " + row)
                .update();
    }
}
