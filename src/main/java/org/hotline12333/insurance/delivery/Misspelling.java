package org.hotline12333.insurance.delivery;

import java.util.Optional;

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
            switch (chars[i]) {
                case '\0':
                    return Optional.of(NUL);
                case '"':
                    return Optional.of(QUOTE);
                case 'E', 'e':
                    return i > from ? Optional.of(SCIENTIFIC) : Optional.empty();
                case ',', '\'':
                    return Optional.of(SEPARATED);
                case ' ', '\t', '\n', '\r', '\u00a0', '\u3000':
                    return Optional.of(BLANK);
                default: // the next letter tells more
            }
        }
        return Optional.empty();
    }
}
