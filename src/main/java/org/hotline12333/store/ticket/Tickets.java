package org.hotline12333.store.ticket;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.Guesses;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Tickets as callers have them. Each is opened, or joined to the one that is open already, in one
 * transaction with its row of the audit, and told when that is on the disk. Whose server dies
 * between is told of the same one by the next. Throws {@link RecordStoreAwayException}. Safe for
 * many threads.
 */
public final class Tickets {
    /** What asking for one is called in the audit, for ever. */
    public static final String ASK_AUDITED = "ASK_TICKET";

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String OPENED = "OPENED";
    private static final String JOINED = "JOINED";
    private static final String THROTTLED = "THROTTLED";

    /** Of one number drawn twice, or of servers that open the same at one moment. */
    private static final int TRIES_MAX = 10;

    private final Database database;
    private final Keyring keyring;
    private final Audit audit;
    private final Guesses guesses;
    private final InstantSource clock;
    private final Supplier<TicketNumber> numbers;

    /**
     * Over the tables of a store.
     *
     * @param numbers which nobody can foresee
     */
    public Tickets(
            Database database,
            Keyring keyring,
            Audit audit,
            Guesses guesses,
            InstantSource clock,
            Supplier<TicketNumber> numbers) {
        this.database = database;
        this.keyring = keyring;
        this.audit = audit;
        this.guesses = guesses;
        this.clock = clock;
        this.numbers = numbers;
    }

    /** The same tickets, of which new ones have other numbers. */
    public Tickets numbered(Supplier<TicketNumber> others) {
        return new Tickets(database, keyring, audit, guesses, clock, others);
    }

    /** A ticket that waits for its answer. */
    private record Open(long id, TicketNumber number, LocalDate promised, int asked, String call) {
        Opened told(String callNow) {
            return asked == 1 && call.equals(callNow)
                    ? new Opened.Anew(number, promised)
                    : new Opened.Joined(number, promised);
        }
    }

    private static final RowMapper<Open> OPEN =
            (row, _) ->
                    new Open(
                            row.getLong("id"),
                            new TicketNumber(row.getString("number")),
                            row.getObject("promised", LocalDate.class),
                            row.getInt("asked"),
                            row.getString("call_id"));

    /**
     * Opens a ticket, or finds the open one of the same caller about the same.
     *
     * @param person who calls, where that is certain
     */
    public Opened open(Wish wish, Enquirer enquirer, Optional<PersonId> person) {
        return database.transactions().inOne(() -> opened(wish, enquirer, person));
    }

