package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A benefit that was granted; the amount in fen.
 *
 * @param lastPaidOn empty before its first payment
 */
public record UnemploymentBenefit(
        long monthlyAmount, int monthsLeft, Optional<LocalDate> lastPaidOn) {}
