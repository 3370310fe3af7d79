package org.hotline12333.services.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.service.Offer;

/** All that opens tickets and tells of them. */
public final class TicketServices {
    public static final List<Offer<TicketDesk>> ALL =
            Stream.of(
                            Arrays.stream(Concern.values()).map(Concern::offer),
                            CallBackWish.TIMES.stream(),
                            Stream.of(
                                    KeepMessage.OFFER,
                                    LeaveMessage.OFFER,
                                    CallBackWish.OWN_NUMBER,
                                    CallBackWish.OTHER_NUMBER,
                                    CallBackWish.OPEN,
                                    OpenTicket.COMPLAINT,
                                    OpenTicket.OBJECTION,
                                    OpenTicket.STATEMENT,
                                    AskTicket.OFFER))
                    .<Offer<TicketDesk>>flatMap(each -> each)
                    .toList();

    private TicketServices() {}
}
