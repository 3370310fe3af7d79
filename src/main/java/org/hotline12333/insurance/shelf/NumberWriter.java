package org.hotline12333.insurance.shelf;

import java.util.Arrays;

/** Numbers of as many bytes as they need, seven bits in each, the lowest first. For one thread. */
final class NumberWriter {
    private static final int ROOM = 1 << 10;

    /** Of a number of 64 bits. */
    private static final int NUMBER_BYTES_MAX = 10;

    private byte[] bytes = new byte[ROOM];
    private int size;

    /** A number without a sign. */
    NumberWriter number(long value) {
        room(NUMBER_BYTES_MAX);
        long left = value;
        while ((left & ~0x7fL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
        return this;
    }

    /** A number with a sign, which is its lowest bit: what is near to zero is short. */
    NumberWriter signed(long value) {
        return number(value << 1 ^ value >> 63);
    }

    NumberWriter bytes(byte[] all) {
        room(all.length);
        System.arraycopy(all, 0, bytes, size, all.length);
        size += all.length;
        return this;
    }

    int size() {
        return size;
    }

    /** Puts before what was written from there on how many bytes that is. */
    void lengthAt(int begin) {
        int length = size - begin;
        number(length);
        int counted = size - begin - length;
        System.arraycopy(bytes, begin, bytes, begin + counted, length);
        size = begin;
        number(length);
        size += length;
    }

    byte[] written() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
