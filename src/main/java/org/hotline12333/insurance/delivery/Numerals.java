package org.hotline12333.insurance.delivery;

/** Digits to numbers, letter by letter: files of a city have a billion of them. */
final class Numerals {
    /** What is no number of the form asked for. */
    static final long NONE = Long.MIN_VALUE;

    /** More than any limit, and far from the end of a long. */
    private static final int DIGITS_MAX = 15;

    private Numerals() {}

    /** A whole number without a sign. */
    static long whole(char[] chars, int from, int to) {
        if (from == to || to - from > DIGITS_MAX) {
            return NONE;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = chars[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Yuan with at most two decimals, in fen. */
    static long fen(char[] chars, int from, int to) {
        int begin = from < to && chars[from] == '-' ? from + 1 : from;
        long fen = 0;
        int i = begin;
        for (; i < to; i++) {
            int digit = chars[i] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            fen = fen * 10 + digit;
        }
        if (i == begin || i - begin > DIGITS_MAX) {
            return NONE;
        }
        fen *= 100;
        if (i < to) {
            long decimals = chars[i] == '.' && to - i <= 3 ? whole(chars, i + 1, to) : NONE;
            if (decimals == NONE) {
                return NONE;
            }
            fen += to - i == 3 ? decimals : decimals * 10;
        }
        return begin == from ? fen : -fen;
    }

    static boolean digits(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) {
            if (chars[i] < '0' || chars[i] > '9') {
                return false;
            }
        }
        return true;
    }
}
