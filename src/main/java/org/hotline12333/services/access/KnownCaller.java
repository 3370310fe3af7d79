package org.hotline12333.services.access;

import java.util.Map;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Service.Caller;
import org.hotline12333.service.Service.Result;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.access.Credentials;

/** Whether the caller was verified earlier in this call: nobody keys two numbers twice. */
final class KnownCaller {
    static final Offer<Credentials> OFFER =
            new Offer<>(
                    Contract.of("recall-caller", VerificationLevel.UNKNOWN)
                            .giving("known", new Contract.Outcome(VerificationLevel.VERIFIED))
                            .giving("initial", new Contract.Outcome(VerificationLevel.INITIAL))
                            .giving("unknown", Map.of()),
                    (_, request) ->
                            request.caller()
                                    .map(KnownCaller::recalled)
                                    .orElseGet(() -> Result.of("unknown")));

    private static Result recalled(Caller caller) {
        return switch (caller.level()) {
            case VERIFIED -> Result.of("known", caller);
            case INITIAL -> Result.of("initial", caller);
            case CLAIMED, UNKNOWN -> Result.of("unknown");
        };
    }

    private KnownCaller() {}
}
