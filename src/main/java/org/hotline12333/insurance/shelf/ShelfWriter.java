package org.hotline12333.insurance.shelf;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.RecordSeal;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts records on a shelf that no caller hears yet. */
public final class ShelfWriter {
    private static final int BATCH = 1000;
    private static final int EMBEDDED_MAX = 4 * BATCH;

    private final JdbcTemplate jdbc;
    private final Keyring keyring;
    private final RecordSeal seal = new RecordSeal();

    public ShelfWriter(Database database, Keyring keyring) {
        jdbc = database.jdbc();
        this.keyring = keyring;
    }

    /**
     * Nobody will change it any more: what its first readers would have to write, is written now.
     * Outside of a transaction.
     */
    public void settle(Shelf shelf) {
        if (isServer()) {
            jdbc.execute("vacuum (freeze, analyze) " + shelf.table());
        }
    }

    private boolean isServer() {
        return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) BinaryCopy::isFor));
    }

    /**
     * How many records fit into one transaction: all, but no more of an embedded database than
     * there is room for in the reserve on its disk.
     */
    public int most() {
        return isServer() ? Integer.MAX_VALUE : EMBEDDED_MAX;
    }

    /** Takes everything from it. */
    public void clear(Shelf shelf) {
        jdbc.execute("truncate table " + shelf.table());
    }

    /** Seals what a delivery says of a person. */
    public SealedRecord seal(int delivery, PersonId person, PersonRecords records) {
        return SealedRecord.of(seal, keyring.now().writing(), delivery, person, records);
    }

    /** Seals these records of a delivery, and puts them on it. */
    public void put(Shelf shelf, int delivery, Map<PersonId, PersonRecords> records) {
        put(
                shelf,
                records.entrySet().stream()
                        .map(of -> seal(delivery, of.getKey(), of.getValue()))
                        .toList());
    }

    /** Puts records on it. */
    public void put(Shelf shelf, Collection<SealedRecord> rows) {
        if (isServer()) {
            jdbc.execute(
                    (ConnectionCallback<Integer>)
                            connection -> {
                                BinaryCopy.insert(
                                        connection,
                                        shelf.table() + " (person, delivery, sealing_key, record)",
                                        rows,
                                        (row, to) ->
                                                to.columns(4)
                                                        .big(row.person().value())
                                                        .integer(row.delivery())
                                                        .text(row.sealingKey())
                                                        .bytes(row.record()));
                                return rows.size();
                            });
        } else {
            batch(shelf, rows);
        }
    }

    private void batch(Shelf shelf, Collection<SealedRecord> rows) {
        jdbc.batchUpdate(
                "insert into %s (person, delivery, sealing_key, record) values (?, ?, ?, ?)"
                        .formatted(shelf.table()),
                List.copyOf(rows),
                BATCH,
                (statement, row) -> {
                    statement.setLong(1, row.person().value());
                    statement.setInt(2, row.delivery());
                    statement.setString(3, row.sealingKey());
                    statement.setBytes(4, row.record());
                });
    }
}
