package org.hotline12333.upkeep;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Makes backups within the server, for whom the order names. */
public record BackupClerk(StoreBackup backup) implements RequestDesk.Clerk {
    @Override
    public List<String> answer(StoreRequest request, List<String> order, BooleanSupplier ending)
            throws IOException {
        return backup.to(request.made(), order.getFirst()).lines();
    }
}
