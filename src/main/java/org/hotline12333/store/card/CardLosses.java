package org.hotline12333.store.card;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.outbox.Message;
import org.hotline12333.store.outbox.Outbox;

/**
 * Which persons' cards are lost by word of mouth. Report and release are each one transaction with
 * the row of the audit and the message to the person, and told when that is on the disk; whose
 * server dies between is told of the same one by the next. Throws {@link RecordStoreAwayException}.
 * Safe for many threads.
 */
public final class CardLosses {
    /** What a report is called in the audit, for ever. */
    public static final String REPORT_AUDITED = "REPORT_CARD_LOSS";

    /** The same of what takes it back. */
    public static final String RELEASE_AUDITED = "RELEASE_CARD_LOSS";

    private static final String REPORTED = "REPORTED";
    private static final String RELEASED = "RELEASED";

    /** Of servers that report the same at one moment. */
    private static final int TRIES_MAX = 10;

    private final Database database;
    private final Audit audit;
    private final Outbox outbox;
    private final InstantSource clock;

    public CardLosses(Database database, Audit audit, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Loss(long id, LocalDate holdsTo) {
        boolean holdsOn(LocalDate day) {
            return !day.isAfter(holdsTo);
        }
    }

    /** To the end of which day the person's card is reported lost; empty where it is not. */
    public Optional<LocalDate> holdsTo(PersonId person, LocalDate today) {
        return database.transactions()
                .inOne(() -> open(person).filter(loss -> loss.holdsOn(today)).map(Loss::holdsTo));
    }

    private Optional<Loss> open(PersonId person) {
        return database
                .jdbc()
                .query(
                        "select * from card_loss where person = ? and closed = 0 for update",
                        (row, _) ->
                                new Loss(
                                        row.getLong("id"),
                                        row.getObject("holds_to", LocalDate.class)),
                        person.value())
                .stream()
                .findAny();
    }

    /**
     * Reports a card lost, and says to the end of which day it is; where it is already, that day
     * stays.
     *
     * @param holdsTo the last day of a new report
     * @param message what the person is sent of it, named by this report
     */
    public LocalDate report(
            PersonId person,
            LocalDate today,
            LocalDate holdsTo,
            Enquirer enquirer,
            Function<String, Optional<Message>> message) {
        Instant now = clock.instant();
        return database.transactions()
                .inOne(() -> {
                    for (int tries = 0; tries < TRIES_MAX; tries++) {
                        Optional<Loss> before = open(person);
                        if (before.isPresent() && before.get().holdsOn(today)) {
                            return before.get().holdsTo();
                        }
                        before.ifPresent(lapsed -> close(lapsed, Optional.empty()));
                        if (insert(person, holdsTo, enquirer, now)) {
                            made(person, enquirer, message, now);
                            return holdsTo;
                        }
                    }
                    throw new IllegalStateException("no report of a lost card holds");
                });
    }

    private void made(
            PersonId person,
            Enquirer enquirer,
            Function<String, Optional<Message>> message,
            Instant now) {
        note(person, enquirer, REPORT_AUDITED, REPORTED);
        send(message, "loss " + open(person).orElseThrow().id(), enquirer, now);
    }

    private boolean insert(PersonId person, LocalDate holdsTo, Enquirer enquirer, Instant now) {
        return database.jdbc()
                        .update(
                                """
                                insert into card_loss (person, reported_at, holds_to, call_id, closed)
                                values (?, ?, ?, ?, 0) on conflict do nothing
                                """,
                                person.value(),
                                Transactions.stamp(now),
                                holdsTo,
                                enquirer.session())
                > 0;
    }

    private void close(Loss loss, Optional<Instant> released) {
        database.jdbc()
                .update(
                        "update card_loss set closed = id, released_at = ? where id = ?",
                        released.map(Transactions::stamp).orElse(null),
                        loss.id());
    }

    /** Takes a report back. Where none holds there is nothing to do, and that is as well. */
    public void release(
            PersonId person,
            LocalDate today,
            Enquirer enquirer,
            Function<String, Optional<Message>> message) {
        Instant now = clock.instant();
        database.transactions()
                .inOne(() -> {
                    Optional<Loss> held = open(person).filter(loss -> loss.holdsOn(today));
                    held.ifPresent(loss -> {
                        close(loss, Optional.of(now));
                        note(person, enquirer, RELEASE_AUDITED, RELEASED);
                        send(message, "release " + loss.id(), enquirer, now);
                    });
                    return true;
                });
    }

    private void send(
            Function<String, Optional<Message>> message, String of, Enquirer enquirer, Instant at) {
        message.apply(of).ifPresent(sent -> outbox.put(sent, enquirer, at));
    }

    private void note(PersonId person, Enquirer enquirer, String enquiry, String result) {
        audit.write(
                new Audit.Entry(Optional.of(person), enquirer, new Enquiry(enquiry), ""), result);
    }

    /**
     * Removes some reports that ended before then.
     *
     * @return how many
     */
    public int removeBefore(LocalDate limit) {
        return database.transactions()
                .inOne(() ->
                        database.jdbc()
                                .update(
                                        """
                                        delete from card_loss where id in (
                                            select id from card_loss where holds_to < ?
                                            order by holds_to limit 500)
                                        """,
                                        limit));
    }

    /** As only a store in memory may. */
    public void forgetAll() {
        database.requireInMemory();
        database.jdbc().update("delete from card_loss");
    }
}
