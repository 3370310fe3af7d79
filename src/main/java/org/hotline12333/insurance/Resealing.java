package org.hotline12333.insurance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12333.insurance.SealingKeys.Kind;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Seals and hashes again, with the key that writes, what another one has sealed: persons' numbers,
 * then the calling numbers of the audit. It goes from the lowest row number to the highest, some
 * rows in each transaction. Each row names its key, so that nothing is lost or done twice when this
 * ends in the middle, or when several servers do it.
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
            columns.forEach(column -> sql.append(", ").append(column.name()).append("_sealed"));
            return sql
                    + " from "
                    + name
                    + " where id between ? and ? and sealing_key <> ? order by id";
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
        range = Optional.empty();
    }

    /** Some rows; false when all have been gone through. */
    boolean step(Keys keys) {
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
        transactions.inOne(() -> reseal(here, first, last, keys));
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

    private int reseal(Table here, long first, long last, Keys keys) {
        SealingKeys writing = keys.writing();
        List<Object[]> sealed = new ArrayList<>();
        jdbc.query(
                here.select(),
                row -> {
                    String old = row.getString("sealing_key");
                    List<Object> values = new ArrayList<>();
                    values.add(writing.id());
                    for (Column column : here.columns()) {
                        Optional<String> clear =
                                keys.of(old)
                                        .opened(
                                                column.kind(),
                                                row.getString(column.name() + "_sealed"));
                        if (clear.isEmpty()) {
                            // Changed by somebody else; it stays as it is, and names its key.
                            return;
                        }
                        values.add(writing.hash(column.kind(), clear.get()));
                        values.add(writing.seal(column.kind(), clear.get()));
                    }
                    values.add(row.getLong("id"));
                    values.add(old);
                    sealed.add(values.toArray());
                },
                first,
                last,
                writing.id());
        return jdbc.batchUpdate(here.update(), sealed).length;
    }
}
