package org.hotline12333.store.transfer;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.hotline12333.store.database.PatientSource;
import org.hotline12333.store.database.Snapshots;
import org.hotline12333.store.database.StoreFitness;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes an embedded database into a file, as it is at one moment; others go on meanwhile. */
public final class StoreWriter {
    /** H2 holds all rows of a result in memory, so that it is asked for some at a time. */
    private static final int FIRST_ROWS = 16;

    /** The next ones may be larger than those before. */
    private static final int GROWTH = 4;

    private final DataSource source;
    private final JdbcTemplate jdbc;
    private final Progress progress;

    public StoreWriter(DataSource database, Progress progress) {
        source = new PatientSource(database);
        jdbc = new JdbcTemplate(source);
        this.progress = progress;
    }

    /** Into a file that is there and empty. */
    public void to(Path file) throws IOException {
        String step = StoreFitness.step(source);
        try {
            Snapshots.reading(source).inOne(() -> write(step, file));
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
    }

    private boolean write(String step, Path file) {
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                new GZIPOutputStream(
                                        Files.newOutputStream(file, StandardOpenOption.WRITE),
                                        StoreFile.BUFFER),
                                StoreFile.BUFFER))) {
            out.writeUTF(StoreFile.FORM);
            out.writeUTF(step);
            List<Table> tables = tables();
            out.writeInt(tables.size());
            for (Table table : tables) {
                head(table, out);
            }
            for (Table table : tables) {
                rows(table, out);
            }
            return true;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private List<Table> tables() {
        Map<String, Catalogue.Numbered> numbered = Catalogue.numbered(jdbc);
        List<Table> tables = new ArrayList<>();
        Catalogue.tables(jdbc)
                .forEach((name, columns) -> {
                    Catalogue.Numbered by = numbered.getOrDefault(name, Catalogue.Numbered.NOT);
                    tables.add(new Table(name, columns, by.column(), by.next(), count(name)));
                });
        return tables;
    }

    private long count(String table) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from " + Table.quoted(table), Long.class));
    }

    private static void head(Table table, DataOutputStream out) throws IOException {
        out.writeUTF(table.name());
        out.writeInt(table.columns().size());
        for (String column : table.columns()) {
            out.writeUTF(column);
        }
        out.writeUTF(table.numbered());
        out.writeLong(table.next());
        out.writeLong(table.rows());
    }

    private void rows(Table table, DataOutputStream out) throws IOException {
        int width = table.columns().size();
        String some = table.select(", _rowid_") + " where _rowid_ > ? order by _rowid_ limit ?";
        Tally tally = new Tally();
        int most = FIRST_ROWS;
        long[] last = {Long.MIN_VALUE};
        while (tally.rows() < table.rows()) {
            List<byte[]> rows =
                    jdbc.query(
                            some,
                            (row, _) -> {
                                last[0] = row.getLong(width + 1);
                                return RowForm.of(row, width);
                            },
                            last[0],
                            most);
            if (rows.isEmpty()) {
                throw new IllegalStateException("rows of " + table.name() + " are not found");
            }
            for (byte[] row : rows) {
                out.writeInt(row.length);
                out.write(row);
                tally.add(row);
            }
            most = Math.min(GROWTH * most, Portion.rows(tally.rows(), tally.bytes()));
            progress.at(table.name(), tally.rows(), table.rows());
        }
        out.writeLong(tally.sum());
    }
}
