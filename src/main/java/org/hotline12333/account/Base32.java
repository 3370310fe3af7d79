package org.hotline12333.account;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bytes in letters that are told apart when they are typed (RFC 4648, 6), without padding. */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int GROUP = 4;

    private Base32() {}

    static String of(byte[] bytes) {
        int letters = (bytes.length * Byte.SIZE + BITS - 1) / BITS;
        return IntStream.range(0, letters)
                .mapToObj(letter -> String.valueOf(ALPHABET.charAt(value(bytes, letter * BITS))))
                .collect(Collectors.joining());
    }

    /** Bits behind the end are zeros. */
    private static int value(byte[] bytes, int first) {
        int value = 0;
        for (int bit = first; bit < first + BITS; bit++) {
            int index = bit / Byte.SIZE;
            int octet = index < bytes.length ? bytes[index] : 0;
            int place = Byte.SIZE - 1 - bit % Byte.SIZE;
            value = (value << 1) | ((octet >> place) & 1);
        }
        return value;
    }

    static List<String> groups(String text) {
        return IntStream.range(0, (text.length() + GROUP - 1) / GROUP)
                .mapToObj(group ->
                        text.substring(group * GROUP, Math.min(text.length(), (group + 1) * GROUP)))
                .toList();
    }
}
