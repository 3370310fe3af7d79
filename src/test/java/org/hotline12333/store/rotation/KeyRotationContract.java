package org.hotline12333.store.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.crypto.SecretKey;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.insurance.records.MonthRecord;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.access.Verdict;
import org.hotline12333.store.audit.AuditMark;
import org.hotline12333.store.audit.AuditReport;
import org.hotline12333.store.audit.WhoAsked;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.rotation.KeyRotation.Stage;
import org.hotline12333.store.sealing.BoundKeys;
import org.hotline12333.store.sealing.KeyFile;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.junit.jupiter.api.Test;

/** From one key to another, over every database; each test has a database of its own. */
abstract class KeyRotationContract extends TicketRotationContract {
    private static final String PASSWORD = "135790";

    @Test
    void sealsAndHashesEverybodyAnew() {
        store.linked(TestPeople.PAYING, 3);

        String key = rotated();

        assertThat(keysOf("person_number")).containsExactly(key);
        assertThat(keysOf("enquiry_audit")).containsExactly(key);
        assertThat(store.numbers(TestPeople.PAYING)).isInstanceOf(Verdict.Verified.class);
        String sealed =
                store.sql()
                        .sql("select sealed from person_number where kind = 1 and person = ?")
                        .param(store.id(TestPeople.PAYING).value())
                        .query(String.class)
                        .single();
        assertThat(
                        new KeyFile(store.keyFile())
                                .read()
                                .of(key)
                                .unseal(
                                        SealingKeys.Kind.ID_NUMBER,
                                        sealed,
                                        store.id(TestPeople.PAYING).row()))
                .isEqualTo(TestPeople.PAYING.id().reveal());
    }

