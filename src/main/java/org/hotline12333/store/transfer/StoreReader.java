package org.hotline12333.store.transfer;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Puts all that a file holds into the tables of a PostgreSQL in which nothing is yet, and compares
 * what is then there with what it was. In the transaction under way, so that it is all or nothing.
 */
public final class StoreReader {
    private final JdbcTemplate jdbc;
    private final String step;
    private final Consumer<String> came;
    private final Progress progress;

    /**
     * A way into a database.
     *
     * @param step that its tables are of
     * @param came is told which table is there, and may refuse to go on
     */
    public StoreReader(DataSource database, String step, Consumer<String> came, Progress progress) {
        jdbc = new JdbcTemplate(database);
        this.step = step;
        this.came = came;
        this.progress = progress;
    }

    /**
     * Brings all of it in; says how many tables that were.
     *
     * @throws IllegalStateException where something is there already, or the tables are not those
     *     of the file
     */
    public int bring(StoreFile file) throws IOException {
        Bringing bringing = new Bringing(file);
        file.read(bringing);
        return bringing.brought;
    }

    private final class Bringing implements StoreFile.To {
        private final StoreFile file;
        private final List<@Nullable Object[]> waiting = new ArrayList<>();
        private long waitingBytes;
        private long put;
        private int brought;

        Bringing(StoreFile file) {
            this.file = file;
        }

        @Override
        public void tables(String written, List<Table> tables) {
            Map<String, Set<String>> wanted = new HashMap<>();
            tables.forEach(table -> wanted.put(table.name(), new HashSet<>(table.columns())));
            Map<String, Set<String>> here = new HashMap<>();
            Catalogue.tables(jdbc)
                    .forEach((name, columns) -> here.put(name, new HashSet<>(columns)));
            if (!written.equals(step) || !here.equals(wanted)) {
                throw new IllegalStateException(
                        "%s holds the tables of step %s, which are not those that this hotline has made, of step %s: serve the embedded store once with this hotline, and export it anew"
                                .formatted(file.path(), written, step));
            }
            if (tables.stream().anyMatch(this::isUsed)) {
                throw new IllegalStateException(
                        "the database holds a record store already: name an empty one in"
                                + " HOTLINE_DB_URL");
            }
        }

        private boolean isUsed(Table table) {
            return !jdbc.queryForList(
                            "select 1 from " + Table.quoted(table.name()) + " limit 1",
                            Integer.class)
                    .isEmpty();
        }

        @Override
        public void row(Table table, byte[] row) throws IOException {
            waiting.add(RowForm.values(row, table.columns().size()));
            waitingBytes += row.length;
            if (waiting.size() == Portion.ROWS_MAX || waitingBytes >= Portion.BYTES_MAX) {
                insert(table);
            }
        }

        private void insert(Table table) {
            put +=
                    Objects.requireNonNull(
                            jdbc.execute(
                                    (ConnectionCallback<Integer>)
                                            connection -> {
                                                try (PreparedStatement insert =
                                                        connection.prepareStatement(
                                                                table.insert())) {
                                                    for (@Nullable Object[] row : waiting) {
                                                        for (int column = 0;
                                                                column < row.length;
                                                                column++) {
                                                            insert.setObject(
                                                                    column + 1, row[column]);
                                                        }
                                                        insert.addBatch();
                                                    }
                                                    return insert.executeBatch().length;
                                                }
                                            }));
            waiting.clear();
            waitingBytes = 0;
            progress.at(table.name(), put, table.rows());
        }

        @Override
        public void end(Table table, Tally read) {
            insert(table);
            put = 0;
            String name = Table.quoted(table.name());
            if (!table.numbered().isEmpty()) {
                jdbc.execute(
                        "alter table %s alter column %s restart with %d"
                                .formatted(name, Table.quoted(table.numbered()), table.next()));
            }
            if (!isAsItWas(table, read)) {
                throw new IllegalStateException(
                        "table %s is not what it was, and nothing was imported: try again"
                                .formatted(table.name()));
            }
            jdbc.execute("analyze " + name);
            came.accept(table.name());
            brought++;
        }

        /** Every value of every row, as the database gives it back. */
        private boolean isAsItWas(Table table, Tally read) {
            Tally here = new Tally();
            jdbc.setFetchSize(Portion.rows(read.rows(), read.bytes()));
            jdbc.query(
                    table.select(""),
                    row -> {
                        here.add(RowForm.of(row, table.columns().size()));
                    });
            return here.rows() == read.rows() && here.sum() == read.sum();
        }
    }
}
