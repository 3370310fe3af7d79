package org.hotline12333.insurance.intake;

import java.util.OptionalLong;

/**
 * Whose a number is, by 96 bits of its hash: 16 bytes a place in open addressing, so that a city's
 * numbers fit into memory. That two of twenty million have the same 96 bits happens once in 400
 * trillion indexes. For one thread.
 */
final class NumberIndex {
    private static final int FEWEST = 1 << 10;

    /** Fuller than this, and most of the looking is passing by others. */
    private static final double FULL = 0.75;

    private static final double GROWTH = 1.3;
    private static final int INT_BITS = 32;
    private static final long INT = 0xffff_ffffL;

    /** The high half of a hash, and its lowest bits above its person: one look into memory. */
    private long[] places = new long[2 * FEWEST];

    private int capacity = FEWEST;
    private int size;

    void put(long hashHigh, long hashLow, long of) {
        if (size >= capacity * FULL) {
            grow();
        }
        // No person has number 0: a place with it is free.
        long entry = (hashLow << INT_BITS) | Math.toIntExact(of);
        int place = place(hashHigh, entry);
        size += isFree(place) ? 1 : 0;
        places[place] = hashHigh;
        places[place + 1] = entry;
    }

    OptionalLong find(long hashHigh, long hashLow) {
        int place = place(hashHigh, hashLow << INT_BITS);
        return isFree(place) ? OptionalLong.empty() : OptionalLong.of(places[place + 1] & INT);
    }

    int size() {
        return size;
    }

    private boolean isFree(int place) {
        return (places[place + 1] & INT) == 0;
    }

    /** Where it is, or the free place where it belongs; a hash is spread as it is. */
    private int place(long high, long entry) {
        int number = (int) (((high >>> INT_BITS) * capacity) >>> INT_BITS);
        while (!isFree(2 * number)
                && (places[2 * number] != high
                        || (places[2 * number + 1] ^ entry) >>> INT_BITS != 0)) {
            number = number + 1 == capacity ? 0 : number + 1;
        }
        return 2 * number;
    }

    private void grow() {
        long[] before = places;
        capacity = (int) (capacity * GROWTH);
        places = new long[2 * capacity];
        for (int place = 0; place < before.length; place += 2) {
            if ((before[place + 1] & INT) != 0) {
                int free = place(before[place], before[place + 1]);
                places[free] = before[place];
                places[free + 1] = before[place + 1];
            }
        }
    }
}
