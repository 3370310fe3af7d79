package org.hotline12333.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a value is spoken; in a template {@code {balance, money}} the word after the comma. */
public enum ValueKind {
    MONEY,
    CARDINAL,
    COUNTED,
    MONTHS,
    DURATION,
    YEAR,
    YEAR_MONTH,
    YEAR_MONTHS,
    DATE,
    TIME,
    DIGITS,
    TAIL,
    PERCENT,
    DECIMAL,
    GRADE,
    /** One name, or a few: each has a sound in the store. */
    NAMES,
    /** The sound of somebody's own voice. */
    RECORDING,
    /** Another text of the catalogue, such as the name of a status. */
    PHRASE;

    /** As written in templates and on the command line: {@code year-month}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ValueKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
