package org.hotline12333.services.access;

import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.access.Credentials;
import org.hotline12333.store.access.Verdict;

/** Whether the ID number and the social security number belong to one person. */
final class VerifyNumbers {
    static final Offer<Credentials> OFFER =
            Offer.of(
                    Contract.of("verify-numbers", VerificationLevel.UNKNOWN)
                            .auditedAs(Credentials.NUMBERS_AUDITED)
                            .taking("id-number", FieldType.ID_NUMBER)
                            .taking("social-security-number", FieldType.SOCIAL_SECURITY_NUMBER),
                    Outcomes.of(Verdict.OnNumbers.class)
                            .knowing(
                                    "verified",
                                    Verdict.Verified.class,
                                    VerificationLevel.VERIFIED,
                                    Verdict.Verified::person)
                            .knowing(
                                    "password",
                                    Verdict.PasswordNeeded.class,
                                    VerificationLevel.CLAIMED,
                                    Verdict.PasswordNeeded::person)
                            .answer("refused", Verdict.Refused.class)
                            .answer("held-off", Verdict.HeldOff.class),
                    (credentials, request) ->
                            credentials.verifyNumbers(
                                    request.field("id-number", FieldValue.Id.class).number(),
                                    request.field(
                                                    "social-security-number",
                                                    FieldValue.SocialSecurity.class)
                                            .number(),
                                    request.enquirer()));

    private VerifyNumbers() {}
}
