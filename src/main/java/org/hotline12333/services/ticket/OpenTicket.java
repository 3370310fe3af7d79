package org.hotline12333.services.ticket;

import java.util.function.Function;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.ticket.Opened;
import org.hotline12333.store.ticket.Opened.Anew;
import org.hotline12333.store.ticket.Opened.Joined;
import org.hotline12333.store.ticket.TicketKind;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** Opens a ticket that a caller has confirmed, and gives its number. */
final class OpenTicket {
    private static final Mapping<Opened> TOLD =
            Mapping.of(
                    Mapping.digits("ticket", (Opened opened) -> opened.number().inGroups()),
                    Mapping.date("promised", Opened::promised));

    /** Of all that open one. */
    static final Outcomes<Opened> OUTCOMES =
            Outcomes.of(Opened.class)
                    .answer("opened", Anew.class, TOLD)
                    .answer("joined", Joined.class, TOLD);

    static final Offer<TicketDesk> COMPLAINT =
            offer(
                    Contract.of("open-complaint", VerificationLevel.UNKNOWN),
                    TicketKind.COMPLAINT,
                    _ -> "");

    static final Offer<TicketDesk> STATEMENT =
            offer(
                    Contract.of("open-statement", VerificationLevel.VERIFIED),
                    TicketKind.STATEMENT,
                    _ -> "");

    static final Offer<TicketDesk> OBJECTION =
            offer(
                    Contract.of("open-objection", VerificationLevel.VERIFIED)
                            .reading(Concern.SLOT, ValueKind.PHRASE),
                    TicketKind.OBJECTION,
                    request ->
                            Concern.of(request.value(Concern.SLOT, Value.Phrase.class)).stored());

    private OpenTicket() {}

    private static Offer<TicketDesk> offer(
            Contract contract, TicketKind kind, Function<Request, String> about) {
        return Offer.of(
                contract.auditedAs(kind.audited()).thatChanges(),
                OUTCOMES,
                (desk, request) -> desk.open(kind, about.apply(request), request));
    }
}
