package org.hotline12333.services.access;

import java.util.Map;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.service.Standing;

/** Whether the caller was verified earlier in this call: nobody keys two numbers twice. */
public final class RecallCaller implements Service {
    public static final Contract CONTRACT =
            Contract.of("recall-caller", Standing.UNKNOWN)
                    .giving("known", new Contract.Outcome(Standing.VERIFIED))
                    .giving("unknown", Map.of());

    @Override
    public Contract contract() {
        return CONTRACT;
    }

    @Override
    public Result serve(Request request) {
        return request.caller()
                .filter(caller -> caller.standing() == Standing.VERIFIED)
                .map(caller -> Result.of("known", caller))
                .orElseGet(() -> Result.of("unknown"));
    }
}
