package org.hotline12333.services.access;

import java.util.Map;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Service;
import org.hotline12333.service.Standing;
import org.hotline12333.store.access.Credentials;
import org.hotline12333.store.access.Verdict;

/** Whether the caller knows the query password of the person whose numbers matched. */
public final class VerifyPassword implements Service {
    public static final Contract CONTRACT =
            Contract.of("verify-password", Standing.CLAIMED)
                    .taking("password", FieldType.PASSWORD)
                    .giving("verified", new Contract.Outcome(Standing.VERIFIED))
                    .giving("refused", Map.of())
                    .giving("held-off", Map.of());

    private final Credentials credentials;

    public VerifyPassword(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Contract contract() {
        return CONTRACT;
    }

    @Override
    public Result serve(Request request) {
        FieldValue.Password keyed = request.field("password", FieldValue.Password.class);
        return switch (credentials.verifyPassword(
                request.person(), keyed.password(), request.enquirer())) {
            case Verdict.Verified(PersonId person) ->
                    Result.of("verified", new Caller(Standing.VERIFIED, person));
            case Verdict.Refused() -> Result.of("refused");
            case Verdict.HeldOff() -> Result.of("held-off");
        };
    }
}
