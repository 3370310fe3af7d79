package org.hotline12333.insurance.delivery;

import org.hotline12333.insurance.records.PersonRecords.Benefit;

/** What a person receives. */
public record BenefitRow(String personNumber, Benefit benefit) implements DeliveryRow {
    @Override
    public String toString() {
        return "BenefitRow[****]";
    }
}
