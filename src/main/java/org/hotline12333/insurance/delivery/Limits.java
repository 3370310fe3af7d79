package org.hotline12333.insurance.delivery;

import java.time.YearMonth;

/** What is longer, greater or more is refused. */
final class Limits {
    /** A code of an agency, in letters. */
    static final int CODE_MAX = 8;

    /** A file's text in bytes. */
    static final long UNZIPPED_MAX = 1L << 40;

    /** Deflate packs nothing tighter; whoever claims more has no such file. */
    static final long PACKED_MAX = 1_032;

    static final long PERSONS_MAX = 200_000_000;

    /** A row in letters; the longest that follows the rules has some 150. */
    static final int ROW_MAX = 16_384;

    /** What one buffer of the CSV reader may come to in letters: an open quote eats no more. */
    static final int BUFFER_MAX = 65_536;

    /** The agency's own columns that are left out included. */
    static final int COLUMNS_MAX = 64;

    static final int PERSON_NUMBER_MAX = 20;

    /** A hundred million yuan. */
    static final long FEN_MAX = 10_000_000_000L;

    static final YearMonth MONTH_MIN = YearMonth.of(1980, 1);

    /** A hundred years. */
    static final int MONTHS_MAX = 1_200;

    /** Rejected rows of one file, however many it has. */
    static final long REJECTS_MAX = 10_000;

    /** One in so many rows may be rejected ... */
    static final long ROWS_A_REJECT = 1_000;

    /** ... and so many in any file. */
    static final long REJECTS_MIN = 10;

    /** Codes without a meaning whose sums are told apart. */
    static final int UNKNOWN_CODES_MAX = 100;

    private Limits() {}

    /** How many rows of a file may be rejected. */
    static long rejects(long rows) {
        return Math.clamp(rows / ROWS_A_REJECT, REJECTS_MIN, REJECTS_MAX);
    }
}