    private Opened opened(Wish wish, Enquirer enquirer, Optional<PersonId> person) {
        List<String> owners = owners(enquirer, person);
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Optional<Open> before = find(wish, owners);
            if (before.isPresent()) {
                return joined(wish, before.get(), enquirer, person);
            }
            TicketNumber number = numbers.get();
            if (insert(number, wish, enquirer, person, owners.getFirst())) {
                note(wish.kind().audited(), number.digits(), enquirer, person, OPENED);
                return new Opened.Anew(number, wish.promised());
            }
        }
        throw new IllegalStateException("no number is free for a ticket");
    }

    /** Whose tickets are one, by every key that is held. */
    private List<String> owners(Enquirer enquirer, Optional<PersonId> person) {
        if (person.isPresent()) {
            return List.of(person.get().row());
        }
        return enquirer.origin().isWithheld() ? List.of(enquirer.session()) : callers(enquirer);
    }

    private List<String> callers(Enquirer enquirer) {
        return keyring.now().all().stream().map(keys -> keys.hash(enquirer.origin())).toList();
    }

    private Optional<Open> find(Wish wish, List<String> owners) {
        return database
                .jdbc()
                .query(
                        """
                        select id, number, promised, asked, call_id from ticket
                        where kind = ? and about = ? and closed = 0 and owner in (%s)
                        order by id
                        """
                                .formatted(
                                        String.join(", ", Collections.nCopies(owners.size(), "?"))),
                        OPEN,
                        Stream.concat(
                                        Stream.of(wish.kind().stored(), wish.about()),
                                        owners.stream())
                                .toArray())
                .stream()
                .findFirst();
    }

    /** Asked for once more in the same call, as by a server that died, it is told once more. */
    private Opened joined(
            Wish wish, Open before, Enquirer enquirer, Optional<PersonId> person) {
        int counted =
                database.jdbc()
                        .update(
                                "update ticket set asked = asked + 1, call_id = ?"
                                        + " where id = ? and call_id <> ?",
                                enquirer.session(),
                                before.id(),
                                enquirer.session());
        if (counted > 0) {
            note(wish.kind().audited(), before.number().digits(), enquirer, person, JOINED);
        }
        return before.told(enquirer.session());
    }

    /** Not where the number is another's, or the same was opened by another server just now. */
    private boolean insert(
            TicketNumber number,
            Wish wish,
            Enquirer enquirer,
            Optional<PersonId> person,
            String owner) {
        SealingKeys keys = keyring.now().writing();
        return database.jdbc()
                        .update(
                                """
                                insert into ticket (number, kind, about, opened_at, promised, asked,
                                    call_id, person, owner, channel, sealing_key, caller_hash,
                                    caller_sealed, closed)
                                values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, 0)
                                on conflict do nothing
                                """,
                                number.digits(),
                                wish.kind().stored(),
                                wish.about(),
                                Transactions.stamp(clock.instant()),
                                wish.promised(),
                                enquirer.session(),
                                person.map(PersonId::value).orElse(null),
                                owner,
                                enquirer.channel().stored(),
                                keys.id(),
                                keys.hash(enquirer.origin()),
                                keys.seal(
                                        Kind.CALLER_NUMBER,
                                        enquirer.origin().name(),
                                        TicketRow.seal(number)))
                > 0;
    }

    private void note(
            String enquiry,
            String detail,
            Enquirer enquirer,
            Optional<PersonId> person,
            String result) {
        audit.write(new Audit.Entry(person, enquirer, new Enquiry(enquiry), detail), result);
    }

    /**
     * How it stands with a ticket. It is told to the person and to the telephone that opened it;
     * where both were unknown then, to whoever has its number.
     *
     * @param person who calls, where that is certain
     */
    public Asked ask(TicketNumber number, Enquirer enquirer, Optional<PersonId> person) {
        Instant now = clock.instant();
        Asked told = database.transactions().inOne(() -> asked(number, enquirer, person, now));
        if (told instanceof Asked.NotYours) {
            guesses.counted(enquirer, now);
        }
        return told;
    }

    private Asked asked(
            TicketNumber number, Enquirer enquirer, Optional<PersonId> person, Instant now) {
        List<String> callers = callers(enquirer);
        Runnable first = () -> note(ASK_AUDITED, "", enquirer, person, THROTTLED);
        if (guesses.holdOff(enquirer, callers, now, first)) {
            return new Asked.HeldOff();
        }
        Optional<Asked> own =
                stored(number)
                        .filter(ticket -> ticket.isOf(enquirer, callers, person))
                        .map(Stored::told);
        if (own.isEmpty()) {
            guesses.count(enquirer, callers, now);
        }
        // What is no number of a ticket may be another number: it is written nowhere.
        note(
                ASK_AUDITED,
                own.isPresent() ? number.digits() : "",
                enquirer,
                person,
                own.isPresent() ? Audit.ANSWERED : Audit.WRONG);
        return own.orElseGet(Asked.NotYours::new);
    }

    /**
     * A ticket as it is told.
     *
     * @param nobodys whether neither a person nor a telephone is known that opened it
     */
    private record Stored(
            Optional<Long> person,
            String callerHash,
            boolean nobodys,
            LocalDate promised,
            Optional<LocalDate> answered) {
        boolean isOf(Enquirer enquirer, List<String> callers, Optional<PersonId> caller) {
            boolean ofPerson =
                    person.isPresent() && person.equals(caller.map(PersonId::value));
            boolean ofTelephone =
                    !enquirer.origin().isWithheld() && callers.contains(callerHash);
            return nobodys || ofPerson || ofTelephone;
        }

        Asked told() {
            return answered.<Asked>map(Asked.Answered::new)
                    .orElseGet(() -> new Asked.StillOpen(promised));
        }
    }

    private static final RowMapper<Stored> STORED =
            (row, _) -> {
                @Nullable Long person = row.getObject("person", Long.class);
                String callerHash = row.getString("caller_hash");
                @Nullable OffsetDateTime answered =
                        row.getObject("answered_at", OffsetDateTime.class);
                return new Stored(
                        Optional.ofNullable(person),
                        callerHash,
                        person == null && !row.getString("owner").equals(callerHash),
                        row.getObject("promised", LocalDate.class),
                        Optional.ofNullable(answered)
                                .map(at -> at.atZoneSameInstant(BEIJING).toLocalDate()));
            };

    private Optional<Stored> stored(TicketNumber number) {
        return database
                .jdbc()
                .query("select * from ticket where number = ?", STORED, number.digits())
                .stream()
                .findAny();
    }

    /**
     * Removes some tickets that were answered before then.
     *
     * @return how many
     */
    public int removeBefore(Instant limit) {
        return database.transactions()
                .inOne(() ->
                        database.jdbc()
                                .update(
                                        """
                                        delete from ticket where id in (
                                            select id from ticket where answered_at < ?
                                            order by answered_at limit 500)
                                        """,
                                        Transactions.stamp(limit)));
    }

    /** As only a store in memory may. */
    public void forgetAll() {
        database.requireInMemory();
        database.jdbc().update("delete from ticket");
    }
}
