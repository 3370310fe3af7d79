package org.hotline12333.services.access;

import org.hotline12333.service.Contract;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Caller;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.access.Credentials;
import org.hotline12333.store.access.PasswordHeld;

/** Whether the old password must be keyed before a new one: not where there is none. */
final class RecallPassword {
    static final Offer<Credentials> OFFER =
            Offer.of(
                    Contract.of("recall-password", VerificationLevel.INITIAL),
                    Outcomes.of(PasswordHeld.class)
                            .answer(
                                    "none",
                                    PasswordHeld.None.class,
                                    Mapping.digits(
                                            SetPassword.PROVEN, (PasswordHeld.None _) -> "0"))
                            .answer(
                                    "initial",
                                    PasswordHeld.Initial.class,
                                    Mapping.digits(
                                            SetPassword.PROVEN,
                                            (PasswordHeld.Initial held) ->
                                                    Integer.toString(held.version())))
                            .answer("own", PasswordHeld.Own.class),
                    RecallPassword::held);

    private RecallPassword() {}

    /** Whose level says so has keyed the initial one in this call; nobody else has. */
    private static PasswordHeld held(Credentials credentials, Request request) {
        PasswordHeld held = credentials.passwordOf(request.person());
        return switch (held) {
            case PasswordHeld.None _, PasswordHeld.Own _ -> held;
            case PasswordHeld.Initial _ ->
                    request.caller().map(Caller::level).stream()
                                    .anyMatch(VerificationLevel.INITIAL::equals)
                            ? held
                            : new PasswordHeld.Own();
        };
    }
}
