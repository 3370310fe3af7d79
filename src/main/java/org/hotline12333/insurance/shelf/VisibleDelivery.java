package org.hotline12333.insurance.shelf;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The pointer to the delivery that callers hear, one row of the database. It is remembered for a
 * moment, so that an enquiry need not ask for it; who finds a record of another delivery than it
 * says asks {@link #anew}. Safe for many threads.
 */
public final class VisibleDelivery {
    /** So long a server may still answer from the shelf of before. */
    static final Duration REMEMBERED_FOR = Duration.ofSeconds(1);

    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private volatile @Nullable Remembered remembered;

    private record Remembered(Visible visible, Instant readAt) {}

    public VisibleDelivery(Database database, InstantSource clock) {
        jdbc = database.jdbc();
        this.clock = clock;
    }

    /**
     * As it was a moment ago.
     *
     * @throws RecordStoreAwayException where the database does not answer
     * @throws IllegalStateException where nothing was ever delivered
     */
    public Visible recent() {
        Remembered last = remembered;
        if (last == null) {
            return anew();
        }
        Duration age = Duration.between(last.readAt(), clock.instant()).abs();
        return age.compareTo(REMEMBERED_FOR) < 0 ? last.visible() : anew();
    }

    /** As it is now. Throws as {@link #recent}. */
    public Visible anew() {
        Instant before = clock.instant();
        Visible now =
                now().orElseThrow(() ->
                        new IllegalStateException("the record store has no data date"));
        remembered = new Remembered(now, before);
        return now;
    }

    /** Asks again at the next enquiry. */
    public void forget() {
        remembered = null;
    }

    /** As it is now; empty where nothing was ever delivered. */
    public Optional<Visible> now() {
        return Transactions.alone(() ->
                jdbc
                        .query(
                                """
                                select delivery.id, shelf, data_from, data_to, people
                                from visible_delivery
                                    join delivery on delivery.id = visible_delivery.delivery
                                """,
                                (row, _) ->
                                        new Visible(
                                                row.getInt("id"),
                                                Shelf.of(row.getString("shelf")),
                                                new DataDates(
                                                        YearMonth.from(
                                                                row.getObject(
                                                                        "data_from",
                                                                        LocalDate.class)),
                                                        YearMonth.from(
                                                                row.getObject(
                                                                        "data_to",
                                                                        LocalDate.class))),
                                                row.getLong("people")))
                        .stream()
                        .findFirst());
    }
}
