package org.hotline12333.insurance.delivery;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Where the fields of a benefit come from, in the order of its columns.
 *
 * @param <F> how a field that breaks its rule is refused
 */
public interface FieldSource<F extends Exception> {
    /** One of these words. */
    <E extends Enum<E>> E word(Column column, E[] words) throws F;

    /** A month. */
    YearMonth month(Column column) throws F;

    /** An amount in fen, not negative. */
    long fen(Column column) throws F;

    /** A whole number within bounds. */
    int count(Column column, int min, int max) throws F;

    /** A day. */
    LocalDate date(Column column) throws F;

    /** A day that may not have been. */
    Optional<LocalDate> dateIfAny(Column column) throws F;

    /** The last four digits of a bank account, or of a card. */
    String tail(Column column) throws F;

    /** The name of an employer or of a place. */
    String name(Column column) throws F;

    /** A mobile telephone in China. */
    String mobile(Column column) throws F;
}
