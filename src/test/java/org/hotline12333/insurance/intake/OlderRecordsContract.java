package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.shelf.FirstForm;
import org.hotline12333.insurance.shelf.Shelf;
import org.hotline12333.insurance.shelf.Shelves;
import org.hotline12333.insurance.shelf.Visible;
import org.hotline12333.insurance.synthetic.SyntheticDelivery;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.rotation.KeyRotation;
import org.hotline12333.store.rotation.KeyRotation.Stage;
import org.hotline12333.store.sealing.Keyring;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A store whose records a version before wrote, in a form that is written no more: this version
 * tells the same of everybody, takes the next month in, goes back, and changes keys.
 */
abstract class OlderRecordsContract extends IntakeUnderTest {
    private static final int PEOPLE = 150;
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final YearMonth JULY = JUNE.plusMonths(1);

    private SortedMap<Long, PersonRecords> june = new TreeMap<>();

    @BeforeEach
    void deliver() throws Exception {
        take(made(JUNE, Extent.COMPLETE));
        june = told(store);
        assertThat(june).hasSizeGreaterThan(PEOPLE - 5);
    }

    private Path made(YearMonth to, Extent extent) throws Exception {
        Path delivery = folder.resolve(to + "-" + extent);
        if (Files.notExists(delivery)) {
            new SyntheticDelivery(12333, PEOPLE, YearMonth.of(2016, 1), to, extent)
                    .write(delivery, StandardCharsets.UTF_8, false);
        }
        return delivery;
    }

    private static SortedMap<Long, PersonRecords> told(StoreUnderTest store) {
        store.clock().pass(Duration.ofMinutes(1));
        Shelves shelves = new Shelves(Database.of(store.source()), keys(store), store.clock());
        Visible visible = shelves.visible().anew();
        SortedMap<Long, PersonRecords> all = new TreeMap<>();
        for (long person = 1; person <= shelves.last(visible); person++) {
            all.put(person, first(shelves.of(new PersonId(person))));
        }
        return all;
    }

    /** Without what that form could not hold. */
    private static PersonRecords first(PersonRecords of) {
        return new PersonRecords(
                of.dates(),
                of.enrolments(),
                of.accounts(),
                of.pensionPayments(),
                of.unemploymentBenefit(),
                of.labourCapacityGrade());
    }

    private static Keyring keys(StoreUnderTest store) {
        return Keyring.open(store.source(), store.keyFile(), store.clock());
    }

    /** What lies on the shelf of June as a version before wrote it. */
    private void older(LongPredicate persons) {
        FirstForm.write(store, Shelf.A, persons);
    }

    private void assertReconciled() {
        assertThat(
                        new Reconciliation(Database.of(store.source()), keys(store), store.clock())
                                .run((_, _, _) -> {})
                                .faults())
                .isEmpty();
    }

    @Test
    void everybodyIsToldTheSame() {
        older(_ -> true);

        assertThat(FirstForm.count(store, Shelf.A)).isEqualTo(june.size());
        assertThat(told(store)).isEqualTo(june);
        assertReconciled();
    }

    @Test
    void bothFormsLieOnOneShelf() {
        older(person -> person % 2 == 0);

        assertThat(FirstForm.count(store, Shelf.A)).isEqualTo(june.size() / 2);
        assertThat(told(store)).isEqualTo(june);
        assertReconciled();
    }

    @Test
    void theNextMonthIsWhatItWouldHaveBeen() throws Exception {
        older(person -> person % 3 > 0);
        IntakeReport report = taken(made(JULY, Extent.CHANGES));
        SortedMap<Long, PersonRecords> july = told(store);
        assertThat(FirstForm.count(store, Shelf.B)).isZero();
        assertReconciled();

        StoreUnderTest older = store;
        store = StoreUnderTest.empty(emptyDatabase(), folder.resolve("other.key"));
        take(made(JUNE, Extent.COMPLETE));
        assertThat(taken(made(JULY, Extent.CHANGES)).lines()).isEqualTo(report.lines());
        assertThat(july).isEqualTo(told(store)).isNotEqualTo(june);

        store = older;
        intake().undo();
        assertThat(told(store)).isEqualTo(june);
        assertReconciled();
        intake().undo();
        assertThat(told(store)).isEqualTo(july);
    }

    @Test
    void aNewKeySealsBothForms() throws Exception {
        older(person -> person % 2 == 0);
        taken(made(JULY, Extent.CHANGES));
        SortedMap<Long, PersonRecords> july = told(store);
        String key = KeyRotation.addKey(store.keyFile());
        KeyRotation rotation = store.store().keyRotation();
        rotation.tick(Duration.ofSeconds(30));
        store.clock().pass(KeyRotation.NOTICE.plus(KeyRotation.LAGGARDS));
        rotation.tick(Duration.ofSeconds(30));
        assertThat(rotation.tick(Duration.ofSeconds(30))).isEqualTo(new Stage.Settled(key, 0));

        assertThat(keysOf(Shelf.A)).isEqualTo(keysOf(Shelf.B)).isEqualTo(key);
        assertThat(FirstForm.count(store, Shelf.A)).isEqualTo(june.size() / 2);
        assertThat(told(store)).isEqualTo(july);
        intake().undo();
        assertThat(told(store)).isEqualTo(june);
    }

    private String keysOf(Shelf shelf) {
        return store.sql()
                .sql("select distinct sealing_key from " + shelf.table())
                .query(String.class)
                .single();
    }
}
