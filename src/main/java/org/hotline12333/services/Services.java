package org.hotline12333.services;

import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.insurance.records.DeliveryCalendar;
import org.hotline12333.insurance.shelf.Audited;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Offer;
import org.hotline12333.service.Service;
import org.hotline12333.services.access.AccessServices;
import org.hotline12333.services.card.CardDesk;
import org.hotline12333.services.card.CardServices;
import org.hotline12333.services.enquiry.EnquiryServices;
import org.hotline12333.services.enquiry.Sources;
import org.hotline12333.services.sms.SmsDesk;
import org.hotline12333.services.sms.SmsServices;
import org.hotline12333.services.ticket.TicketDesk;
import org.hotline12333.services.ticket.TicketServices;
import org.hotline12333.services.ticket.Workdays;
import org.hotline12333.store.access.Credentials;
import org.hotline12333.store.card.CardLosses;
import org.hotline12333.store.name.SpokenNames;
import org.hotline12333.store.outbox.Outbox;
import org.hotline12333.store.recording.Recordings;
import org.hotline12333.store.ticket.Tickets;

/** All services of the hotline: the lists of its rooms, joined. */
public final class Services {
    private static final List<Offer<Asked>> ALL =
            Stream.<Stream<Offer<Asked>>>of(
                            AccessServices.ALL.stream().map(each -> each.from(Asked::credentials)),
                            EnquiryServices.ALL.stream().map(each -> each.from(Asked::enquiries)),
                            TicketServices.ALL.stream().map(each -> each.from(Asked::tickets)),
                            SmsServices.ALL.stream().map(each -> each.from(Asked::messages)),
                            CardServices.ALL.stream().map(each -> each.from(Asked::cards)))
                    .flatMap(each -> each)
                    .toList();

    private Services() {}

    /** What services ask. */
    private record Asked(
            Credentials credentials,
            Sources enquiries,
            TicketDesk tickets,
            SmsDesk messages,
            CardDesk cards) {}

    /** What dialplans may submit to. */
    public static List<Contract> contracts() {
        return ALL.stream().map(Offer::contract).toList();
    }

    /**
     * One of each, over these records.
     *
     * @param deliveries when more is to come
     * @param names of employers and hospitals, those that can be told
     * @param outbox where messages to persons are put
     * @param workdays in which promises count
     * @param words how what is sent is written
     * @param lossHolds for how many workdays a card is reported lost
     */
    public static List<Service> over(
            Credentials credentials,
            Audited enquiries,
            DeliveryCalendar deliveries,
            Recordings recordings,
            SpokenNames names,
            Tickets tickets,
            Outbox outbox,
            CardLosses losses,
            Workdays workdays,
            CardDesk.Words words,
            int lossHolds) {
        Asked asked =
                new Asked(
                        credentials,
                        new Sources(enquiries, deliveries, names),
                        new TicketDesk(tickets, recordings, workdays),
                        new SmsDesk(enquiries, outbox),
                        new CardDesk(
                                credentials,
                                enquiries,
                                losses,
                                words,
                                day -> workdays.after(day, lossHolds)));
        return ALL.stream().<Service>map(each -> new OverRecords(each.over(asked))).toList();
    }
}
