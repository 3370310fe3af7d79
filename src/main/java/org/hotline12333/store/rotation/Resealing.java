package org.hotline12333.store.rotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.KeySet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Seals and hashes again, with the key that writes, what another one has sealed: persons' numbers,
 * Seals and hashes again, with the key that writes, what another one has sealed: persons' numbers,
 * their records on both shelves, what callers have said, then the calling numbers of the audit and
 * what is sealed of tickets. It goes from the lowest row number to the highest, some rows in each
 * transaction. Each row names its key, so that nothing is lost or done twice when this ends in the
 * middle, or when several servers do it. A row that its key does not open was changed by somebody
 * else: it stays as it is, and is counted.
 */
final class Resealing {
    /** Row numbers to a transaction, which then holds no row for longer than a moment. */
    static final int WINDOW = 200;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final List<SealedTable> tables;
    private final int window;
    private int table;
    private long done;
    private int unopened;
    private Optional<Range> range = Optional.empty();

    Resealing(JdbcTemplate jdbc, Transactions transactions) {
        this(jdbc, transactions, WINDOW);
    }

    Resealing(JdbcTemplate jdbc, Transactions transactions, int window) {
        this.window = window;
        this.jdbc = jdbc;
        this.transactions = transactions;
        tables =
                List.of(
                        new SealedTable.PersonNumbers(),
                        new SealedTable.Records("record_a"),
                        new SealedTable.Records("record_b"),
                        new SealedVoices(),
                        new SealedTable.Callers(),
                        new SealedTable.Tickets(),
                        new SealedMessages(),
                        new SealedAccounts());
    }

    private record Range(long first, long last) {}

    /** From the beginning. */
    void begin() {
        table = 0;
        unopened = 0;
        range = Optional.empty();
    }

    /** Rows that were passed over since the beginning, for no key opens them. */
    int unopened() {
        return unopened;
    }

    /**
     * Whether a row is left to be sealed anew.
     *
     * @param patient reads whole tables
     */
    boolean isLeft(KeySet keys, JdbcTemplate patient) {
        return Transactions.alone(
                () -> tables.stream().anyMatch(here -> isLeft(here, keys, patient)));
    }

    private boolean isLeft(SealedTable here, KeySet keys, JdbcTemplate patient) {
        long after = Long.MIN_VALUE;
        int most = here.window(window);
        while (true) {
            List<Looked> rows =
                    patient.query(
                            here.selectFrom(most),
                            (row, _) -> new Looked(row.getLong(here.id()), here.opens(row, keys)),
                            after,
                            keys.writing().id());
            if (rows.stream().anyMatch(Looked::opens)) {
                return true;
            }
            if (rows.size() < most) {
                return false;
            }
            after = rows.getLast().id();
        }
    }

    private record Looked(long id, boolean opens) {}

    /** Some rows; false when all have been gone through. */
    boolean step(KeySet keys) {
        if (table == tables.size()) {
            return false;
        }
        SealedTable here = tables.get(table);
        Range rows = range.orElseGet(() -> range(here));
        if (done >= rows.last()) {
            table++;
            range = Optional.empty();
            return table < tables.size();
        }
        long first = done + 1;
        long last = Math.min(done + here.window(window), rows.last());
        unopened += transactions.inOne(() -> reseal(here, first, last, keys));
        done = last;
        return true;
    }

    private Range range(SealedTable of) {
        Range found =
                Transactions.alone(() ->
                        jdbc.query(
                                        "select min(%1$s), max(%1$s) from %2$s"
                                                .formatted(of.id(), of.name()),
                                        (row, _) -> new Range(row.getLong(1), row.getLong(2)))
                                .getFirst());
        range = Optional.of(found);
        done = found.first() - 1;
        return found;
    }

    /** How much of the table that it is at lies behind it. */
    String progress() {
        return range.filter(rows -> rows.last() >= rows.first())
                .map(rows ->
                        "%s %d %%"
                                .formatted(
                                        tables.get(table).holds(),
                                        100
                                                * (done - rows.first() + 1)
                                                / (rows.last() - rows.first() + 1)))
                .orElse("");
    }

    /** How many were passed over. */
    private int reseal(SealedTable here, long first, long last, KeySet keys) {
        List<@Nullable Object[]> sealed = new ArrayList<>();
        List<Long> closed = new ArrayList<>();
        RowCallbackHandler each =
                row -> {
                    Optional<@Nullable Object[]> anew = here.anew(row, keys);
                    if (anew.isPresent()) {
                        sealed.add(anew.get());
                    } else {
                        closed.add(row.getLong(here.id()));
                    }
                };
        jdbc.query(here.select(), each, first, last, keys.writing().id());
        jdbc.batchUpdate(here.update(), sealed);
        return closed.size();
    }
}
