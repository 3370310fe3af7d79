package org.hotline12333.insurance.delivery;

/**
 * Numbers of up to 20 digits and the line where each stood first, 12 bytes a place: a number with a
 * one before it, so that zeros before it count, takes 68 bits, and a line 28.
 */
final class NumberSet {
    private static final int HIGH_BITS = 4;
    private static final int HIGH_MASK = (1 << HIGH_BITS) - 1;
    private static final int PLACES_MIN = 1_024;

    private long[] lows;
    private int[] tags;
    private int size;

    /**
     * @param expected how many will come; more may
     */
    NumberSet(long expected) {
        int places = Math.clamp(expected * 4 / 3, PLACES_MIN, Integer.MAX_VALUE - 8);
        this.lows = new long[places];
        this.tags = new int[places];
    }

    /** The line where this number stood before; else it is put in with this line. */
    long add(String digits, long line) {
        if (size >= lows.length * 0.8) {
            grow();
        }
        int place = find(digits);
        if (tags[place] == 0) {
            size++;
            lows[place] = low(digits);
            tags[place] = (int) line << HIGH_BITS | high(digits);
            return Roll.ABSENT;
        }
        return Integer.toUnsignedLong(tags[place]) >>> HIGH_BITS;
    }

    /** The line where this number stood, or {@link Roll#ABSENT}. */
    long line(String digits) {
        return Integer.toUnsignedLong(tags[find(digits)]) >>> HIGH_BITS;
    }

    private int find(String digits) {
        return find(low(digits), high(digits));
    }

    private int find(long low, int high) {
        int place = first(low, high);
        while (tags[place] != 0 && (lows[place] != low || (tags[place] & HIGH_MASK) != high)) {
            place = place + 1 == lows.length ? 0 : place + 1;
        }
        return place;
    }

    private int first(long low, int high) {
        long mixed = (low ^ high * 0xD6E8FEB86659FD93L) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return (int) Math.unsignedMultiplyHigh(mixed ^ mixed >>> 29, lows.length);
    }

    private static long low(String digits) {
        long low = 1;
        for (int i = 0; i < digits.length(); i++) {
            low = low * 10 + (digits.charAt(i) - '0');
        }
        return low;
    }

    /** What of the number is above 64 bits: only the longest have it. */
    private static int high(String digits) {
        if (digits.length() < Limits.PERSON_NUMBER_MAX - 1) {
            return 0;
        }
        long high = 0;
        long low = 1;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            high = high * 10 + Math.unsignedMultiplyHigh(low, 10);
            low = low * 10 + digit;
            if (Long.compareUnsigned(low, digit) < 0) {
                high++;
            }
        }
        return (int) high;
    }

    private void grow() {
        long[] oldLows = lows;
        int[] oldTags = tags;
        int places = (int) Math.min((long) oldLows.length * 2, Integer.MAX_VALUE - 8);
        lows = new long[places];
        tags = new int[places];
        for (int i = 0; i < oldLows.length; i++) {
            if (oldTags[i] != 0) {
                int place = find(oldLows[i], oldTags[i] & HIGH_MASK);
                lows[place] = oldLows[i];
                tags[place] = oldTags[i];
            }
        }
    }
}
