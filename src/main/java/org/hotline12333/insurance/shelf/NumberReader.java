package org.hotline12333.insurance.shelf;

import java.util.Arrays;

/**
 * What {@link NumberWriter} wrote. Throws {@link IllegalStateException} where that ends too early,
 * or a number is none. For one thread.
 */
final class NumberReader {
    private final byte[] bytes;
    private int at;
    private int end;

    NumberReader(byte[] bytes) {
        this.bytes = bytes;
        end = bytes.length;
    }

    /** A number without a sign. */
    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = next();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                demand((next != 0 || shift == 0) && (shift < 63 || next == 1));
                return value;
            }
        }
        throw new IllegalStateException("a number is too long");
    }

    /** A number with a sign. */
    long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    /** A number without a sign, where an int is wanted. */
    int small() {
        long value = number();
        demand(value >= 0 && value <= Integer.MAX_VALUE);
        return (int) value;
    }

    /** A number with a sign, where an int is wanted. */
    int smallSigned() {
        return Math.toIntExact(signed());
    }

    /** How many there are of what takes so many bytes at least. */
    int count(int bytesEach) {
        int count = small();
        demand(count <= (end - at) / bytesEach);
        return count;
    }

    byte[] bytes(int count) {
        demand(count <= end - at);
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    byte[] rest() {
        return bytes(end - at);
    }

    boolean isAtEnd() {
        return at == end;
    }

    /** Until {@link #leave}, what follows ends after as many bytes as stand before it. */
    int enter() {
        int length = small();
        demand(length <= end - at);
        int outer = end;
        end = at + length;
        return outer;
    }

    /** Goes to where that ends, over whatever is left of it. */
    void leave(int outer) {
        at = end;
        end = outer;
    }

    private byte next() {
        demand(at < end);
        return bytes[at++];
    }

    private static void demand(boolean so) {
        if (!so) {
            throw new IllegalStateException("bytes are missing, or are no number");
        }
    }
}
