package org.hotline12333.upkeep;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.hotline12333.host.OwnerOnly;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.intake.Progress;
import org.hotline12333.insurance.intake.ProgressLines;

/** Copies all that is stored within the server, for whom the order names. */
public record ExportClerk(RecordStore records) implements RequestDesk.Clerk {
    @Override
    public List<String> answer(StoreRequest request, List<String> order, BooleanSupplier ending)
            throws IOException {
        OwnerOnly.create(request.made());
        Progress lines = new ProgressLines(request::tell, System::nanoTime);
        String held =
                records.export()
                        .to(
                                request.made(),
                                order.getFirst(),
                                (table, done, all) -> {
                                    if (ending.getAsBoolean()) {
                                        throw new IllegalStateException(
                                                "the hotline that serves ends: export it anew");
                                    }
                                    lines.at(table, done, all);
                                });
        return List.of(held);
    }
}
