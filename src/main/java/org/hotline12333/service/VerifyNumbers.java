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

/** Whether the ID number and the social security number belong to one person. */
final class VerifyNumbers implements Service {
    static final Contract CONTRACT =
            Contract.of("verify-numbers", Standing.UNKNOWN)
                    .taking("id-number", FieldType.ID_NUMBER)
                    .taking("social-security-number", FieldType.SOCIAL_SECURITY_NUMBER)
                    .giving("verified", new Contract.Outcome(Standing.VERIFIED))
                    .giving("password", new Contract.Outcome(Standing.CLAIMED))
                    .giving("refused", Map.of())
                    .giving("held-off", Map.of());

    private final Credentials credentials;

    VerifyNumbers(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Contract contract() {
        return CONTRACT;
    }

    @Override
    public Result serve(Request request) {
        FieldValue.Id id = request.field("id-number", FieldValue.Id.class);
        FieldValue.SocialSecurity number =
                request.field("social-security-number", FieldValue.SocialSecurity.class);
        return switch (credentials.verifyNumbers(
                id.number(), number.number(), request.enquirer())) {
            case Verdict.Verified(PersonId person) ->
                    Result.of("verified", new Caller(Standing.VERIFIED, person));
            case Verdict.PasswordNeeded(PersonId person) ->
                    Result.of("password", new Caller(Standing.CLAIMED, person));
            case Verdict.Refused() -> Result.of("refused");
            case Verdict.HeldOff() -> Result.of("held-off");
        };
    }
}
