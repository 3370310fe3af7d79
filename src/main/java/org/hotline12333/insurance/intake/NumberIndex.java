package org.hotline12333.insurance.intake;

import java.util.OptionalLong;

/**
 * Whose a number is, by 96 bits of its hash: 16 bytes a place in open addressing, so that a city's
 * numbers fit into memory. That two of twenty million have the same 96 bits happens once in 400
 * trillion indexes. For one thread.
 */
final class NumberIndex {
    /** So many bits of a hash say in which part it is. */
    private static final int PART_BITS = 12;

    private static final int FEWEST = 1 << 4;

    /** Fuller than this, and most of the looking is passing by others. */
    private static final double FULL = 0.8;

    private static final double GROWTH = 1.1;
    private static final int INT_BITS = 32;
    private static final long PERSON = 0x7fff_ffffL;

    /** Beside the person: this delivery has named the number. */
    private static final long ENTERED = 0x8000_0000L;

    private final Part[] parts = new Part[1 << PART_BITS];
    private int size;

    NumberIndex() {
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new Part();
        }
    }

    void put(long hashHigh, long hashLow, long of) {
        // No person has number 0: a place with it is free.
        put(hashHigh, (hashLow << INT_BITS) | Math.toIntExact(of));
    }

    /** The same, in the delivery that is being read. */
    void enter(long hashHigh, long hashLow, long of) {
        put(hashHigh, (hashLow << INT_BITS) | ENTERED | Math.toIntExact(of));
    }

    private void put(long hashHigh, long entry) {
        size += part(hashHigh).put(hashHigh, entry) ? 1 : 0;
    }

    OptionalLong find(long hashHigh, long hashLow) {
        long person = part(hashHigh).find(hashHigh, hashLow << INT_BITS) & PERSON;
        return person == 0 ? OptionalLong.empty() : OptionalLong.of(person);
    }

    /** Whose it is in the delivery that is being read. */
    OptionalLong entered(long hashHigh, long hashLow) {
        int found = part(hashHigh).find(hashHigh, hashLow << INT_BITS);
        return (found & ENTERED) == 0 ? OptionalLong.empty() : OptionalLong.of(found & PERSON);
    }

    int size() {
        return size;
    }

    private Part part(long hashHigh) {
        return parts[(int) (hashHigh >>> (Long.SIZE - PART_BITS))];
    }

    /** Grows by itself: twice the memory is wanted for one part at a time, and not for all. */
    private static final class Part {
        /** The high half of a hash, and its lowest bits above its person: one look into memory. */
        private long[] places = new long[2 * FEWEST];

        private int capacity = FEWEST;
        private int size;

        /** Whether it was not there. */
        boolean put(long hashHigh, long entry) {
            if (size >= capacity * FULL) {
                grow();
            }
            int place = place(hashHigh, entry);
            boolean isNew = isFree(place);
            size += isNew ? 1 : 0;
            places[place] = hashHigh;
            places[place + 1] = entry;
            return isNew;
        }

        /** 0 where it is not there. */
        int find(long hashHigh, long entry) {
            return (int) places[place(hashHigh, entry) + 1];
        }

        private boolean isFree(int place) {
            return (places[place + 1] & PERSON) == 0;
        }

        /** Where it is, or the free place where it belongs; a hash is spread as it is. */
        private int place(long high, long entry) {
            int number = (int) (((high << PART_BITS >>> INT_BITS) * capacity) >>> INT_BITS);
            while (!isFree(2 * number)
                    && (places[2 * number] != high
                            || (places[2 * number + 1] ^ entry) >>> INT_BITS != 0)) {
                number = number + 1 == capacity ? 0 : number + 1;
            }
            return 2 * number;
        }

        private void grow() {
            long[] before = places;
            capacity = (int) (capacity * GROWTH) + 1;
            places = new long[2 * capacity];
            for (int place = 0; place < before.length; place += 2) {
                if ((before[place + 1] & PERSON) != 0) {
                    int free = place(before[place], before[place + 1]);
                    places[free] = before[place];
                    places[free + 1] = before[place + 1];
                }
            }
        }
    }
}
