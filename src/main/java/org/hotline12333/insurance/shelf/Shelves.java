package org.hotline12333.insurance.shelf;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.RecordSeal;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The two shelves of records, read. Throws {@link RecordStoreAwayException}. Safe for many threads.
 */
public final class Shelves {
    /** The pointer is moved once a month; that it moves at each look is a fault. */
    private static final int LOOKS_MAX = 4;

    private final JdbcTemplate jdbc;
    private final Keyring keyring;
    private final VisibleDelivery visible;
    private final RecordSeal seal = new RecordSeal();

    public Shelves(Database database, Keyring keyring, InstantSource clock) {
        jdbc = database.jdbc();
        this.keyring = keyring;
        visible = new VisibleDelivery(database, clock);
    }

    /** What callers hear. */
    public VisibleDelivery visible() {
        return visible;
    }

    /**
     * What is on record of a person, all of it of one delivery, which was visible a moment ago:
     * whoever meets a record of another one than the pointer said looks at the pointer once more.
     */
    public PersonRecords of(PersonId person) {
        Visible pointed = visible.recent();
        for (int look = 0; look < LOOKS_MAX; look++) {
            Optional<SealedRecord> found = find(pointed, person);
            if (found.isPresent() && found.get().delivery() == pointed.delivery()) {
                return open(found.get());
            }
            if (found.isEmpty() && look > 0) {
                return PersonRecords.none(pointed.dates());
            }
            pointed = visible.anew();
        }
        throw new RecordStoreAwayException(
                new IllegalStateException("the shelf is of another delivery than its pointer"));
    }

    /** The highest number of a person on the visible shelf; 0 where nobody is. */
    public long last(Visible of) {
        return Objects.requireNonNull(
                jdbc.queryForObject(
                        "select coalesce(max(person), 0) from " + of.shelf().table(), Long.class));
    }

    /** What lies on the visible shelf of persons from one number to another, ordered by it. */
    public List<SealedRecord> between(Visible of, long first, long last) {
        return jdbc.query(
                "select person, delivery, sealing_key, record from "
                        + of.shelf().table()
                        + " where person between ? and ? order by person",
                (row, _) -> sealed(row),
                first,
                last);
    }

    private static SealedRecord sealed(ResultSet row) throws SQLException {
        return new SealedRecord(
                new PersonId(row.getLong(1)), row.getInt(2), row.getString(3), row.getBytes(4));
    }

    private Optional<SealedRecord> find(Visible of, PersonId person) {
        return Transactions.alone(() ->
                        jdbc.query(
                                "select person, delivery, sealing_key, record from "
                                        + of.shelf().table()
                                        + " where person = ?",
                                (row, _) -> sealed(row),
                                person.value()))
                .stream()
                .findFirst();
    }

    /**
     * What is in it.
     *
     * @throws IllegalStateException where it does not open, or is no record
     */
    public PersonRecords open(SealedRecord found) {
        return found.open(seal, keyring.now().of(found.sealingKey()))
                .map(RecordCodec::decode)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "the record of %s in delivery %d was changed by somebody else"
                                        .formatted(found.person(), found.delivery())));
    }
}
