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

/** Whether the ID number and the social security number belong to one person. */
public final class VerifyNumbers implements Service {
    public static final Contract CONTRACT =
            Contract.of("verify-numbers", Standing.UNKNOWN)
                    .taking("id-number", FieldType.ID_NUMBER)
                    .taking("social-security-number", FieldType.SOCIAL_SECURITY_NUMBER)
                    .giving("verified", new Contract.Outcome(Standing.VERIFIED))
                    .giving("password", new Contract.Outcome(Standing.CLAIMED))
                    .giving("refused", Map.of())
                    .giving("held-off", Map.of());

    private final Credentials credentials;

    public VerifyNumbers(Credentials credentials) {
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
