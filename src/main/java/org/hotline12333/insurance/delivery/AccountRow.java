package org.hotline12333.insurance.delivery;

/** A person's own account with a kind of insurance, in fen. */
public record AccountRow(
        String personNumber, Kind kind, long balance, long creditedThisMonth, long spentThisYear)
        implements DeliveryRow {
    @Override
    public String toString() {
        return "AccountRow[****]";
    }
}
