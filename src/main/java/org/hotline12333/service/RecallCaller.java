package org.hotline12333.service;

import java.util.Map;
import org.hotline12333.dialog.Contract;
import org.hotline12333.dialog.Standing;
import org.hotline12333.interpreter.Service;

/** Whether the caller was verified earlier in this call: nobody keys two numbers twice. */
final class RecallCaller implements Service {
    static final Contract CONTRACT =
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
