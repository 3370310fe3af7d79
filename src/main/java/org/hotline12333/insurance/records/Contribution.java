package org.hotline12333.insurance.records;

import java.time.YearMonth;

/**
 * What was paid to an insurance for a month; amounts in fen.
 *
 * @param credited whether the money has arrived on the person's account
 */
public record Contribution(
        YearMonth month, long base, long personal, long employer, boolean credited) {
    /** As where all was refunded. */
    boolean isNothing() {
        return base == 0 && personal == 0 && employer == 0;
    }
}
