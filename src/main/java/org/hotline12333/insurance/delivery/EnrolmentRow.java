package org.hotline12333.insurance.delivery;

import org.hotline12333.insurance.records.Status;

/**
 * How a person stands with a kind of insurance.
 *
 * @param status paying or suspended; who has retired is said of the person
 * @param monthsInRow paid without a gap up to the delivery's month
 */
public record EnrolmentRow(
        String personNumber, Kind kind, Status status, int monthsPaid, int monthsInRow)
        implements DeliveryRow {
    @Override
    public String toString() {
        return "EnrolmentRow[****]";
    }
}
