package org.hotline12333.insurance.delivery;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What spreadsheets and people make of numbers; told without the number. */
enum Misspelling {
    EMPTY("is empty", "write it"),
    NUL("has a NUL in it", "the file was damaged: export it again"),
    QUOTE("has a quotation mark in it", "write the digits alone"),
    SCIENTIFIC(
            "is in scientific notation",
            "export it as text: a spreadsheet has lost its last digits"),
    SEPARATED("has thousands separators", "write digits and a point alone"),
    BLANK("has a blank in it", "write the digits alone");

    private final String what;
    private final String mend;

    Misspelling(String what, String mend) {
        this.what = what;
        this.mend = mend;
    }

    String what() {
        return what;
    }

    String mend() {
        return mend;
    }

    /** The first that is found; empty where it is something else. */
    static Optional<Misspelling> of(char[] chars, int from, int to) {
        if (from == to) {
            return Optional.of(EMPTY);
        }
        for (int i = from; i < to; i++) {
            Misspelling told = told(chars[i]);
            if (told != null) {
                return Optional.of(told).filter(_ -> told != SCIENTIFIC || begins(chars[from]));
            }
        }
        return Optional.empty();
    }

    /** With a sign, a point or a digit. */
    private static boolean begins(char first) {
        return first >= '-' && first <= '9';
    }

    private static @Nullable Misspelling told(char letter) {
        return switch (letter) {
            case '\0' -> NUL;
            case '"' -> QUOTE;
            case 'E', 'e' -> SCIENTIFIC;
            case ',', '\'' -> SEPARATED;
            case ' ', '\t', '\n', '\r', '\u00a0', '\u3000' -> BLANK;
            default -> null;
        };
    }
}
