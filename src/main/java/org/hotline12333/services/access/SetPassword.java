package org.hotline12333.services.access;

import org.hotline12333.identity.Secret;
import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.access.Chosen;
import org.hotline12333.store.access.Credentials;
import org.hotline12333.store.access.NewPassword;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** Sets the query password that a caller has chosen, once however often it is asked to. */
final class SetPassword {
    /** The slot that says which old password was keyed; no text says it. */
    static final String PROVEN = "proven-password";

    static final Offer<Credentials> OFFER =
            Offer.of(
                    Contract.of("set-password", VerificationLevel.INITIAL)
                            .auditedAs(Credentials.SET_AUDITED)
                            .thatChanges()
                            .taking("new-password", FieldType.PASSWORD)
                            .taking("new-password-again", FieldType.PASSWORD)
                            .reading(PROVEN, ValueKind.DIGITS),
                    Outcomes.of(Chosen.class)
                            .knowing(
                                    "set",
                                    Chosen.Set.class,
                                    VerificationLevel.VERIFIED,
                                    Chosen.Set::person)
                            .answer("differs", Chosen.Differs.class)
                            .answer("all-same", Chosen.AllSame.class)
                            .answer("run", Chosen.Run.class)
                            .answer("of-id-number", Chosen.OfIdNumber.class)
                            .answer(
                                    "of-social-security-number",
                                    Chosen.OfSocialSecurityNumber.class)
                            .answer("unchanged", Chosen.Unchanged.class),
                    SetPassword::set);

    private SetPassword() {}

    private static Chosen set(Credentials credentials, Request request) {
        int proven = Integer.parseInt(request.value(PROVEN, Value.Digits.class).digits());
        return credentials.setPassword(
                request.person(),
                new NewPassword(
                        keyed(request, "new-password"),
                        keyed(request, "new-password-again"),
                        proven),
                request.enquirer());
    }

    private static Secret keyed(Request request, String field) {
        return request.field(field, FieldValue.Password.class).password();
    }
}
