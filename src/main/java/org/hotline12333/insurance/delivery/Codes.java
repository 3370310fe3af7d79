package org.hotline12333.insurance.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Codes and their meanings, looked up without making a string. */
final class Codes<M> {
    private final @Nullable String[] codes;
    private final @Nullable Object[] meanings;
    private final int mask;

    Codes(Map<String, ? extends M> table) {
        int places = Integer.highestOneBit(Math.max(8, table.size() * 4));
        this.codes = new @Nullable String[places];
        this.meanings = new @Nullable Object[places];
        this.mask = places - 1;
        table.forEach((code, meaning) -> {
            int place = place(code.toCharArray(), 0, code.length());
            codes[place] = code;
            meanings[place] = meaning;
        });
    }

    @SuppressWarnings("unchecked")
    @Nullable M find(char[] chars, int from, int to) {
        return (M) meanings[place(chars, from, to)];
    }

    /** Where the code is, or would be. */
    private int place(char[] chars, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + chars[i];
        }
        int place = (hash ^ hash >>> 7) & mask;
        for (String code = codes[place]; code != null; code = codes[place]) {
            if (same(code, chars, from, to)) {
                return place;
            }
            place = place + 1 & mask;
        }
        return place;
    }

    static boolean same(String code, char[] chars, int from, int to) {
        if (code.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (code.charAt(i - from) != chars[i]) {
                return false;
            }
        }
        return true;
    }
}
