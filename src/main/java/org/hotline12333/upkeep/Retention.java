package org.hotline12333.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.callstate.UsedStates;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.settings.Settings;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.recording.Recordings;

/**
 * How long the traces of calls are kept. What has no purpose any more must go (Personal Information
 * Protection Law, art. 19 and 47); what others may have to answer for must stay so long.
 *
 * @param audit three years or longer: as long as a claim for a leak may be brought (Civil Code,
 *     art. 188), and as records of handling are to be kept (Personal Information Protection Law,
 *     art. 56); as long by what a person was found whom no delivery has any more, who may come
 *     back, and ask who has asked; and as long from its answer on a ticket
 * @param callLog six months or longer: as long as logs of a network are to be kept (Cybersecurity
 *     Law, art. 21); it names nobody
 * @param telephones for how long a person's telephone is known, and wrong tries from it are counted
 */
public record Retention(Duration audit, Duration callLog, Duration telephones) {
    /** Of a message no words are left once it is sent; one that was given up can be sent again. */
    private static final Duration SETTLED_FOR = Duration.ofDays(30);

    /** In which minute calls began is asked of the last days alone. */
    private static final Duration MINUTES_FOR = Duration.ofDays(8);

    /** As the operator has set it, with counts of tries as whoever judges them has it. */
    public static Retention of(Settings.Keep keep, Limits limits) {
        return new Retention(
                Duration.ofDays(keep.audit()),
                Duration.ofDays(keep.calls()),
                limits.knownOriginFor());
    }

    /** What the law asks for, and no more. */
    public static Retention least() {
        return of(Settings.Keep.least(), Limits.standard());
    }

    /** What is removed in time; the counts of wrong tries have {@code Limits} of their own. */
    List<Removal> removals(
            RecordStore records, CallLog log, UsedStates states, LongSupplier nanos) {
        return List.of(
                removal("counts of tries", _ -> records.forgetOldTries(), nanos),
                removal("sessions of the console", records.accounts()::forgetOver, nanos),
                removal("names of opened states", states::removeBefore, nanos),
                removal(
                        "messages that nobody has sent",
                        now -> records.recordings().forgetDrafts(now.minus(Recordings.DRAFT_LIFE)),
                        nanos),
                removal(
                        "calls of the call log",
                        now -> log.removeBefore(now.minus(callLog)),
                        nanos),
                removal(
                        "releases that no call needs",
                        now -> log.releases().forgetUnneeded(now.minus(callLog)),
                        nanos),
                removal(
                        "calls by minute",
                        now -> log.forgetMinutesBefore(now.minus(MINUTES_FOR)),
                        nanos),
                removal(
                        "rows of the audit",
                        now -> records.auditTrail().removeBefore(now.minus(audit)),
                        nanos),
                removal(
                        "answered tickets",
                        now -> records.tickets().removeBefore(now.minus(audit)),
                        nanos),
                removal(
                        "messages that were sent or given up",
                        now -> records.outbox().removeBefore(now.minus(SETTLED_FOR)),
                        nanos),
                removal(
                        "reports of lost cards",
                        now ->
                                records.cardLosses()
                                        .removeBefore(
                                                LocalDate.ofInstant(
                                                        now.minus(audit), ZoneOffset.UTC)),
                        nanos),
                new Removal(
                        "numbers of nobody",
                        now -> records.forgetPastNumbers(now.minus(audit)),
                        nanos));
    }

    private static Removal removal(String rows, ToIntFunction<Instant> some, LongSupplier nanos) {
        return new Removal(rows, Removal.Piece.untilNone(some), nanos);
    }
}
