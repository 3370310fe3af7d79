package org.hotline12333.services.access;

import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.access.Credentials;
import org.hotline12333.store.access.Verdict;

/** Whether the caller knows the query password of the person whose numbers matched. */
final class VerifyPassword {
    static final Offer<Credentials> OFFER =
            Offer.of(
                    Contract.of("verify-password", VerificationLevel.CLAIMED)
                            .auditedAs(Credentials.PASSWORD_AUDITED)
                            .taking("password", FieldType.PASSWORD),
                    Outcomes.of(Verdict.OnPassword.class)
                            .knowing(
                                    "verified",
                                    Verdict.Verified.class,
                                    VerificationLevel.VERIFIED,
                                    Verdict.Verified::person)
                            .knowing(
                                    "initial",
                                    Verdict.Initial.class,
                                    VerificationLevel.INITIAL,
                                    Verdict.Initial::person)
                            .answer("refused", Verdict.Refused.class)
                            .answer("held-off", Verdict.HeldOff.class),
                    (credentials, request) ->
                            credentials.verifyPassword(
                                    request.person(),
                                    request.field("password", FieldValue.Password.class).password(),
                                    request.enquirer()));

    private VerifyPassword() {}
}
