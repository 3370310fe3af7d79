package org.hotline12333.insurance.shelf;

import java.time.Instant;
import java.util.Objects;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was delivered, and which delivery callers hear. Must run inside a transaction. */
public final class Deliveries {
    private final JdbcTemplate jdbc;

    public Deliveries(Database database) {
        jdbc = database.jdbc();
    }

    /** Notes a delivery that is about to be merged; gives its number. */
    public int begin(String digest, DataDates dates, Instant now) {
        int next =
                1
                        + Objects.requireNonNull(
                                jdbc.queryForObject(
                                        "select coalesce(max(id), 0) from delivery",
                                        Integer.class));
        jdbc.update(
                """
                insert into delivery (id, digest, data_from, data_to, state, people, began_at)
                values (?, ?, ?, ?, 'MERGING', 0, ?)
                """,
                next,
                digest,
                dates.from().atDay(1),
                dates.to().atDay(1),
                Transactions.stamp(now));
        return next;
    }

    /** Callers hear it from now on, where this transaction is committed. */
    public void show(int delivery, Shelf shelf, long people, Instant now) {
        jdbc.update("update delivery set state = 'BEFORE' where state = 'VISIBLE'");
        jdbc.update(
                "update delivery set state = 'VISIBLE', people = ?, switched_at = ? where id = ?",
                people,
                Transactions.stamp(now),
                delivery);
        if (jdbc.update(
                        "update visible_delivery set delivery = ?, shelf = ?",
                        delivery,
                        shelf.stored())
                == 0) {
            jdbc.update(
                    "insert into visible_delivery (id, delivery, shelf) values (1, ?, ?)",
                    delivery,
                    shelf.stored());
        }
    }
}
