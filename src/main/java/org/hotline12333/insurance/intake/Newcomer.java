package org.hotline12333.insurance.intake;

import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.Secret;
import org.hotline12333.insurance.delivery.DeliveryRow;

/**
 * Somebody who comes into an empty store.
 *
 * @param password which no agency delivers
 * @param initial whether it is the one that an agency gave
 * @param rows what an agency would deliver of them, their person's row among it
 */
public record Newcomer(Optional<Secret> password, boolean initial, List<DeliveryRow> rows) {
    public Newcomer {
        rows = List.copyOf(rows);
    }

    /** Nobody's numbers are printed by accident. */
    @Override
    public String toString() {
        return "Newcomer[****]";
    }
}
