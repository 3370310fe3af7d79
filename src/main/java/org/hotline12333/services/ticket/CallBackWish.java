package org.hotline12333.services.ticket;

import static org.hotline12333.service.Mapping.date;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.ticket.CallBack;
import org.hotline12333.store.ticket.HalfDay;
import org.hotline12333.store.ticket.Opened;
import org.hotline12333.store.ticket.TicketKind;
import org.hotline12333.store.ticket.Wish;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/**
 * A call-back: at which number, on which half of which day; then it is confirmed and opened. What
 * was chosen goes along in slots, since nothing is stored before it is confirmed.
 */
final class CallBackWish {
    private static final String NUMBER = "telephone";
    private static final String FIRST = "first-day";
    private static final String SECOND = "second-day";
    private static final String DAY = "day";
    private static final String HALF = "half-day";

    private CallBackWish() {}

    /** At which number somebody may be called, and on which days. */
    private sealed interface At {
        record Known(String number, LocalDate first, LocalDate second) implements At {
            static Known of(TelephoneNumber number, Request request, TicketDesk desk) {
                LocalDate first = desk.workdays().after(request.today(), 1);
                return new Known(number.canonical(), first, desk.workdays().after(first, 1));
            }
        }

        /** The caller withholds a number, or has one that nobody is called at. */
        record Unknown() implements At {}
    }

    private static final Mapping<At.Known> CHOICE =
            Mapping.of(
                    Mapping.digits(NUMBER, At.Known::number),
                    Mapping.tail("telephone-tail", At.Known::number),
                    date(FIRST, At.Known::first),
                    date(SECOND, At.Known::second));

    /** At the number that the exchange claims. */
    static final Offer<TicketDesk> OWN_NUMBER =
            Offer.of(
                    Contract.of("own-number", VerificationLevel.UNKNOWN),
                    Outcomes.of(At.class)
                            .answer("known", At.Known.class, CHOICE)
                            .answer("unknown", At.Unknown.class),
                    (desk, request) -> {
                        TelephoneNumber own =
                                TelephoneNumber.of(request.enquirer().origin().canonical());
                        return own.isOrdinary()
                                ? At.Known.of(own, request, desk)
                                : new At.Unknown();
                    });

    /** At the number that was keyed. */
    static final Offer<TicketDesk> OTHER_NUMBER =
            Offer.of(
                    Contract.of("other-number", VerificationLevel.UNKNOWN)
                            .taking("telephone-number", FieldType.TELEPHONE_NUMBER),
                    Outcomes.of(At.Known.class).answer("known", At.Known.class, CHOICE),
                    (desk, request) ->
                            At.Known.of(
                                    request.field("telephone-number", FieldValue.Telephone.class)
                                            .number(),
                                    request,
                                    desk));

    private record When(LocalDate day, HalfDay half) {}

    private static final Outcomes<When> WHEN =
            Outcomes.of(When.class)
                    .answer(
                            "chosen",
                            When.class,
                            date(DAY, When::day),
                            Mapping.phrase(HALF, HalfDay.class, When::half, CallBackWish::text));

    /** Each note one of the times that were offered. */
    static final List<Offer<TicketDesk>> TIMES =
            List.of(
                    time("first-morning", FIRST, HalfDay.MORNING),
                    time("first-afternoon", FIRST, HalfDay.AFTERNOON),
                    time("second-morning", SECOND, HalfDay.MORNING),
                    time("second-afternoon", SECOND, HalfDay.AFTERNOON));

    private static Offer<TicketDesk> time(String service, String day, HalfDay half) {
        return new Offer<>(
                WHEN.in(
                        Contract.of(service, VerificationLevel.UNKNOWN)
                                .reading(day, ValueKind.DATE)),
                (_, request) ->
                        WHEN.result(
                                new When(request.value(day, Value.Date.class).date(), half),
                                Map.of()));
    }

    private static String text(HalfDay half) {
        return switch (half) {
            case MORNING -> "morning";
            case AFTERNOON -> "afternoon";
        };
    }

    static final Offer<TicketDesk> OPEN =
            Offer.of(
                    Contract.of("open-call-back", VerificationLevel.UNKNOWN)
                            .auditedAs(TicketKind.CALL_BACK.audited())
                            .thatChanges()
                            .reading(NUMBER, ValueKind.DIGITS)
                            .reading(DAY, ValueKind.DATE)
                            .reading(HALF, ValueKind.PHRASE),
                    OpenTicket.OUTCOMES,
                    CallBackWish::open);

    private static Opened open(TicketDesk desk, Request request) {
        LocalDate day = request.value(DAY, Value.Date.class).date();
        String half = request.value(HALF, Value.Phrase.class).textId();
        CallBack callBack =
                new CallBack(
                        TelephoneNumber.of(request.value(NUMBER, Value.Digits.class).digits()),
                        day,
                        half.equals(text(HalfDay.MORNING)) ? HalfDay.MORNING : HalfDay.AFTERNOON,
                        request.language());
        return desk.open(new Wish(TicketKind.CALL_BACK, "", day, Optional.of(callBack)), request);
    }
}
