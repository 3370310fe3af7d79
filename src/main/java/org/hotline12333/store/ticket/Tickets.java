package org.hotline12333.store.ticket;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.Guesses;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.recording.Recordings;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.ticket.TicketTable.Open;
import org.hotline12333.store.ticket.TicketTable.Stored;

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
    private static final String CHANGED = "CHANGED";
    private static final String THROTTLED = "THROTTLED";

    /** Of one number drawn twice, or of servers that open the same at one moment. */
    private static final int TRIES_MAX = 10;

    private final Database database;
    private final Keyring keyring;
    private final TicketTable table;
    private final Recordings recordings;
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
            Recordings recordings,
            Audit audit,
            Guesses guesses,
            InstantSource clock,
            Supplier<TicketNumber> numbers) {
        this.database = database;
        this.keyring = keyring;
        table = new TicketTable(database.jdbc(), keyring);
        this.recordings = recordings;
        this.audit = audit;
        this.guesses = guesses;
        this.clock = clock;
        this.numbers = numbers;
    }

    /** The same tickets, of which new ones have other numbers. */
    public Tickets numbered(Supplier<TicketNumber> others) {
        return new Tickets(database, keyring, recordings, audit, guesses, clock, others);
    }

    /** The same tickets, at which others say who guesses too much. */
    public Tickets guardedBy(Guesses others) {
        return new Tickets(database, keyring, recordings, audit, others, clock, numbers);
    }

    /** Who says so now. */
    public Guesses guesses() {
        return guesses;
    }

    /** Who wishes or asks. */
    private record By(Enquirer enquirer, Optional<PersonId> person) {}

    /**
     * Opens a ticket, or finds the open one of the same caller about the same; what was said goes
     * with it.
     *
     * @param person who calls, where that is certain
     */
    public Opened open(Wish wish, Enquirer enquirer, Optional<PersonId> person) {
        By by = new By(enquirer, person);
        return database.transactions()
                .inOne(() -> {
                    Opened opened = opened(wish, by);
                    wish.message()
                            .ifPresent(said ->
                                    recordings.send(said, opened.number(), enquirer, person));
                    return opened;
                });
    }

    private Opened opened(Wish wish, By by) {
        List<String> owners = owners(by);
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Optional<Open> before = table.open(wish, owners);
            if (before.isPresent()) {
                Optional<Opened> joined = joined(wish, before.get(), by);
                if (joined.isPresent()) {
                    return joined.get();
                }
                continue;
            }
            TicketNumber number = numbers.get();
            String owner = owners.getFirst();
            if (table.insert(number, wish, by.enquirer(), by.person(), owner, clock.instant())) {
                note(wish.kind().audited(), number.digits(), by, OPENED);
                return new Opened.Anew(number, wish.promised());
            }
        }
        throw new IllegalStateException("no number is free for a ticket");
    }

    /** Whose tickets are one, by every key that is held. */
    private List<String> owners(By by) {
        if (by.person().isPresent()) {
            return List.of(by.person().get().row());
        }
        Enquirer enquirer = by.enquirer();
        return enquirer.origin().isWithheld() ? List.of(enquirer.session()) : callers(enquirer);
    }

    private List<String> callers(Enquirer enquirer) {
        return keyring.now().all().stream().map(keys -> keys.hash(enquirer.origin())).toList();
    }

    /**
     * Asked for once more in the same call, as by a server that died, it is told once more; of two
     * wishes to be called the later counts. Nothing where the row has changed meanwhile.
     */
    private Optional<Opened> joined(Wish wish, Open before, By by) {
        String call = by.enquirer().session();
        boolean otherwise = !wish.callBack().equals(before.callBack());
        if (otherwise && !table.callInstead(before, wish.callBack().orElseThrow())) {
            return Optional.empty();
        }
        boolean again = table.join(before, call);
        if (again || otherwise) {
            String result = otherwise ? CHANGED : JOINED;
            note(wish.kind().audited(), before.number().digits(), by, result);
        }
        LocalDate promised = otherwise ? wish.promised() : before.promised();
        return Optional.of(
                before.asked() == 1 && !again
                        ? new Opened.Anew(before.number(), promised)
                        : new Opened.Joined(before.number(), promised));
    }

    private void note(String enquiry, String detail, By by, String result) {
        audit.write(
                new Audit.Entry(by.person(), by.enquirer(), new Enquiry(enquiry), detail), result);
    }

    /**
     * How it stands with a ticket. It is told to the person and to the telephone that opened it;
     * where both were unknown then, to whoever has its number.
     *
     * @param person who calls, where that is certain
     */
    public Asked ask(TicketNumber number, Enquirer enquirer, Optional<PersonId> person) {
        Instant now = clock.instant();
        By by = new By(enquirer, person);
        Asked told = database.transactions().inOne(() -> asked(number, by, now));
        if (told instanceof Asked.NotYours) {
            guesses.counted(enquirer, now);
        }
        return told;
    }

    private Asked asked(TicketNumber number, By by, Instant now) {
        List<String> callers = callers(by.enquirer());
        Runnable first = () -> note(ASK_AUDITED, "", by, THROTTLED);
        if (guesses.holdOff(by.enquirer(), callers, now, first)) {
            return new Asked.HeldOff();
        }
        Optional<Stored> own =
                table.stored(number)
                        .filter(ticket -> ticket.isOf(by.enquirer(), callers, by.person()));
        if (own.isEmpty()) {
            guesses.count(by.enquirer(), callers, now);
            // What is no number of a ticket may be another number: it is written nowhere.
            note(ASK_AUDITED, "", by, Audit.WRONG);
            return new Asked.NotYours();
        }
        note(ASK_AUDITED, number.digits(), by, Audit.ANSWERED);
        return told(own.get());
    }

    private static Asked told(Stored ticket) {
        return ticket.answered()
                .<Asked>map(at -> new Asked.Answered(LocalDate.ofInstant(at, BEIJING)))
                .orElseGet(() -> new Asked.StillOpen(ticket.promised()));
    }

    /**
     * Removes some tickets that were answered before then.
     *
     * @return how many
     */
    public int removeBefore(Instant limit) {
        return database.transactions().inOne(() -> table.removeBefore(limit));
    }

    /** As only a store in memory may. */
    public void forgetAll() {
        database.requireInMemory();
        database.jdbc().update("delete from recording where ticket is not null");
        database.jdbc().update("delete from ticket");
    }
}
