package org.hotline12333.insurance.intake;

import java.util.OptionalLong;

/**
 * Whose a number is, by the 128 bits of its hash: 24 bytes a place in open addressing, so that a
 * city's numbers fit into memory. For one thread.
 */
final class NumberIndex {
    private static final int FEWEST = 1 << 10;

    private long[] high = new long[FEWEST];
    private long[] low = new long[FEWEST];

    /** No person has number 0: a place with it is free. */
    private long[] person = new long[FEWEST];

    private int size;

    void put(long hashHigh, long hashLow, long of) {
        if (size >= high.length / 3 * 2) {
            grow();
        }
        int place = place(hashHigh, hashLow);
        size += person[place] == 0 ? 1 : 0;
        high[place] = hashHigh;
        low[place] = hashLow;
        person[place] = of;
    }

    OptionalLong find(long hashHigh, long hashLow) {
        long found = person[place(hashHigh, hashLow)];
        return found == 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }

    int size() {
        return size;
    }

    /** Where it is, or the free place where it belongs; a hash is spread as it is. */
    private int place(long hashHigh, long hashLow) {
        int mask = high.length - 1;
        int place = (int) hashLow & mask;
        while (person[place] != 0 && (high[place] != hashHigh || low[place] != hashLow)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] highs = high;
        long[] lows = low;
        long[] persons = person;
        high = new long[highs.length * 2];
        low = new long[highs.length * 2];
        person = new long[highs.length * 2];
        size = 0;
        for (int i = 0; i < persons.length; i++) {
            if (persons[i] != 0) {
                put(highs[i], lows[i], persons[i]);
            }
        }
    }
}
