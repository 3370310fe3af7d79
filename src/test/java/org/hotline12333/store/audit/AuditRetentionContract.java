package org.hotline12333.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hotline12333.insurance.TestPeople.NOBODY;
import static org.hotline12333.insurance.TestPeople.PAYING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.store.access.Limits;
import org.junit.jupiter.api.Test;

/** The audit's beginning can go in time, and in no other way. */
public interface AuditRetentionContract {
    StoreUnderTest fresh();

    /** Three rows, an hour, and two more; the moment between them. */
    private Instant between() {
        fresh().linked(PAYING, 3);
        fresh().clock().pass(Duration.ofHours(1));
        Instant between = fresh().clock().instant();
        fresh().linked(PAYING, 2);
        return between;
    }

    @Test
    default void removesWhatIsPastItsTimeAndNoMore() {
        Instant limit = between();
        List<Long> ids = fresh().auditIds();

        assertThat(fresh().trail().removeBefore(limit)).isEqualTo(3);
        assertThat(fresh().auditIds()).isEqualTo(ids.subList(3, 5));
        assertThat(fresh().trail().removeBefore(limit)).isZero();
    }

    @Test
    default void isWholeWithoutTheBeginningThatWasRemovedInTime() {
        fresh().trail().removeBefore(between());
        fresh().linked(PAYING, 1);

        AuditReport report = fresh().verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.removed()).isEqualTo(3);
        assertThat(report.head().position()).isEqualTo(6);
    }

    @Test
    default void goesOnWhenAllRowsWereRemovedInTime() {
        between();
        assertThat(fresh().trail().removeBefore(fresh().clock().instant())).isEqualTo(5);
        fresh().linked(PAYING, 1);

        assertThat(fresh().verify().faults()).isEmpty();
        assertThat(fresh().verify().rows()).isEqualTo(1);
    }

    @Test
    default void knowsTheHeadOfWhatWasRemovedInTime() {
        fresh().linked(PAYING, 3);
        AuditMark noted = fresh().verify().head();
        fresh().trail().removeBefore(fresh().clock().instant());
        fresh().linked(PAYING, 2);

        assertThat(fresh().trail().verify(Optional.of(noted)).faults()).isEmpty();
        assertThat(fresh().trail().verify(Optional.of(new AuditMark(3, "0"))).faults()).hasSize(1);
        assertThat(fresh().trail().verify(Optional.of(new AuditMark(2, "0"))).faults())
                .containsExactly(
                        "head: all rows up to position 3 were removed in time; note a newer head");
    }

    @Test
    default void findsThatMoreWasRemovedThanInTime() {
        fresh().trail().removeBefore(between());
        long id = fresh().auditIds().getFirst();
        fresh().sql().sql("delete from audit_link where row_id = ?").param(id).update();
        fresh().sql().sql("delete from enquiry_audit where id = ?").param(id).update();
        assertThat(fresh().verify().faults())
                .containsExactly("at the beginning: 1 row is gone, with its link (position 4)");

        fresh().sql().sql("update audit_head set removed = 4").update();
        assertThat(fresh().verify().faults())
                .containsExactly("head: it was changed, so nothing can be said of the rows");
    }

    @Test
    default void removesNoTraceOfWhatSomebodyChanged() {
        Instant limit = between();
        List<Long> ids = fresh().auditIds();
        fresh().sql()
                .sql(
                        "update enquiry_audit set asked_at = asked_at - interval '1' hour where id = ?")
                .param(ids.get(3))
                .update();

        assertThat(fresh().trail().removeBefore(limit)).isEqualTo(3);
        assertThatExceptionOfType(AuditBrokenException.class)
                .isThrownBy(() -> fresh().trail().removeBefore(limit))
                .withMessage(
                        "the audit is not as it was written, row %d: it was changed, or put in by"
                                + " somebody else: run ./hotline audit verify",
                        ids.get(3));
        assertThat(fresh().auditIds()).isEqualTo(ids.subList(3, 5));
    }

    @Test
    default void removesOnceHoweverManyServersDo() throws InterruptedException {
        Instant limit = between();
        StoreUnderTest other = fresh().with(Limits.standard());
        Thread thread = Thread.ofVirtual().start(() -> other.trail().removeBefore(limit));
        fresh().trail().removeBefore(limit);
        thread.join();

        assertThat(fresh().verify().faults()).isEmpty();
        assertThat(fresh().verify().removed()).isEqualTo(3);
        assertThat(fresh().verify().rows()).isEqualTo(2);
    }

    @Test
    default void forgetsWrongTriesThatSayNothingAnyMore() {
        fresh().numbers(NOBODY);
        fresh().clock().pass(Limits.standard().knownOriginFor().plusDays(1));

        fresh().forgetOldTries();

        assertThat(rows("lock_out")).isZero();
        assertThat(rows("throttle")).isZero();
    }

    private long rows(String table) {
        return fresh().sql().sql("select count(*) from " + table).query(Long.class).single();
    }
}
