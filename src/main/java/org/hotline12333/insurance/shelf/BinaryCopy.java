package org.hotline12333.insurance.shelf;

import java.nio.ByteBuffer;
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

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    private BinaryCopy(CopyIn copy) {
        this.copy = copy;
    }

    /** Writes a row: how many columns, and then each. */
    @FunctionalInterface
    public interface Form<R> {
        void write(R row, BinaryCopy to) throws SQLException;
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
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private <R> void all(Collection<R> rows, Form<R> form) throws SQLException {
        buffer.put(SIGNATURE).putInt(0).putInt(0);
        for (R row : rows) {
            form.write(row, this);
        }
        columns(-1);
        send();
    }

    /** A row of so many columns begins. */
    public BinaryCopy columns(int count) throws SQLException {
        room(Short.BYTES).putShort((short) count);
        return this;
    }

    /** A smallint. */
    public BinaryCopy small(int value) throws SQLException {
        room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort((short) value);
        return this;
    }

    /** An integer. */
    public BinaryCopy integer(int value) throws SQLException {
        room(Integer.BYTES * 2).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    /** A bigint. */
    public BinaryCopy big(long value) throws SQLException {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    /** Text of any kind. */
    public BinaryCopy text(String value) throws SQLException {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes, or what is sent as such. */
    public BinaryCopy bytes(byte[] value) throws SQLException {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    private ByteBuffer room(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            send();
            if (buffer.capacity() < bytes) {
                buffer = ByteBuffer.allocate(bytes);
            }
        }
        return buffer;
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
