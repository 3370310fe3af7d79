package org.hotline12333.store.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Tickets whose callers are called back. Each time is claimed before it is told to anybody, and
 * counts as one in vain until more is heard of it: whatever dies, nobody is called twice for it.
 * Throws {@link RecordStoreAwayException}. Safe for many threads and many servers.
 */
public final class CallBacks {
    /** Times that somebody is called; then the ticket is left to a person. */
    public static final int TRIES_MAX = 3;

    /** From one time to the next. */
    public static final Duration PAUSE = Duration.ofMinutes(15);

    /** After a time for which no agent was free; it does not count. */
    public static final Duration AGENT_PAUSE = Duration.ofMinutes(1);

    private static final Enquiry AUDITED = new Enquiry("CALL_BACK");
    private static final String CLAIMED = "CLAIMED";

    /** Of tickets that other servers claim at the same moment. */
    private static final int CANDIDATES = 5;

    private final Database database;
    private final Keyring keyring;
    private final Audit audit;
    private final InstantSource clock;

    public CallBacks(Database database, Keyring keyring, Audit audit, InstantSource clock) {
        this.database = database;
        this.keyring = keyring;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A time that somebody is called, which is nobody else's. Prints without the number.
     *
     * @param nth how many there were of this ticket
     * @param language in which they wished it; empty where nobody knows
     */
    public record Claimed(TicketNumber ticket, int nth, TelephoneNumber number, String language) {}

    private record Candidate(
            long id,
            TicketNumber ticket,
            int claims,
            Optional<PersonId> person,
            String number,
            String language) {}

    /**
     * Claims the ticket that has waited longest of those that wish to be called on this half of a
     * day.
     *
     * @param by the exchange's name of what asked for it
     */
    public Optional<Claimed> claim(LocalDate day, HalfDay half, String by) {
        Instant now = clock.instant();
        return database.transactions().inOne(() -> claimed(day, half, now, by));
    }

    private Optional<Claimed> claimed(LocalDate day, HalfDay half, Instant now, String by) {
        for (Candidate each : candidates(day, half, now)) {
            TelephoneNumber number = TelephoneNumber.of(each.number());
            if (!number.isOrdinary() || !number.canonical().equals(each.number())) {
                if (refuse(each)) {
                    note(each.ticket(), each.person(), by, Dialling.REFUSED.stored());
                }
            } else if (take(each, now)) {
                note(each.ticket(), each.person(), by, CLAIMED);
                return Optional.of(
                        new Claimed(each.ticket(), each.claims() + 1, number, each.language()));
            }
        }
        return Optional.empty();
    }

    private List<Candidate> candidates(LocalDate day, HalfDay half, Instant now) {
        return database.jdbc()
                .query(
                        """
                        select * from ticket
                        where kind = ? and closed = 0 and call_day = ? and call_half = ?
                            and call_sealed is not null and call_tries < ?
                            and (call_result is null or call_result <> ?)
                            and (call_next_at is null or call_next_at <= ?)
                        order by coalesce(call_next_at, opened_at), id limit ?
                        """,
                        (row, _) -> candidate(row),
                        TicketKind.CALL_BACK.stored(),
                        day,
                        half.stored(),
                        TRIES_MAX,
                        Dialling.REACHED.stored(),
                        Transactions.stamp(now),
                        CANDIDATES);
    }

    private Candidate candidate(ResultSet row) throws SQLException {
        TicketNumber ticket = new TicketNumber(row.getString("number"));
        String number =
                keyring.now()
                        .of(row.getString("sealing_key"))
                        .unseal(
                                Kind.CALLER_NUMBER,
                                row.getString("call_sealed"),
                                TicketTable.callRow(ticket));
        @Nullable Long person = row.getObject("person", Long.class);
        return new Candidate(
                row.getLong("id"),
                ticket,
                row.getInt("call_claims"),
                Optional.ofNullable(person).map(PersonId::new),
                number,
                TicketTable.language(row));
    }

    /** Not where another server was quicker, or the wish has changed just now. */
    private boolean take(Candidate each, Instant now) {
        return database.jdbc()
                        .update(
                                """
                                update ticket set call_claims = call_claims + 1,
                                    call_tries = call_tries + 1, call_next_at = ?, call_result = ?
                                where id = ? and call_claims = ? and closed = 0
                                """,
                                Transactions.stamp(now.plus(PAUSE)),
                                Dialling.LOST.stored(),
                                each.id(),
                                each.claims())
                > 0;
    }

    /** What is stored is no number that anybody could have wished: it stays a ticket. */
    private boolean refuse(Candidate each) {
        return database.jdbc()
                        .update(
                                """
                                update ticket set call_claims = call_claims + 1, call_tries = ?,
                                    call_result = ?
                                where id = ? and call_claims = ?
                                """,
                                TRIES_MAX,
                                Dialling.REFUSED.stored(),
                                each.id(),
                                each.claims())
                > 0;
    }

    /**
     * How such a time went. Where somebody was reached that stays so, and of an older time nothing
     * is believed any more.
     */
    public void over(TicketNumber ticket, int nth, Dialling how, String by) {
        Instant now = clock.instant();
        database.transactions()
                .inOne(() -> {
                    if (told(ticket, nth, how, now)) {
                        note(ticket, person(ticket), by, how.stored());
                    }
                    return true;
                });
    }

    private boolean told(TicketNumber ticket, int nth, Dialling how, Instant now) {
        boolean vain = how == Dialling.NO_AGENT;
        return database.jdbc()
                        .update(
                                """
                                update ticket set call_result = ?, call_tries = call_tries - ?,
                                    call_next_at = case when ? then ? else call_next_at end
                                where number = ? and call_claims = ? and call_result = ?
                                """,
                                how.stored(),
                                vain ? 1 : 0,
                                vain,
                                Transactions.stamp(now.plus(AGENT_PAUSE)),
                                ticket.digits(),
                                nth,
                                Dialling.LOST.stored())
                > 0;
    }

    private Optional<PersonId> person(TicketNumber ticket) {
        return database
                .jdbc()
                .query(
                        "select person from ticket where number = ?",
                        (row, _) -> {
                            @Nullable Long person = row.getObject("person", Long.class);
                            return Optional.ofNullable(person).map(PersonId::new);
                        },
                        ticket.digits())
                .stream()
                .flatMap(Optional::stream)
                .findAny();
    }

    private void note(TicketNumber ticket, Optional<PersonId> person, String by, String result) {
        Enquirer exchange = new Enquirer(Origin.telephone(""), by);
        audit.write(new Audit.Entry(person, exchange, AUDITED, ticket.digits()), result);
    }
}
