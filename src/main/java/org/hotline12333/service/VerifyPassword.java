package org.hotline12333.service;

import java.util.Map;
import org.hotline12333.dialog.Contract;
import org.hotline12333.dialog.FieldType;
import org.hotline12333.dialog.Standing;
import org.hotline12333.insurance.Credentials;
import org.hotline12333.insurance.PersonId;
import org.hotline12333.insurance.Verdict;
import org.hotline12333.interpreter.FieldValue;
import org.hotline12333.interpreter.Service;

/** Whether the caller knows the query password of the person whose numbers matched. */
final class VerifyPassword implements Service {
    static final Contract CONTRACT =
            Contract.of("verify-password", Standing.CLAIMED)
                    .taking("password", FieldType.PASSWORD)
                    .giving("verified", new Contract.Outcome(Standing.VERIFIED))
                    .giving("refused", Map.of())
                    .giving("held-off", Map.of());

    private final Credentials credentials;

    VerifyPassword(Credentials credentials) {
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
