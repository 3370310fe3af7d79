package org.hotline12333.service;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be wrong with the keys of a field, so that a caller is told it. */
public enum Malformation {
    TOO_SHORT,
    TOO_LONG,
    /** The month is none, or nobody can be born on that day. */
    NO_DATE,
    /** By the check digit, or by a key that is in no number. */
    WRONG_DIGITS;

    /** As written in a dialplan: {@code too-short}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Malformation> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
