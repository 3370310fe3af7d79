package org.hotline12333.store.transfer;

/** How many rows are held in memory at once: many small ones, or few that hold a voice. */
final class Portion {
    static final int ROWS_MAX = 1_000;
    static final long BYTES_MAX = 16 * 1_024 * 1_024;

    private Portion() {}

    /** By what the rows before were. */
    static int rows(long before, long bytes) {
        return Math.clamp(BYTES_MAX * before / Math.max(1, bytes), 1, ROWS_MAX);
    }
}