    @Test
    void findsPeopleUnderEitherKeyMeanwhile() {
        takenOver();

        assertThat(keysOf("person_number")).containsExactly(old);
        assertThat(store.numbers(TestPeople.PAYING)).isInstanceOf(Verdict.Verified.class);
        assertThat(store.numbers(TestPeople.PAYING.with(TestPeople.RETIRED)))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void goesOnWhereItWasKilled() {
        takenOver();
        Resealing half =
                new Resealing(
                        new org.springframework.jdbc.core.JdbcTemplate(store.source()),
                        Database.of(store.source()).transactions(),
                        5);
        half.begin();
        half.step(Keyring.reopen(store.source(), store.keyFile(), store.clock()).now());
        assertThat(keysOf("person_number")).hasSize(2);
        assertThat(store.numbers(TestPeople.PAYING)).isInstanceOf(Verdict.Verified.class);
        assertThat(store.numbers(TestPeople.RETIRED)).isInstanceOf(Verdict.Verified.class);

        store = again();
        store.clock().pass(KeyRotation.LAGGARDS);

        assertThat(tick()).isEqualTo(new Stage.Settled(writing(), 0));
        assertThat(keysOf("person_number")).containsExactly(writing());
        assertThat(store.store().people()).isEqualTo(19);
    }

    @Test
    void isDoneButForARowThatSomebodyHasChanged() {
        store.sql()
                .sql("update person_number set sealed = 'c3BvaWx0' where kind = 1 and person = ?")
                .param(store.id(TestPeople.RETIRED).value())
                .update();

        String key = takenOver();
        store.clock().pass(KeyRotation.LAGGARDS);
        tick();

        assertThat(tick()).isEqualTo(new Stage.Settled(key, 1));
        assertThat(remains().persons()).isEqualTo(1);
        assertThat(store.store().keyRotation().isUnderWay()).isFalse();
        assertThat(again().store().keyRotation().isUnderWay()).isFalse();
    }

    @Test
    void sealsAnewWhatWasWrittenWithTheOldKeyJustAfterTheChange() {
        long person = store.id(TestPeople.RETIRED).value();
        store.sql()
                .sql(
                        "create table written_late as select * from person_number where kind = 1"
                                + " and person = "
                                + person)
                .update();
        String key = takenOver();

        assertThat(tick()).isInstanceOf(Stage.Sealing.class);
        assertThat(keysOf("person_number")).containsExactly(key);
        store.sql()
                .sql(
                        """
                        update person_number set (sealing_key, hash, sealed) =
                            (select sealing_key, hash, sealed from written_late)
                        where kind = 1 and person = ?
                        """)
                .param(person)
                .update();
        assertThat(keysOf("person_number")).hasSize(2);
        assertThat(tick()).isInstanceOf(Stage.Sealing.class);
        assertThat(keysOf("person_number")).hasSize(2);
        store.clock().pass(KeyRotation.LAGGARDS);

        assertThat(tick()).isEqualTo(new Stage.Settled(key, 0));
        assertThat(keysOf("person_number")).containsExactly(key);
    }

    @Test
    void isUnderWayUntilEveryRowIsSealedAnew() {
        assertThat(store.store().keyRotation().isUnderWay()).isFalse();

        takenOver();
        assertThat(store.store().keyRotation().isUnderWay()).isTrue();

        store.clock().pass(KeyRotation.LAGGARDS);
        tick();
        tick();
        assertThat(store.store().keyRotation().isUnderWay()).isFalse();
    }

    @Test
    void keepsALockedPersonLocked() {
        for (int wrong = 0; wrong < 4; wrong++) {
            store.numbers(TestPeople.PAYING.with(TestPeople.RETIRED));
            store.numbers(TestPeople.NOBODY);
        }
        assertThat(store.numbers(TestPeople.PAYING)).isInstanceOf(Verdict.Refused.class);

        rotated();

        assertThat(store.numbers(TestPeople.PAYING)).isInstanceOf(Verdict.Refused.class);
        assertThat(store.audit().getLast()).endsWith("/PAUSED");
        store.numbers(TestPeople.NOBODY);
        assertThat(store.audit().getLast()).endsWith("/PAUSED");
        // Whose number was keyed once, and not since.
        assertThat(remains().tries()).isEqualTo(1);
    }

    @Test
    void countsOnFromWhatWasCountedBefore() {
        store.numbers(TestPeople.PAYING.with(TestPeople.NOBODY));
        store.numbers(TestPeople.PAYING.with(TestPeople.NOBODY));

        rotated();
        store.numbers(TestPeople.PAYING.with(TestPeople.NOBODY));
        store.numbers(TestPeople.PAYING);

        assertThat(store.audit().getLast()).endsWith("/PAUSED");
    }

    @Test
    void knowsATelephoneAsBefore() {
        store.numbers(TestPeople.PAYING);

        rotated();
        store.numbers(TestPeople.PAYING.with(TestPeople.NOBODY));

        assertThat(
                        store.sql()
                                .sql(
                                        "select count(*) from lock_out where verified_at is not null"
                                                + " and sealing_key = ?")
                                .param(writing())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void keepsACallerThrottled() {
        Limits few =
                new Limits(
                        Limits.standard().byOrigin(),
                        Limits.standard().byPerson(),
                        Duration.ofDays(180),
                        true,
                        new Limits.Rate(1, Duration.ofHours(1)),
                        new Limits.Rate(100, Duration.ofHours(1)),
                        new Limits.Rate(100, Duration.ofHours(1)));
        store.store().keyRotation().close();
        store = store.with(few);
        store.numbers(TestPeople.NOBODY);

        rotated();
        store.numbers(TestPeople.PAYING);

        assertThat(store.audit().getLast()).endsWith("/THROTTLED");
    }

    @Test
    void leavesTheAuditWholeBeforeDuringAndAfter() {
        store.linked(TestPeople.PAYING, 3);
        AuditMark before = store.verify().head();
        takenOver();
        store.linked(TestPeople.PAYING, 2);
        assertThat(store.verify().faults()).isEmpty();

        store.clock().pass(KeyRotation.LAGGARDS);
        tick();
        tick();
        store.linked(TestPeople.PAYING, 2);

        AuditReport after = store.trail().verify(java.util.Optional.of(before));
        assertThat(after.faults()).isEmpty();
        assertThat(after.rows()).isEqualTo(7);
        assertThat(after.waiting()).isZero();
        var asked = (WhoAsked.Rows) store.trail().of(TestPeople.PAYING.id(), "audit of, by a test");
        assertThat(asked.faults()).isEmpty();
        assertThat(asked.rows()).hasSize(7);
        assertThat(asked.rows().getFirst().origin().name()).isEqualTo(StoreUnderTest.MOBILE);
    }

    @Test
    void findsAnOriginOnItsOwnChannelAfterwards() {
        Origin web = new Origin(new Channel("WEB"), StoreUnderTest.MOBILE);
        store.numbers(TestPeople.PAYING, new Enquirer(web, "visit-1"));
        store.numbers(TestPeople.PAYING);
        store.trail().link();

        rotated();

        SealingKeys writing = new KeyFile(store.keyFile()).read().writing();
        assertThat(
                        store.sql()
                                .sql("select caller_hash from enquiry_audit order by id")
                                .query(String.class)
                                .list())
                .containsExactly(
                        writing.hash(web), writing.hash(Kind.CALLER_NUMBER, StoreUnderTest.MOBILE));
        assertThat(store.verify().faults()).isEmpty();
    }

    @Test
    void stillNamesARowThatWasChangedBefore() {
        List<Long> ids = store.linked(TestPeople.PAYING, 3);
        store.sql()
                .sql("update enquiry_audit set result = 'WRONG' where id = ?")
                .param(ids.get(1))
                .update();

        rotated();

        assertThat(store.verify().faults())
                .containsExactly(
                        "row " + ids.get(1) + ": it was changed, or put in by somebody else");
    }

    @Test
    void movesAPasswordToTheNewPepperWhenItIsKeyed() {
        String key = rotated();
        assertThat(keysOf("credential")).containsExactly(old);
        assertThat(store.password(TestPeople.WITH_PASSWORD, "000000"))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(keysOf("credential")).containsExactly(old);

        assertThat(store.password(TestPeople.WITH_PASSWORD, PASSWORD))
                .isInstanceOf(Verdict.Verified.class);

        assertThat(keysOf("credential")).contains(key);
        assertThat(store.password(TestPeople.WITH_PASSWORD, PASSWORD))
                .isInstanceOf(Verdict.Verified.class);
    }

    @Test
    void keepsWhatSealedTheStatesOfCalls() {
        SecretKey before = store.store().callStateKeys().getFirst().all();

        rotated();

        assertThat(store.store().callStateKeys())
                .extracting(BoundKeys::all)
                .hasSize(2)
                .endsWith(before);
    }

    private final ReadWriteLock between = new ReentrantReadWriteLock();

    @Test
    void refusesNobodyWhileCallsGoOn() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> calls =
                    List.of(TestPeople.PAYING, TestPeople.RETIRED, TestPeople.PAYING).stream()
                            .map(person -> callers.submit(() -> calls(person, ended)))
                            .toList();
            // In life no call's transaction lasts as long as the notice that a new key is given.
            between.writeLock().lock();
            try {
                takenOver();
            } finally {
                between.writeLock().unlock();
            }
            store.clock().pass(KeyRotation.LAGGARDS);
            tick();
            tick();
            ended.set(true);
            for (Future<Integer> made : calls) {
                assertThat(made.get()).isPositive();
            }
        }
        store.trail().link();
        assertThat(store.verify().faults()).isEmpty();
    }

    private int calls(TestPeople person, AtomicBoolean ended) {
        int made = 0;
        long balance = -1;
        do {
            Verdict verdict;
            between.readLock().lock();
            try {
                verdict = store.numbers(person, "1380000" + Thread.currentThread().threadId());
            } finally {
                between.readLock().unlock();
            }
            assertThat(verdict).isInstanceOf(Verdict.Verified.class);
            PersonId id = ((Verdict.Verified) verdict).person();
            var record = store.enquiries().latestContribution(id, StoreUnderTest.calling(""));
            long now = record instanceof MonthRecord.Paid paid ? paid.contribution().personal() : 0;
            assertThat(now).isEqualTo(balance < 0 ? now : balance);
            balance = now;
            made++;
        } while (!ended.get() || made < 3);
        return made;
    }
}
