package org.hotline12333.upkeep;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.hotline12333.account.Actor;
import org.hotline12333.account.OneTimeCode;
import org.hotline12333.insurance.RecordStore;

/**
 * Gives whoever runs the machine a code for an admin, within the server or where none has the store
 * open. Who may ask can read the key file as well.
 */
public record AccountClerk(RecordStore records) implements RequestDesk.Clerk {
    @Override
    public List<String> answer(StoreRequest request, List<String> order, BooleanSupplier ending) {
        return answer(order);
    }

    /**
     * Answers with the code, in one line.
     *
     * @param order who wants it
     */
    public List<String> answer(List<String> order) {
        OneTimeCode code = records.accounts().redemption().another(Actor.here(order.getFirst()));
        return List.of(code.inGroups());
    }
}
