package org.hotline12333.services.access;

import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.access.Credentials;
import org.hotline12333.store.access.Verdict;

/** Whether a caller who wants another password knows the old one. */
final class ProvePassword {
    static final Offer<Credentials> OFFER =
            Offer.of(
                    Contract.of("prove-password", VerificationLevel.INITIAL)
                            .auditedAs(Credentials.PASSWORD_AUDITED)
                            .taking("old-password", FieldType.PASSWORD),
                    Outcomes.of(Verdict.OnProof.class)
                            .answer(
                                    "proven",
                                    Verdict.Proven.class,
                                    Mapping.digits(
                                            SetPassword.PROVEN,
                                            (Verdict.Proven proven) ->
                                                    Integer.toString(proven.version())))
                            .answer("refused", Verdict.Refused.class)
                            .answer("held-off", Verdict.HeldOff.class),
                    (credentials, request) ->
                            credentials.provePassword(
                                    request.person(),
                                    request.field("old-password", FieldValue.Password.class)
                                            .password(),
                                    request.enquirer()));

    private ProvePassword() {}
}
