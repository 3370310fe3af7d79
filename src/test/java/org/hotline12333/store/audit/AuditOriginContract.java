package org.hotline12333.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.TestPeople.PAYING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.store.access.Limits;
import org.junit.jupiter.api.Test;

/** What the audit says of itself: whose it is, where it ends, and what has gone. */
public interface AuditOriginContract {
    StoreUnderTest fresh();

    private List<String> faults() {
        return fresh().verify().faults();
    }

    @Test
    default void findsThatTheHeadWasGivenToAnotherDatabase() {
        fresh().linked(PAYING, 2);
        for (String change :
                new String[] {
                    "bound_after = bound_after + 5",
                    "removed_at = current_timestamp, removed_newest = current_timestamp,"
                            + " removed_newest_at = current_timestamp"
                }) {
            fresh().sql().sql("update audit_head set " + change).update();
            assertThat(faults())
                    .as(change)
                    .containsExactly("head: it was changed, so nothing can be said of the rows");
            fresh().sql()
                    .sql(
                            """
                            update audit_head set bound_after = 0, removed_at = null,
                                removed_newest = null, removed_newest_at = null
                            """)
                    .update();
            assertThat(faults()).as(change).isEmpty();
        }
    }

    @Test
    default void namesARowThatAnotherDatabaseWithTheSameKeyHasSigned() {
        fresh().linked(PAYING, 1);
        fresh().sql().sql("create table taken as select * from audit_head").update();
        fresh().sql().sql("update audit_head set database_id = 'anothers'").update();
        fresh().with(Limits.standard())
                .enquiries()
                .pension(fresh().id(PAYING), StoreUnderTest.calling(""));
        fresh().sql().sql("delete from audit_head").update();
        fresh().sql().sql("insert into audit_head select * from taken").update();
        fresh().sql().sql("drop table taken").update();

        assertThat(faults())
                .containsExactly(
                        "row %d: it was put in by somebody else"
                                .formatted(fresh().auditIds().getLast()));
    }

    @Test
    default void namesARowThatIsNotLinkedAlthoughLaterOnesAre() {
        long early = fresh().linked(PAYING, 1).getFirst();
        fresh().sql().sql("create table taken as select * from enquiry_audit").update();
        fresh().sql().sql("delete from audit_link").update();
        fresh().sql().sql("delete from enquiry_audit").update();
        fresh().sql()
                .sql(
                        """
                        update audit_head set links = 0, hash = '', sealing_key = null, mac = null
                        """)
                .update();
        StoreUnderTest again = fresh().with(Limits.standard());
        fresh().clock().pass(Duration.ofMinutes(2));
        again.linked(PAYING, 2);
        assertThat(faults()).isEmpty();

        fresh().sql().sql("insert into enquiry_audit select * from taken").update();
        fresh().sql().sql("drop table taken").update();

        assertThat(faults())
                .containsExactly(
                        "row %d: it is not linked, and later rows are: its link was removed, or it was"
                                        .formatted(early)
                                + " put back");
        assertThat(again.verify().waiting()).isZero();
    }

    @Test
    default void saysWhatWasRemovedAndWhen() {
        fresh().linked(PAYING, 3);
        Instant third = fresh().clock().instant().minusSeconds(1);
        fresh().clock().pass(Duration.ofDays(2000));
        Instant removed = fresh().clock().instant();
        fresh().trail().removeBefore(removed.minus(Duration.ofDays(1)));
        assertThat(fresh().verify().removal()).contains(new AuditRemoval(removed, third, removed));
        assertThat(fresh().verify().removal().orElseThrow().isEarly(Duration.ofDays(1999)))
                .isFalse();
        assertThat(fresh().verify().removal().orElseThrow().isEarly(Duration.ofDays(2001)))
                .isTrue();

        fresh().linked(PAYING, 1);
        fresh().clock().pass(Duration.ofDays(3));
        fresh().trail().removeBefore(fresh().clock().instant());

        assertThat(faults()).isEmpty();
        AuditRemoval last = fresh().verify().removal().orElseThrow();
        assertThat(last.at()).isEqualTo(fresh().clock().instant());
        assertThat(last.newest()).isAfter(third);
    }

    @Test
    default void remembersTheLatestRowThatWentWhateverGoesAfterIt() {
        fresh().linked(PAYING, 1);
        Instant early = fresh().clock().instant();
        fresh().trail().removeBefore(early.plusSeconds(1));
        AuditRemoval before = fresh().verify().removal().orElseThrow();
        fresh().clock().pass(Duration.ofDays(-50));
        fresh().linked(PAYING, 1);
        fresh().clock().pass(Duration.ofDays(60));
        fresh().trail().removeBefore(fresh().clock().instant());

        AuditRemoval after = fresh().verify().removal().orElseThrow();
        assertThat(after.newest()).isEqualTo(before.newest());
        assertThat(after.newestAt()).isEqualTo(before.newestAt());
        assertThat(after.at()).isAfter(before.at());
    }

    @Test
    default void knowsWhetherItStillGoesThroughAHead() {
        fresh().linked(PAYING, 2);
        AuditMark two = fresh().trail().head();
        assertThat(fresh().trail().passes(two)).isTrue();
        fresh().linked(PAYING, 2);
        AuditMark four = fresh().trail().head();
        assertThat(fresh().trail().passes(two)).isTrue();
        assertThat(fresh().trail().passes(new AuditMark(2, four.hash()))).isFalse();
        assertThat(fresh().trail().passes(new AuditMark(5, four.hash()))).isFalse();

        fresh().trail().removeBefore(fresh().clock().instant().plusSeconds(1));
        assertThat(fresh().trail().passes(two)).isTrue();
        assertThat(fresh().trail().passes(four)).isTrue();
    }

    /** With its rows and links, as from a backup: within the database nothing shows it. */
    @Test
    default void aDatabaseThatWasPutBackDoesNotGoThroughAHeadOfLater() {
        fresh().linked(PAYING, 2);
        for (String table : List.of("enquiry_audit", "audit_link", "audit_head")) {
            fresh().sql().sql("create table was_" + table + " as select * from " + table).update();
        }
        fresh().linked(PAYING, 2);
        AuditMark later = fresh().trail().head();
        for (String table : List.of("enquiry_audit", "audit_link", "audit_head")) {
            fresh().sql().sql("delete from " + table).update();
            fresh().sql().sql("insert into " + table + " select * from was_" + table).update();
            fresh().sql().sql("drop table was_" + table).update();
        }

        assertThat(faults()).isEmpty();
        assertThat(fresh().trail().passes(later)).isFalse();
        assertThat(fresh().trail().verify(java.util.Optional.of(later)).faults())
                .containsExactly("head: the chain ends at position 2, before the noted head");
        fresh().linked(PAYING, 4);
        assertThat(fresh().trail().passes(later)).isFalse();
        assertThat(fresh().trail().verify(java.util.Optional.of(later)).faults())
                .containsExactly(
                        "head: the chain up to position 4 is not the one whose head was noted");
    }
}
