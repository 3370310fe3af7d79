package org.hotline12333.store.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row in bytes. The same row gives the same bytes from whichever database it comes: a number has
 * one size, and a moment no time zone.
 */
final class RowForm {
    private static final char NOTHING = '-';
    private static final char NUMBER = 'n';
    private static final char TRUTH = 't';
    private static final char TEXT = 's';
    private static final char BYTES = 'b';
    private static final char NAME = 'u';
    private static final char DAY = 'd';
    private static final char MOMENT = 'm';

    private RowForm() {}

    /** The first columns of a row. */
    static byte[] of(ResultSet row, int columns) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            for (int column = 1; column <= columns; column++) {
                put(out, row, column);
            }
            return bytes.toByteArray();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void put(DataOutputStream out, ResultSet row, int column)
            throws SQLException, IOException {
        switch (row.getObject(column)) {
            case null -> out.writeByte(NOTHING);
            case Long number -> put(out, number);
            case Integer number -> put(out, number);
            case Short number -> put(out, number);
            case Boolean truth -> {
                out.writeByte(TRUTH);
                out.writeBoolean(truth);
            }
            case String text -> put(out, TEXT, text.getBytes(UTF_8));
            case byte[] bytes -> put(out, BYTES, bytes);
            case UUID name -> {
                out.writeByte(NAME);
                out.writeLong(name.getMostSignificantBits());
                out.writeLong(name.getLeastSignificantBits());
            }
            case Date _ -> {
                out.writeByte(DAY);
                out.writeLong(row.getObject(column, LocalDate.class).toEpochDay());
            }
            case Timestamp _ -> put(out, row.getObject(column, OffsetDateTime.class).toInstant());
            case OffsetDateTime moment -> put(out, moment.toInstant());
            case Object other ->
                    throw new IllegalStateException(
                            "column %s holds a %s, which is not carried over"
                                    .formatted(
                                            row.getMetaData().getColumnName(column),
                                            other.getClass().getSimpleName()));
        }
    }

    private static void put(DataOutputStream out, long number) throws IOException {
        out.writeByte(NUMBER);
        out.writeLong(number);
    }

    private static void put(DataOutputStream out, Instant moment) throws IOException {
        out.writeByte(MOMENT);
        out.writeLong(moment.getEpochSecond());
        out.writeInt(moment.getNano());
    }

    private static void put(DataOutputStream out, char form, byte[] bytes) throws IOException {
        out.writeByte(form);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** The values of such a row, as PostgreSQL's driver takes them. */
    static @Nullable Object[] values(byte[] row, int columns) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(row));
        @Nullable Object[] values = new @Nullable Object[columns];
        for (int column = 0; column < columns; column++) {
            values[column] = value(in);
        }
        return values;
    }

    private static @Nullable Object value(DataInputStream in) throws IOException {
        char form = (char) in.readUnsignedByte();
        return switch (form) {
            case NOTHING -> null;
            case NUMBER -> in.readLong();
            case TRUTH -> in.readBoolean();
            case TEXT -> new String(bytes(in), UTF_8);
            case BYTES -> bytes(in);
            case NAME -> new UUID(in.readLong(), in.readLong());
            case DAY -> LocalDate.ofEpochDay(in.readLong());
            case MOMENT ->
                    Instant.ofEpochSecond(in.readLong(), in.readInt()).atOffset(ZoneOffset.UTC);
            default -> throw new IOException("no value begins with " + (int) form);
        };
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
