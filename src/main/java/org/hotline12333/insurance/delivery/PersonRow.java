package org.hotline12333.insurance.delivery;

import java.time.LocalDate;
import java.util.Optional;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.SocialSecurityNumber;

/** A person and the numbers that citizens know. */
public record PersonRow(
        String personNumber,
        IdNumber idNumber,
        SocialSecurityNumber socialSecurityNumber,
        boolean retired,
        Optional<LocalDate> died)
        implements DeliveryRow {
    @Override
    public String toString() {
        return "PersonRow[****]";
    }
}
