package org.hotline12333.store.transfer;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A whole store in a file: the step of its tables, what each of them is, and then table by table
 * its rows and a sum over them.
 */
public record StoreFile(Path path) {
    static final String FORM = "hotline-store-1";

    static final int BUFFER = 1 << 16;

    private static final int TABLES_MAX = 1_000;
    private static final int ROW_MAX = 1 << 26;

    /** What is done with what is read. */
    interface To {
        /** Before all rows. */
        void tables(String step, List<Table> tables);

        void row(Table table, byte[] row) throws IOException;

        /** After all rows of a table. */
        void end(Table table, Tally read);
    }

    /**
     * Reads it again, to the last byte.
     *
     * @throws IllegalStateException where it is not as it was written
     */
    public void check() throws IOException {
        read(
                new To() {
                    @Override
                    public void tables(String step, List<Table> tables) {}

                    @Override
                    public void row(Table table, byte[] row) {}

                    @Override
                    public void end(Table table, Tally read) {}
                });
    }

    void read(To to) throws IOException {
        try (DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(
                                new GZIPInputStream(Files.newInputStream(path), BUFFER), BUFFER))) {
            require(in.readUTF().equals(FORM));
            String step = in.readUTF();
            List<Table> tables = tables(in);
            to.tables(step, tables);
            for (Table table : tables) {
                rows(table, in, to);
            }
            require(in.read() < 0);
        } catch (FileSystemException fault) {
            throw fault;
        } catch (IOException fault) {
            throw damaged(fault);
        }
    }

    private List<Table> tables(DataInputStream in) throws IOException {
        List<Table> tables = new ArrayList<>();
        int count = count(in, TABLES_MAX);
        for (int table = 0; table < count; table++) {
            String name = in.readUTF();
            List<String> columns = new ArrayList<>();
            int width = count(in, TABLES_MAX);
            for (int column = 0; column < width; column++) {
                columns.add(in.readUTF());
            }
            tables.add(new Table(name, columns, in.readUTF(), in.readLong(), in.readLong()));
        }
        return tables;
    }

    private void rows(Table table, DataInputStream in, To to) throws IOException {
        Tally tally = new Tally();
        while (tally.rows() < table.rows()) {
            byte[] row = new byte[count(in, ROW_MAX)];
            in.readFully(row);
            tally.add(row);
            to.row(table, row);
        }
        require(in.readLong() == tally.sum());
        to.end(table, tally);
    }

    private int count(DataInputStream in, int max) throws IOException {
        int count = in.readInt();
        require(count >= 0 && count <= max);
        return count;
    }

    private static void require(boolean whole) throws IOException {
        if (!whole) {
            throw new IOException("not as it was written");
        }
    }

    private IllegalStateException damaged(IOException fault) {
        return new IllegalStateException(
                path + " is damaged, cut off, or no exported store: export it anew", fault);
    }
}
