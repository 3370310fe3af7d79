package org.hotline12333.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hotline12333.insurance.StoreUnderTest.MOBILE;
import static org.hotline12333.insurance.StoreUnderTest.calling;
import static org.hotline12333.insurance.TestPeople.PAYING;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.store.access.Limits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is done to the audit by who has no key is found, and the row named. */
public interface AuditChainContract {
    String CHANGED = ": it was changed, or put in by somebody else";

    StoreUnderTest fresh();

    private List<String> faults() {
        return fresh().verify().faults();
    }

    private void update(String sql, Object... values) {
        assertThat(fresh().sql().sql(sql).params(values).update()).isPositive();
    }

    private Map<String, @Nullable Object> row(long id) {
        return fresh().sql()
                .sql("select * from enquiry_audit where id = ?")
                .param(id)
                .query()
                .singleRow();
    }

    /** Puts a copy of a row in, as the row of another id. */
    private void copy(long id, long as) {
        update(
                """
                insert into enquiry_audit (id, asked_at, person, sealing_key, channel,
                    caller_hash, caller_sealed, call_id, enquiry, detail, result, mac)
                select cast(? as bigint), asked_at, person, sealing_key, channel, caller_hash,
                    caller_sealed, call_id, enquiry, detail, result, mac
                from enquiry_audit where id = ?
                """,
                as,
                id);
    }

    /** Puts a row in that we never wrote. */
    private void forge(long like, long as) {
        copy(like, as);
        update("update enquiry_audit set mac = ? where id = ?", "0".repeat(48), as);
    }

    @Test
    default void namesARowOfWhichAnythingWasChanged() {
        long id = fresh().linked(PAYING, 3).get(1);
        Map<String, @Nullable Object> written = row(id);
        Map<String, String> changes =
                Map.of(
                        "asked_at", "asked_at + interval '1' second",
                        "person", "null",
                        "channel", "'WEB'",
                        "caller_hash", "'0'",
                        "caller_sealed", "'AAAA'",
                        "call_id", "'another'",
                        "enquiry", "'MEDICAL'",
                        "detail", "'2026'",
                        "result", "'WRONG'",
                        "mac", "null");
        changes.forEach((column, value) -> {
            update("update enquiry_audit set " + column + " = " + value + " where id = ?", id);

            assertThat(faults()).as(column).containsExactly("row " + id + CHANGED);
            update(
                    "update enquiry_audit set " + column + " = ? where id = ?",
                    Objects.requireNonNull(written.get(column)),
                    id);
            assertThat(faults()).as(column).isEmpty();
        });
    }

    @Test
    default void namesARowThatWasRemoved() {
        long id = fresh().linked(PAYING, 3).get(1);
        update("delete from enquiry_audit where id = ?", id);

        assertThat(faults()).containsExactly("row " + id + ": it is gone (position 2)");
    }

    @Test
    default void saysWhereRowsWereRemovedWithTheirLinks() {
        List<Long> ids = fresh().linked(PAYING, 4);
        for (long id : ids.subList(1, 3)) {
            update("delete from enquiry_audit where id = ?", id);
            update("delete from audit_link where row_id = ?", id);
        }

        assertThat(faults())
                .containsExactly(
                        "after row "
                                + ids.getFirst()
                                + ": 2 rows are gone, with their links (position 2)");
    }

    @Test
    default void findsThatTheEndWasCutOff() {
        List<Long> ids = fresh().linked(PAYING, 3);
        update("delete from enquiry_audit where id = ?", ids.getLast());
        update("delete from audit_link where row_id = ?", ids.getLast());

        assertThat(faults())
                .containsExactly(
                        "after row " + ids.get(1) + ": 1 row is gone, with its link (position 3)");
    }

    @Test
    default void findsThatTheHeadWasPutBackWithTheEndCutOff() {
        List<Long> ids = fresh().linked(PAYING, 3);
        update("delete from enquiry_audit where id = ?", ids.getLast());
        update("delete from audit_link where row_id = ?", ids.getLast());
        update(
                """
                update audit_head set links = 2,
                    hash = (select hash from audit_link where position = 2)
                """);

        assertThat(faults())
                .containsExactly("head: it was changed, so nothing can be said of the rows");
        assertThatExceptionOfType(AuditBrokenException.class)
                .isThrownBy(() -> fresh().trail().link())
                .withMessage(
                        "the audit is not as it was written, at its head: run ./hotline audit"
                                + " verify");
    }

    @Test
    default void findsThatTheHeadAloneWasPutBack() {
        fresh().linked(PAYING, 2);
        fresh().sql().sql("create table taken as select * from audit_head").update();
        fresh().linked(PAYING, 1);
        putHeadBack();

        assertThat(faults()).containsExactly("head: there are links behind it");
    }

    @Test
    default void findsThatTheHeadIsThatOfAnotherPast() {
        long first = fresh().linked(PAYING, 1).getLast();
        fresh().sql().sql("create table taken as select * from audit_head").update();
        long second = fresh().linked(PAYING, 1).getLast();
        fresh().sql().sql("create table later as select * from audit_head").update();
        update("delete from enquiry_audit where id = ?", second);
        update("delete from audit_link where row_id = ?", second);
        putHeadBack();
        assertThat(fresh().linked(PAYING, 1)).hasSize(2).startsWith(first);
        assertThat(faults()).isEmpty();

        fresh().sql().sql("create table taken as select * from later").update();
        fresh().sql().sql("drop table later").update();
        putHeadBack();

        assertThat(faults()).containsExactly("head: it is not the last link's");
    }

