package org.hotline12333.wiring;

import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hotline12333.callstate.AesStateSealer;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.records.DeliveryCalendar;
import org.hotline12333.insurance.shelf.Audited;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.interpreter.CallRunner;
import org.hotline12333.interpreter.Releases;
import org.hotline12333.interpreter.StateSealer;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.Service;
import org.hotline12333.service.ServiceAwayException;
import org.hotline12333.service.ServiceDesk;
import org.hotline12333.services.Services;
import org.hotline12333.store.access.Credentials;
import org.hotline12333.store.card.CardLosses;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.name.SpokenNames;
import org.hotline12333.store.outbox.Outbox;
import org.hotline12333.store.recording.Recordings;
import org.hotline12333.store.sealing.BoundKeys;
import org.hotline12333.store.ticket.Tickets;

/**
 * What calls are run with, as the server has it. Who tries calls changes one part and leaves the
 * rest, so that what is tried is what serves.
 *
 * @param deliveries when more is to come
 * @param recordings what callers have said
 * @param names those that can be told
 * @param outbox where messages to persons are put
 * @param lossHolds for how many workdays a card is reported lost
 * @param change what becomes of each service
 * @param clock the machine's, which tells when a call was
 */
public record CallWiring(
        Releases releases,
        Credentials credentials,
        Audited enquiries,
        DeliveryCalendar deliveries,
        Recordings recordings,
        SpokenNames names,
        Tickets tickets,
        Outbox outbox,
        CardLosses losses,
        int lossHolds,
        UnaryOperator<Service> change,
        StateSealer seal,
        CallLimits limits,
        InstantSource clock) {
    /** As in most places where it is so short. */
    private static final int LOSS_HOLDS = 3;

    /**
     * As the server runs calls.
     *
     * @param opened remembers which states were opened
     * @param steady decides how long a state lives
     */
    public static CallWiring of(
            Releases releases,
            RecordStore records,
            AesStateSealer.Once opened,
            InstantSource steady,
            InstantSource clock) {
        return new CallWiring(
                releases,
                records.credentials(),
                records.enquiries(),
                DeliveryCalendar.USUAL,
                records.recordings(),
                records.sounds().names(),
                records.tickets(),
                records.outbox(),
                records.cardLosses(),
                LOSS_HOLDS,
                UnaryOperator.identity(),
                new AesStateSealer(() -> keys(records), steady, opened),
                CallLimits.DEFAULT,
                clock);
    }

    private static List<BoundKeys> keys(RecordStore records) {
        try {
            return records.callStateKeys();
        } catch (RecordStoreAwayException away) {
            throw new ServiceAwayException("record store keys away", away.why(), away);
        }
    }

    /** The same, where others judge who calls. */
    public CallWiring judgedBy(Credentials others) {
        return new CallWiring(
                releases,
                others,
                enquiries,
                deliveries,
                recordings,
                names,
                tickets,
                outbox,
                losses,
                lossHolds,
                change,
                seal,
                limits,
                clock);
    }

    /** The same, where deliveries come by another calendar. */
    public CallWiring deliveredBy(DeliveryCalendar other) {
        return new CallWiring(
                releases,
                credentials,
                enquiries,
                other,
                recordings,
                names,
                tickets,
                outbox,
                losses,
                lossHolds,
                change,
                seal,
                limits,
                clock);
    }

    /** The same, where a card is reported lost for so many workdays. */
    public CallWiring losingFor(int workdays) {
        return new CallWiring(
                releases,
                credentials,
                enquiries,
                deliveries,
                recordings,
                names,
                tickets,
                outbox,
                losses,
                workdays,
                change,
                seal,
                limits,
                clock);
    }

    /** The same, where callers leave tickets otherwise. */
    public CallWiring leaving(Tickets others) {
        return new CallWiring(
                releases,
                credentials,
                enquiries,
                deliveries,
                recordings,
                names,
                others,
                outbox,
                losses,
                lossHolds,
                change,
                seal,
                limits,
                clock);
    }

    /** The same, with each service changed. */
    public CallWiring withServices(UnaryOperator<Service> changed) {
        return new CallWiring(
                releases,
                credentials,
                enquiries,
                deliveries,
                recordings,
                names,
                tickets,
                outbox,
                losses,
                lossHolds,
                changed,
                seal,
                limits,
                clock);
    }

    /** The same, where calls may last otherwise. */
    public CallWiring within(CallLimits others) {
        return new CallWiring(
                releases,
                credentials,
                enquiries,
                deliveries,
                recordings,
                names,
                tickets,
                outbox,
                losses,
                lossHolds,
                change,
                seal,
                others,
                clock);
    }

    /** Runs calls with all of it; nobody observes them yet. */
    public CallRunner runner() {
        List<Service> services =
                Services.over(
                                credentials,
                                enquiries,
                                deliveries,
                                recordings,
                                names,
                                tickets,
                                outbox,
                                losses,
                                day -> releases.present().isWorkday(day),
                                (language, text, slots) ->
                                        releases.present()
                                                .prompts()
                                                .written(new Language(language), text, slots),
                                lossHolds)
                        .stream()
                        .map(change)
                        .toList();
        return new CallRunner(releases, new ServiceDesk(services), seal, limits, clock);
    }
}
