package org.hotline12333.insurance.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Where the fields of a benefit go, in the order of its columns; as text where nothing else is
 * said.
 */
public interface FieldSink {
    /** Letters and digits of ASCII. */
    void text(Column column, String text);

    /** The name of an employer or of a place, in any letters. */
    default void name(Column column, String name) {
        text(column, name);
    }

    /** One of a few words. */
    default void word(Column column, Enum<?> word) {
        text(column, word.name());
    }

    /** A month. */
    default void month(Column column, YearMonth month) {
        text(column, month.toString());
    }

    /** An amount in fen. */
    default void fen(Column column, long fen) {
        text(column, BigDecimal.valueOf(fen, 2).toPlainString());
    }

    /** A whole number. */
    default void count(Column column, int count) {
        text(column, Integer.toString(count));
    }

    /** A day. */
    default void date(Column column, LocalDate date) {
        text(column, date.toString());
    }

    /** A day that may not have been. */
    default void dateIfAny(Column column, Optional<LocalDate> date) {
        date.ifPresent(day -> date(column, day));
    }
}
