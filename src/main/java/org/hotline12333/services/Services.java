package org.hotline12333.services;

import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.insurance.records.DeliveryCalendar;
import org.hotline12333.insurance.shelf.Audited;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Service;
import org.hotline12333.services.access.AccessServices;
import org.hotline12333.services.enquiry.EnquiryServices;
import org.hotline12333.services.enquiry.Sources;
import org.hotline12333.services.ticket.TicketDesk;
import org.hotline12333.services.ticket.TicketServices;
import org.hotline12333.services.ticket.Workdays;
import org.hotline12333.store.access.Credentials;
import org.hotline12333.store.recording.Recordings;
import org.hotline12333.store.ticket.Tickets;

/** All services of the hotline: the lists of its rooms, joined. */
public final class Services {
    private static final List<Offer<Asked>> ALL =
            Stream.<Stream<Offer<Asked>>>of(
                            AccessServices.ALL.stream().map(each -> each.from(Asked::credentials)),
                            EnquiryServices.ALL.stream().map(each -> each.from(Asked::enquiries)),
                            TicketServices.ALL.stream().map(each -> each.from(Asked::tickets)))
                    .flatMap(each -> each)
                    .toList();

    private Services() {}

    /** What services ask. */
    private record Asked(Credentials credentials, Sources enquiries, TicketDesk tickets) {}

    /** What dialplans may submit to. */
    public static List<Contract> contracts() {
        return ALL.stream().map(Offer::contract).toList();
    }

    /**
     * One of each, over these records.
     *
     * @param deliveries when more is to come
     * @param workdays in which promises count
     */
    public static List<Service> over(
            Credentials credentials,
            Audited enquiries,
            DeliveryCalendar deliveries,
            Recordings recordings,
            Tickets tickets,
            Workdays workdays) {
        Asked asked =
                new Asked(
                        credentials,
                        new Sources(enquiries, deliveries),
                        new TicketDesk(tickets, recordings, workdays));
        return ALL.stream().<Service>map(each -> new OverRecords(each.over(asked))).toList();
    }
}
