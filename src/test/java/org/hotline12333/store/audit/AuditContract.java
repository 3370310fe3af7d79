package org.hotline12333.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.StoreUnderTest.MOBILE;
import static org.hotline12333.insurance.StoreUnderTest.calling;
import static org.hotline12333.insurance.TestPeople.NOBODY;
import static org.hotline12333.insurance.TestPeople.PAYING;
import static org.hotline12333.insurance.TestPeople.RETIRED;
import static org.hotline12333.insurance.TestPeople.WITH_PASSWORD;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.records.WatchedSource;
import org.hotline12333.store.access.Limits;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How the audit's rows come into their chain, and what a person learns from them. */
public interface AuditContract {
    StoreUnderTest fresh();

    private WhoAsked.Rows aboutPaying() {
        return (WhoAsked.Rows) fresh().trail().of(PAYING.id(), "a test");
    }

    @Test
    default void isWholeAndEmptyBeforeTheFirstCall() {
        assertThat(fresh().verify())
                .isEqualTo(
                        new AuditReport(
                                0, 0, Optional.empty(), 0, 0, new AuditMark(0, ""), List.of()));
    }

    @Test
    default void linksEachEnquiryAndEachRefusal() {
        fresh().numbers(NOBODY);
        fresh().numbers(PAYING);
        fresh().password(WITH_PASSWORD, "000000");
        fresh().enquiries().medical(fresh().id(PAYING), calling(""));

        assertThat(fresh().trail().link()).isEqualTo(4);
        AuditReport report = fresh().verify();
        assertThat(report.isWhole()).isTrue();
        assertThat(report.rows()).isEqualTo(4);
        assertThat(report.waiting()).isZero();
        assertThat(report.head().position()).isEqualTo(4);
        assertThat(report.head().hash()).hasSize(64);
    }

    @Test
    default void isWholeWhileRowsWaitForTheirLink() {
        fresh().linked(PAYING, 2);
        fresh().numbers(PAYING);

        AuditReport report = fresh().verify();
        assertThat(report.isWhole()).isTrue();
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.waiting()).isEqualTo(1);
    }

    /** The head is read first; what is committed before the links are read was not there yet. */
    @Test
    default void isCheckedAsItWasAtItsFirstReadWhateverIsLinkedMeanwhile() {
        fresh().linked(PAYING, 2);
        fresh().numbers(PAYING);
        AtomicBoolean happened = new AtomicBoolean();
        DataSource meanwhile =
                new WatchedSource(
                        fresh().source(),
                        statement -> {
                            if (statement.contains("audit_link")
                                    && happened.compareAndSet(false, true)) {
                                elsewhere(() -> fresh().linked(PAYING, 1));
                            }
                        });

        AuditReport report =
                RecordStore.open(meanwhile, fresh().keyFile(), Limits.standard(), fresh().clock())
                        .auditTrail()
                        .verify(Optional.empty());

        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.waiting()).isEqualTo(1);
        assertThat(fresh().verify().rows()).isEqualTo(4);
    }

    @Test
    default void linksNoRowTwice() {
        fresh().linked(PAYING, 3);

        assertThat(fresh().trail().link()).isZero();
        assertThat(fresh().with(Limits.standard()).trail().link()).isZero();
    }

    @Test
    default void linksMoreRowsThanGoIntoOneBatch() {
        int many = AuditTrail.BATCH + 1;
        fresh().sql()
                .sql(
                        """
                        insert into enquiry_audit (asked_at, sealing_key, caller_hash,
                            caller_sealed, call_id, enquiry, detail, result, mac)
                        select current_timestamp, (select min(id) from sealing_key), '', '', '', '',
                            '', '', 'x'
                        from person_number one, person_number other limit ?
                        """)
                .param(many)
                .update();

        assertThat(fresh().trail().link()).isEqualTo(many);
    }

    @Test
    default void linksARowThatIsCommittedAfterOneOfAHigherId() throws InterruptedException {
        fresh().linked(PAYING, 1);
        PersonId person = fresh().id(PAYING);
        var slow = new TransactionTemplate(new JdbcTransactionManager(fresh().source()));
        slow.executeWithoutResult(_ -> {
            fresh().enquiries().pension(person, calling(MOBILE));
            elsewhere(() -> fresh().linked(RETIRED, 1));
        });

        assertThat(fresh().trail().link()).isEqualTo(1);
        assertThat(fresh().verify().isWhole()).isTrue();
        List<Long> ids = fresh().auditIds();
        assertThat(
                        fresh().sql()
                                .sql("select row_id from audit_link order by position")
                                .query((row, _) -> row.getLong("row_id"))
                                .list())
                .containsExactly(ids.get(0), ids.get(2), ids.get(1));
    }

    private static void elsewhere(Runnable work) {
        Thread thread = Thread.ofVirtual().start(work);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    default void makesOneChainOfTheRowsOfTwoServers() throws InterruptedException {
        StoreUnderTest other = fresh().with(Limits.standard());
        PersonId person = fresh().id(PAYING);
        List<Thread> threads =
                java.util.stream.Stream.of(fresh(), other, fresh(), other)
                        .map(server ->
                                Thread.ofVirtual()
                                        .start(() -> {
                                            for (int i = 0; i < 25; i++) {
                                                server.enquiries().pension(person, calling(MOBILE));
                                                server.trail().link();
                                            }
                                        }))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(fresh().verify().faults()).isEmpty();
        assertThat(fresh().verify().rows()).isEqualTo(100);
    }

    @Test
    default void tellsAPersonWhoAsked() {
        Instant first = fresh().clock().instant();
        fresh().linked(PAYING, 1);
        fresh().linked(RETIRED, 1);
        fresh().numbers(PAYING.with(NOBODY), "");

        assertThat(aboutPaying().rows())
                .extracting(row -> row.origin().name(), AuditRow::enquiry, AuditRow::result)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(MOBILE, "PENSION", "ANSWERED"),
                        org.assertj.core.groups.Tuple.tuple("", "VERIFY_NUMBERS", "WRONG"));
        assertThat(aboutPaying().rows().getFirst().at()).isEqualTo(first);
    }

    @Test
    default void tellsAPersonWhoReadTheirRecordBefore() {
        aboutPaying();

        assertThat(aboutPaying().rows())
                .extracting(AuditRow::session, AuditRow::enquiry)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("a test", "WHO_ASKED"));
    }

    @Test
    default void tellsNothingOfWhoIsNotInTheRecords() {
        assertThat(fresh().trail().of(NOBODY.id(), "a test")).isEqualTo(new WhoAsked.Nobody());
        assertThat(fresh().audit()).containsExactly("WHO_ASKED//WRONG");
    }

    @Test
    default void tellsARowThatWasChangedFromTheOthers() {
        List<Long> ids = fresh().linked(PAYING, 2);
        fresh().sql()
                .sql("update enquiry_audit set result = 'WRONG' where id = ?")
                .param(ids.getFirst())
                .update();

        assertThat(aboutPaying().rows()).hasSize(1);
        assertThat(aboutPaying().faults())
                .containsExactly(
                        "row " + ids.getFirst() + ": it was changed, or put in by somebody else");
    }

    @Test
    default void readsTheAuditWithItsKeyAloneAndMakesNothing() {
        fresh().linked(PAYING, 1);

        AuditTrail trail =
                RecordStore.auditTrail(fresh().source(), fresh().keyFile(), fresh().clock());
        assertThat(trail.verify(Optional.empty()).rows()).isEqualTo(1);
    }
}
