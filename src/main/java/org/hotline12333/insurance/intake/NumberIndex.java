package org.hotline12333.insurance.intake;

import java.util.OptionalLong;

/**
 * Whose a number is, by the 128 bits of its hash: 24 bytes a place in open addressing, so that a
 * city's numbers fit into memory. For one thread.
 */
final class NumberIndex {
    private static final int FEWEST = 1 << 10;

    /** High and low half of a hash and its person, beside each other: one look into memory. */
    private long[] places = new long[FEWEST * 3];

    private int mask = FEWEST - 1;
    private int size;

    void put(long hashHigh, long hashLow, long of) {
        if (size >= mask / 3 * 2) {
            grow();
        }
        int place = place(hashHigh, hashLow);
        // No person has number 0: a place with it is free.
        size += places[place + 2] == 0 ? 1 : 0;
        places[place] = hashHigh;
        places[place + 1] = hashLow;
        places[place + 2] = of;
    }

    OptionalLong find(long hashHigh, long hashLow) {
        long found = places[place(hashHigh, hashLow) + 2];
        return found == 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }

    int size() {
        return size;
    }

    /** Where it is, or the free place where it belongs; a hash is spread as it is. */
    private int place(long hashHigh, long hashLow) {
        int number = (int) hashLow & mask;
        int place = number * 3;
        while (places[place + 2] != 0
                && (places[place] != hashHigh || places[place + 1] != hashLow)) {
            number = (number + 1) & mask;
            place = number * 3;
        }
        return place;
    }

    private void grow() {
        long[] before = places;
        places = new long[before.length * 2];
        mask = mask * 2 + 1;
        size = 0;
        for (int place = 0; place < before.length; place += 3) {
            if (before[place + 2] != 0) {
                put(before[place], before[place + 1], before[place + 2]);
            }
        }
    }
}
