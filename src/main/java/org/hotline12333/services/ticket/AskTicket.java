package org.hotline12333.services.ticket;

import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Mapping;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Outcomes;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.ticket.Asked;
import org.hotline12333.store.ticket.Tickets;

/** How it stands with a ticket of the caller's. */
final class AskTicket {
    static final Offer<TicketDesk> OFFER =
            Offer.of(
                    Contract.of("ask-ticket", VerificationLevel.UNKNOWN)
                            .auditedAs(Tickets.ASK_AUDITED)
                            .taking("ticket-number", FieldType.TICKET_NUMBER),
                    Outcomes.of(Asked.class)
                            .answer(
                                    "open",
                                    Asked.StillOpen.class,
                                    Mapping.date("promised", Asked.StillOpen::promised))
                            .answer(
                                    "answered",
                                    Asked.Answered.class,
                                    Mapping.date("answered", Asked.Answered::on))
                            .answer("not-yours", Asked.NotYours.class)
                            .answer("held-off", Asked.HeldOff.class),
                    (desk, request) ->
                            desk.tickets()
                                    .ask(
                                            request.field("ticket-number", FieldValue.Ticket.class)
                                                    .number(),
                                            request.enquirer(),
                                            TicketDesk.certain(request)));

    private AskTicket() {}
}
