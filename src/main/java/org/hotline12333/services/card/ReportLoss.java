package org.hotline12333.services.card;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.card.CardLosses;
import org.hotline12333.store.outbox.Message;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** Reports the card lost that the caller was told of, once however often it is asked to. */
final class ReportLoss {
    static final String HOLDS_TO = "holds-to";

    static final Offer<CardDesk> OFFER =
            Offer.of(
                    Contract.of("report-loss", VerificationLevel.VERIFIED)
                            .auditedAs(CardLosses.REPORT_AUDITED)
                            .thatChanges()
                            .reading(TellCard.TAIL, ValueKind.TAIL),
                    Outcomes.of(Answer.class)
                            .answer(
                                    "reported",
                                    Made.class,
                                    Mapping.date(HOLDS_TO, Made::holdsTo),
                                    Mapping.tail(TellCard.TAIL, Made::tail))
                            .answer("password-needed", PasswordNeeded.class),
                    ReportLoss::report);

    private ReportLoss() {}

    /** What comes of it. */
    sealed interface Answer {}

    record Made(String tail, LocalDate holdsTo) implements Answer {}

    /** The caller has none of their own. */
    record PasswordNeeded() implements Answer {}

    private static Answer report(CardDesk desk, Request request) {
        if (!desk.isOwnPassword(request.person())) {
            return new PasswordNeeded();
        }
        Value.Tail tail = request.value(TellCard.TAIL, Value.Tail.class);
        LocalDate last = desk.lapse().after(request.today());
        LocalDate holdsTo =
                desk.losses()
                        .report(
                                request.person(),
                                request.today(),
                                last,
                                request.enquirer(),
                                message(desk, request, tail, last));
        return new Made(tail.symbols(), holdsTo);
    }

    private static Function<String, Optional<Message>> message(
            CardDesk desk, Request request, Value.Tail tail, LocalDate last) {
        return desk.message(
                request,
                CardLosses.REPORT_AUDITED + "_SMS",
                "loss-reported",
                Map.of(TellCard.TAIL, tail, HOLDS_TO, new Value.Date(last)));
    }
}