    private void putHeadBack() {
        update("delete from audit_head");
        update("insert into audit_head select * from taken");
        fresh().sql().sql("drop table taken").update();
    }

    @Test
    default void findsThatTheBeginningWasCutOff() {
        List<Long> ids = fresh().linked(PAYING, 3);
        update("delete from enquiry_audit where id = ?", ids.getFirst());
        update("delete from audit_link where row_id = ?", ids.getFirst());

        assertThat(faults())
                .containsExactly("at the beginning: 1 row is gone, with its link (position 1)");
    }

    @Test
    default void beginsNoNewChainWhereTheOldOneWasThrownAway() {
        List<Long> ids = fresh().linked(PAYING, 3);
        update("delete from enquiry_audit where id = ?", ids.get(1));
        update("delete from audit_link");
        update("update audit_head set links = 0, hash = '', sealing_key = null, mac = null");

        assertThat(fresh().with(Limits.standard()).verify().faults())
                .containsExactly("head: it was changed, so nothing can be said of the rows");
    }

    @Test
    default void namesARowThatWasPutIn() {
        List<Long> ids = fresh().linked(PAYING, 2);
        forge(ids.getFirst(), 1_000_000_000);

        assertThat(faults()).containsExactly("row 1000000000: it was put in by somebody else");
    }

    @Test
    default void namesARowThatWasPutInAndLinked() {
        List<Long> ids = fresh().linked(PAYING, 2);
        forge(ids.getFirst(), 1_000_000_000);
        fresh().trail().link();

        assertThat(faults()).containsExactly("row 1000000000" + CHANGED);
    }

    @Test
    default void namesTheCopyOfARow() {
        List<Long> ids = fresh().linked(PAYING, 2);
        copy(ids.getFirst(), 1_000_000_000);
        fresh().trail().link();

        assertThat(faults())
                .containsExactly("row 1000000000: it is a copy of row " + ids.getFirst());
    }

    @Test
    default void namesARowThatHasAnotherLinkThanOurs() {
        List<Long> ids = fresh().linked(PAYING, 3);
        update("update audit_link set hash = ? where position = 2", "0".repeat(64));

        assertThat(faults())
                .containsExactly("row " + ids.get(1) + ": it is not what was linked at position 2");
    }

    @Test
    default void namesRowsThatChangedPlaces() {
        List<Long> ids = fresh().linked(PAYING, 4);
        update("update enquiry_audit set id = 0 where id = ?", ids.get(1));
        update("update enquiry_audit set id = ? where id = ?", ids.get(1), ids.get(2));
        update("update enquiry_audit set id = ? where id = 0", ids.get(2));

        assertThat(faults())
                .containsExactly(
                        "row " + ids.get(1) + ": it is not what was linked at position 2",
                        "row " + ids.get(2) + ": it is not what was linked at position 3");
    }

    @Test
    default void namesRowsWhoseLinksChangedPlaces() {
        List<Long> ids = fresh().linked(PAYING, 4);
        update("update audit_link set position = 0 where position = 2");
        update("update audit_link set position = 2 where position = 3");
        update("update audit_link set position = 3 where position = 0");

        assertThat(faults())
                .contains(
                        "row " + ids.get(2) + ": it is not what was linked at position 2",
                        "row " + ids.get(1) + ": it is not what was linked at position 3");
    }

    @Test
    default void goesThroughAHeadThatWasNotedEarlier() {
        fresh().linked(PAYING, 2);
        AuditMark noted = fresh().verify().head();
        fresh().linked(PAYING, 2);

        assertThat(AuditMark.read(noted.toString())).contains(noted);
        assertThat(fresh().trail().verify(Optional.of(noted)).faults()).isEmpty();
    }

    @Test
    default void findsAPastThatWasWrittenAnewWithTheKeyByAHeadThatWasNoted() {
        fresh().linked(PAYING, 2);
        AuditMark noted = fresh().verify().head();
        update("delete from audit_link");
        update("delete from enquiry_audit");
        update("update audit_head set links = 0, hash = '', sealing_key = null, mac = null");
        StoreUnderTest forged = fresh().with(Limits.standard());
        forged.linked(PAYING, 3);

        assertThat(forged.verify().faults()).isEmpty();
        assertThat(forged.trail().verify(Optional.of(noted)).faults())
                .containsExactly(
                        "head: the chain up to position 2 is not the one whose head was noted");
    }

    @Test
    default void findsThatTheDatabaseWasPutBackByAHeadThatWasNoted() {
        fresh().linked(PAYING, 2);

        AuditMark noted = new AuditMark(3, "0".repeat(64));
        assertThat(fresh().trail().verify(Optional.of(noted)).faults())
                .containsExactly("head: the chain ends at position 2, before the noted head");
    }

    @Test
    default void tellsAHundredFaultsAndThenHowManyMore() {
        fresh().linked(PAYING, AuditFaults.MAX + 5);
        update("update enquiry_audit set result = 'WRONG'");

        assertThat(faults()).hasSize(AuditFaults.MAX + 1).endsWith("and 5 more");
    }

    @Test
    default void signsWhatTwoEnquiriesAtOneMomentSayDifferently() {
        PersonId person = fresh().id(PAYING);
        fresh().enquiries().pension(person, calling(MOBILE));
        fresh().enquiries().pension(person, calling(MOBILE));

        assertThat(fresh().sql().sql("select mac from enquiry_audit").query(String.class).list())
                .doesNotHaveDuplicates();
    }
}
