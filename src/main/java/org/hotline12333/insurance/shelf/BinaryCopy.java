package org.hotline12333.insurance.shelf;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows into a table by PostgreSQL's COPY in its binary form (COPY, "Binary Format"), which costs a
 * third of as many inserts.
 */
public final class BinaryCopy {
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };

    private static final int BUFFER = 1 << 16;

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(BUFFER + 8192);
    private final DataOutputStream out = new DataOutputStream(buffer);
    private final CopyIn copy;

    private BinaryCopy(CopyIn copy) {
        this.copy = copy;
    }

    /** Writes a row: how many columns, and then each. */
    @FunctionalInterface
    public interface Form<R> {
        void write(R row, BinaryCopy to) throws IOException;
    }

    /** Whether the database takes rows so. */
    public static boolean isFor(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class);
    }

    /**
     * Puts rows into a table.
     *
     * @param into the table and its columns, as COPY names them
     */
    public static <R> void insert(
            Connection connection, String into, Collection<R> rows, Form<R> form)
            throws SQLException {
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + into + " from stdin (format binary)");
        try {
            new BinaryCopy(copy).all(rows, form);
            copy.endCopy();
        } catch (IOException fault) {
            throw new IllegalStateException("a buffer in memory does not fail", fault);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private <R> void all(Collection<R> rows, Form<R> form) throws IOException, SQLException {
        out.write(SIGNATURE);
        out.writeInt(0);
        out.writeInt(0);
        for (R row : rows) {
            form.write(row, this);
            if (buffer.size() >= BUFFER) {
                send();
            }
        }
        out.writeShort(-1);
        send();
    }

    /** A row of so many columns begins. */
    public BinaryCopy columns(int count) throws IOException {
        out.writeShort(count);
        return this;
    }

    /** A smallint. */
    public BinaryCopy small(int value) throws IOException {
        out.writeInt(Short.BYTES);
        out.writeShort(value);
        return this;
    }

    /** An integer. */
    public BinaryCopy integer(int value) throws IOException {
        out.writeInt(Integer.BYTES);
        out.writeInt(value);
        return this;
    }

    /** A bigint. */
    public BinaryCopy big(long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
        return this;
    }

    /** Text of any kind. */
    public BinaryCopy text(String value) throws IOException {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes, or what is sent as such. */
    public BinaryCopy bytes(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
        return this;
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
        buffer.reset();
    }
}
