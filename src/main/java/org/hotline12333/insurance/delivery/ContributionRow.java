package org.hotline12333.insurance.delivery;

import java.time.YearMonth;

/**
 * What is to be paid for a month, in fen. Rows of one person, kind and month add up; a refund is
 * negative, and booked later than the month it is for.
 *
 * @param forMonth what a caller asks for (对应费款所属期, AAE003)
 * @param bookedIn the month of the books (费款所属期, AAE002)
 * @param credited whether the money has arrived (到账标志, AAE078)
 */
public record ContributionRow(
        String personNumber,
        Kind kind,
        YearMonth forMonth,
        YearMonth bookedIn,
        long base,
        long personal,
        long employer,
        boolean credited)
        implements DeliveryRow {
    @Override
    public String toString() {
        return "ContributionRow[****]";
    }
}
