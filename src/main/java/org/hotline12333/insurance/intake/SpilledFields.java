package org.hotline12333.insurance.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.hotline12333.insurance.delivery.Column;
import org.hotline12333.insurance.delivery.FieldSink;
import org.hotline12333.insurance.delivery.FieldSource;

/**
 * The fields of a benefit as they lie in a spill, one behind the other: both ways have one order.
 */
final class SpilledFields implements FieldSink, FieldSource<RuntimeException> {
    private static final long NEVER = Long.MIN_VALUE;

    private final ByteBuffer bytes;

    SpilledFields(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    @Override
    public void text(Column column, String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        SpilledRow.number(letters.length, bytes);
        bytes.put(letters);
    }

    @Override
    public String tail(Column column) {
        return text();
    }

    @Override
    public String name(Column column) {
        return text();
    }

    @Override
    public String mobile(Column column) {
        return text();
    }

    private String text() {
        byte[] letters = new byte[(int) SpilledRow.number(bytes)];
        bytes.get(letters);
        return new String(letters, StandardCharsets.UTF_8);
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // read by the same run that wrote it
    public void word(Column column, Enum<?> word) {
        bytes.put((byte) word.ordinal());
    }

    @Override
    public <E extends Enum<E>> E word(Column column, E[] words) {
        return words[bytes.get()];
    }

    @Override
    public void month(Column column, YearMonth month) {
        SpilledRow.month(month, bytes);
    }

    @Override
    public YearMonth month(Column column) {
        return SpilledRow.month(bytes);
    }

    @Override
    public void fen(Column column, long fen) {
        SpilledRow.number(fen, bytes);
    }

    @Override
    public long fen(Column column) {
        return SpilledRow.number(bytes);
    }

    @Override
    public void count(Column column, int count) {
        SpilledRow.number(count, bytes);
    }

    @Override
    public int count(Column column, int min, int max) {
        return (int) SpilledRow.number(bytes);
    }

    @Override
    public void date(Column column, LocalDate date) {
        SpilledRow.number(date.toEpochDay(), bytes);
    }

    @Override
    public LocalDate date(Column column) {
        return LocalDate.ofEpochDay(SpilledRow.number(bytes));
    }

    @Override
    public void dateIfAny(Column column, Optional<LocalDate> date) {
        SpilledRow.number(date.map(LocalDate::toEpochDay).orElse(NEVER), bytes);
    }

    @Override
    public Optional<LocalDate> dateIfAny(Column column) {
        return Optional.of(SpilledRow.number(bytes))
                .filter(day -> day != NEVER)
                .map(LocalDate::ofEpochDay);
    }
}
