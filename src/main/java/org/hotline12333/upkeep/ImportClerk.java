package org.hotline12333.upkeep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.intake.DeliveryImport;
import org.hotline12333.insurance.intake.ImportOrder;

/** Takes in deliveries within the server, and tells whoever has asked how far it is. */
public record ImportClerk(RecordStore records) implements RequestDesk.Clerk {
    @Override
    public List<String> answer(StoreRequest request, List<String> order, BooleanSupplier ending)
            throws Exception {
        ImportOrder wanted = ImportOrder.of(order);
        wanted.folder().ifPresent(ImportClerk::demandReadable);
        new DeliveryImport(records.deliveryIntake(), request::tell, ending).carryOut(wanted);
        return List.of();
    }

    /** Whoever asks may be another user than the one who serves. */
    private static void demandReadable(Path folder) {
        if (Files.exists(folder) && !(Files.isReadable(folder) && Files.isExecutable(folder))) {
            throw new IllegalStateException(
                    "%s cannot be read by %s, who serves: let them read it"
                            .formatted(folder, System.getProperty("user.name")));
        }
    }
}
