package org.hotline12333.services.card;

import java.util.Map;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.card.CardLosses;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** Takes the report back that a card is lost, once however often it is asked to. */
final class ReleaseLoss {
    static final Offer<CardDesk> OFFER =
            Offer.of(
                    Contract.of("release-loss", VerificationLevel.VERIFIED)
                            .auditedAs(CardLosses.RELEASE_AUDITED)
                            .thatChanges()
                            .reading(TellCard.TAIL, ValueKind.TAIL),
                    Outcomes.of(Answer.class)
                            .answer(
                                    "released",
                                    Released.class,
                                    Mapping.tail(TellCard.TAIL, Released::tail))
                            .answer("password-needed", PasswordNeeded.class),
                    ReleaseLoss::release);

    private ReleaseLoss() {}

    /** What comes of it. */
    sealed interface Answer {}

    /** No report holds any more. */
    record Released(String tail) implements Answer {}

    /** The caller has none of their own, or none any more. */
    record PasswordNeeded() implements Answer {}

    private static Answer release(CardDesk desk, Request request) {
        if (!desk.isOwnPassword(request.person())) {
            return new PasswordNeeded();
        }
        Value.Tail tail = request.value(TellCard.TAIL, Value.Tail.class);
        desk.losses()
                .release(
                        request.person(),
                        request.today(),
                        request.enquirer(),
                        desk.message(
                                request,
                                CardLosses.RELEASE_AUDITED + "_SMS",
                                "loss-released",
                                Map.of(TellCard.TAIL, tail)));
        return new Released(tail.symbols());
    }
}
