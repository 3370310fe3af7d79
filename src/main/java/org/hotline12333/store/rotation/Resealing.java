package org.hotline12333.store.rotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.store.audit.StoredAuditRow;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Seals and hashes again, with the key that writes, what another one has sealed: persons' numbers,
 * then the calling numbers of the audit. It goes from the lowest row number to the highest, some
 * rows in each transaction. Each row names its key, so that nothing is lost or done twice when this
 * ends in the middle, or when several servers do it. A row that its key does not open was changed
 * by somebody else: it stays as it is, and is counted.
 */
final class Resealing {
    /** Row numbers to a transaction, which then holds no row for longer than a moment. */
    static final int WINDOW = 200;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final List<Table> tables;
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
                        new Table(
                                "person",
                                List.of(
                                        new Column("id_number", Kind.ID_NUMBER),
                                        new Column(
                                                "social_security_number",
                                                Kind.SOCIAL_SECURITY_NUMBER))),
                        new Table(
                                "enquiry_audit",
                                List.of(new Column("caller", Kind.CALLER_NUMBER))));
    }

    private record Column(String name, Kind kind) {}

    private record Range(long first, long last) {}

    /** Where numbers lie. */
    private record Table(String name, List<Column> columns) {
        boolean isSigned() {
            return name.equals("enquiry_audit");
        }

        String select() {
            StringBuilder sql = new StringBuilder("select id, sealing_key");
            sql.append(isSigned() ? ", mac, channel" : "");
            columns.forEach(column -> sql.append(", ").append(column.name()).append("_sealed"));
            return sql
                    + " from "
                    + name
                    + " where id between ? and ? and sealing_key <> ? order by id";
        }

        /** What the row's seals are bound to. */
        private String rowName(ResultSet row) throws SQLException {
            long id = row.getLong("id");
            return isSigned()
                    ? StoredAuditRow.name(id, row.getString("mac"))
                    : new PersonId(id).row();
        }

        /** Rows of other keys than one, from a row number on. */
        String selectFrom(int most) {
            return select().replace("id between ? and ?", "id > ?").concat(" limit " + most);
        }

        /** The hash by which a number of the row is found; an origin is hashed with its channel. */
        private String hash(ResultSet row, Kind kind, String clear, SealingKeys writing)
                throws SQLException {
            return isSigned()
                    ? writing.hash(new Origin(channel(row).orElseThrow(), clear))
                    : writing.hash(kind, clear);
        }

        private static Optional<Channel> channel(ResultSet row) throws SQLException {
            return StoredAuditRow.channel(row.getString("channel"));
        }

        /** The row's numbers in the clear; nothing where one does not open. */
        Optional<List<String>> opened(ResultSet row, KeySet keys) throws SQLException {
            SealingKeys sealedWith = keys.of(row.getString("sealing_key"));
            List<String> clear = new ArrayList<>();
            for (Column column : columns) {
                sealedWith
                        .opened(
                                column.kind(),
                                row.getString(column.name() + "_sealed"),
                                rowName(row))
                        .ifPresent(clear::add);
            }
            boolean whole = clear.size() == columns.size();
            return whole && (!isSigned() || channel(row).isPresent())
                    ? Optional.of(clear)
                    : Optional.empty();
        }

        /** What to update a row with. */
        Object[] anew(ResultSet row, List<String> clear, SealingKeys writing) throws SQLException {
            List<Object> values = new ArrayList<>();
            values.add(writing.id());
            for (int each = 0; each < columns.size(); each++) {
                Kind kind = columns.get(each).kind();
                values.add(hash(row, kind, clear.get(each), writing));
                values.add(writing.seal(kind, clear.get(each), rowName(row)));
            }
            values.add(row.getLong("id"));
            values.add(row.getString("sealing_key"));
            return values.toArray();
        }

        /** What signed a row stays named. */
        String update() {
            StringBuilder sql = new StringBuilder("update " + name + " set sealing_key = ?");
            columns.forEach(column ->
                    sql.append(", %1$s_hash = ?, %1$s_sealed = ?".formatted(column.name())));
            if (isSigned()) {
                sql.append(", mac_key = coalesce(mac_key, sealing_key)");
            }
            return sql + " where id = ? and sealing_key = ?";
        }
    }

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

    private boolean isLeft(Table here, KeySet keys, JdbcTemplate patient) {
        long after = Long.MIN_VALUE;
        while (true) {
            List<Looked> rows =
                    patient.query(
                            here.selectFrom(window),
                            (row, _) ->
                                    new Looked(
                                            row.getLong("id"), here.opened(row, keys).isPresent()),
                            after,
                            keys.writing().id());
            if (rows.stream().anyMatch(Looked::opens)) {
                return true;
            }
            if (rows.size() < window) {
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
        Table here = tables.get(table);
        Range rows = range.orElseGet(() -> range(here));
        if (done >= rows.last()) {
            table++;
            range = Optional.empty();
            return table < tables.size();
        }
        long first = done + 1;
        long last = Math.min(done + window, rows.last());
        unopened += transactions.inOne(() -> reseal(here, first, last, keys));
        done = last;
        return true;
    }

    private Range range(Table of) {
        Range found =
                Transactions.alone(() ->
                        jdbc.query(
                                        "select min(id), max(id) from " + of.name(),
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
                                        table == 0 ? "persons" : "audit",
                                        100
                                                * (done - rows.first() + 1)
                                                / (rows.last() - rows.first() + 1)))
                .orElse("");
    }

    /** How many were passed over. */
    private int reseal(Table here, long first, long last, KeySet keys) {
        List<Object[]> sealed = new ArrayList<>();
        List<Long> closed = new ArrayList<>();
        RowCallbackHandler each =
                row -> {
                    Optional<List<String>> clear = here.opened(row, keys);
                    if (clear.isPresent()) {
                        sealed.add(here.anew(row, clear.get(), keys.writing()));
                    } else {
                        closed.add(row.getLong("id"));
                    }
                };
        jdbc.query(here.select(), each, first, last, keys.writing().id());
        jdbc.batchUpdate(here.update(), sealed);
        return closed.size();
    }
}
