package org.hotline12333.insurance.intake;

import java.util.Arrays;
import org.hotline12333.insurance.delivery.Roll;

/** In which line of a delivery each person stands, 4 bytes a person. For one thread. */
final class PersonLines {
    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int[] NOBODY = {};

    private int[][] chunks = {};

    void put(long person, long line) {
        int chunk = Math.toIntExact(person >>> CHUNK_BITS);
        if (chunk >= chunks.length) {
            int before = chunks.length;
            chunks = Arrays.copyOf(chunks, chunk + 1);
            Arrays.fill(chunks, before, chunk + 1, NOBODY);
        }
        if (chunks[chunk].length == 0) {
            chunks[chunk] = new int[CHUNK];
        }
        chunks[chunk][(int) person & CHUNK - 1] = Math.toIntExact(line);
    }

    /** {@link Roll#ABSENT} of whom the delivery has not named. */
    long of(long person) {
        int chunk = Math.toIntExact(person >>> CHUNK_BITS);
        return chunk < chunks.length && chunks[chunk].length > 0
                ? chunks[chunk][(int) person & CHUNK - 1]
                : Roll.ABSENT;
    }
}
