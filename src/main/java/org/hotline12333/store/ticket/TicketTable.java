package org.hotline12333.store.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of tickets, whose numbers of telephones are sealed; in the transaction under way. */
final class TicketTable {
    private final JdbcTemplate jdbc;
    private final Keyring keyring;

    TicketTable(JdbcTemplate jdbc, Keyring keyring) {
        this.jdbc = jdbc;
        this.keyring = keyring;
    }

    /** What the seals in a ticket's row are bound to. */
    static String row(TicketNumber number) {
        return "ticket " + number.digits();
    }

    /** What the seal of the number to call back is bound to. */
    static String callRow(TicketNumber number) {
        return row(number) + " call";
    }

    /**
     * A ticket that waits for its answer.
     *
     * @param call the last in which it was asked for
     */
    record Open(
            long id,
            TicketNumber number,
            LocalDate promised,
            int asked,
            String call,
            String sealingKey,
            Optional<CallBack> callBack) {}

    /** The one of these owners of a kind about the same that is open. */
    Optional<Open> open(Wish wish, List<String> owners) {
        return jdbc
                .query(
                        """
                        select * from ticket
                        where kind = ? and about = ? and closed = 0 and owner in (%s)
                        order by id
                        """
                                .formatted(
                                        String.join(", ", Collections.nCopies(owners.size(), "?"))),
                        (row, _) ->
                                new Open(
                                        row.getLong("id"),
                                        new TicketNumber(row.getString("number")),
                                        row.getObject("promised", LocalDate.class),
                                        row.getInt("asked"),
                                        row.getString("call_id"),
                                        row.getString("sealing_key"),
                                        callBack(row)),
                        Stream.concat(
                                        Stream.of(wish.kind().stored(), wish.about()),
                                        owners.stream())
                                .toArray())
                .stream()
                .findFirst();
    }

    private Optional<CallBack> callBack(ResultSet row) throws SQLException {
        @Nullable String sealed = row.getString("call_sealed");
        if (sealed == null) {
            return Optional.empty();
        }
        String number =
                keyring.now()
                        .of(row.getString("sealing_key"))
                        .unseal(
                                Kind.CALLER_NUMBER,
                                sealed,
                                callRow(new TicketNumber(row.getString("number"))));
        return Optional.of(
                new CallBack(
                        TelephoneNumber.of(number),
                        row.getObject("call_day", LocalDate.class),
                        HalfDay.of(row.getString("call_half")),
                        language(row)));
    }

    /** Empty where it was wished before languages were written down. */
    static String language(ResultSet row) throws SQLException {
        return Objects.requireNonNullElse(row.getString("call_language"), "");
    }

    /** Not where the number is another's, or the same was opened by another server just now. */
    boolean insert(
            TicketNumber number,
            Wish wish,
            Enquirer enquirer,
            Optional<PersonId> person,
            String owner,
            Instant now) {
        SealingKeys keys = keyring.now().writing();
        return jdbc.update(
                        """
                        insert into ticket (number, kind, about, opened_at, promised, asked,
                            call_id, person, owner, channel, sealing_key, caller_hash,
                            caller_sealed, call_sealed, call_day, call_half, call_language, closed)
                        values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                        on conflict do nothing
                        """,
                        number.digits(),
                        wish.kind().stored(),
                        wish.about(),
                        Transactions.stamp(now),
                        wish.promised(),
                        enquirer.session(),
                        person.map(PersonId::value).orElse(null),
                        owner,
                        enquirer.channel().stored(),
                        keys.id(),
                        keys.hash(enquirer.origin()),
                        keys.seal(Kind.CALLER_NUMBER, enquirer.origin().name(), row(number)),
                        wish.callBack().map(to -> sealed(to, keys, number)).orElse(null),
                        wish.callBack().map(CallBack::day).orElse(null),
                        wish.callBack().map(to -> to.half().stored()).orElse(null),
                        wish.callBack().map(CallBack::language).orElse(null))
                > 0;
    }

    private static String sealed(CallBack to, SealingKeys keys, TicketNumber number) {
        return keys.seal(Kind.CALLER_NUMBER, to.number().canonical(), callRow(number));
    }

    /** Counts another call in which it was asked for; not the same one twice. */
    boolean join(Open ticket, String call) {
        return jdbc.update(
                        "update ticket set asked = asked + 1, call_id = ?"
                                + " where id = ? and call_id <> ?",
                        call,
                        ticket.id(),
                        call)
                > 0;
    }

    /** Not where it was sealed anew just now. */
    boolean callInstead(Open ticket, CallBack to) {
        SealingKeys keys = keyring.now().of(ticket.sealingKey());
        return jdbc.update(
                        """
                        update ticket set promised = ?, call_sealed = ?, call_day = ?, call_half = ?,
                            call_language = ?, call_claims = call_claims + 1, call_tries = 0, call_next_at = null,
                            call_result = null
                        where id = ? and sealing_key = ?
                        """,
                        to.day(),
                        sealed(to, keys, ticket.number()),
                        to.day(),
                        to.half().stored(),
                        to.language(),
                        ticket.id(),
                        keys.id())
                > 0;
    }

    /**
     * A ticket as it is told.
     *
     * @param nobodys whether neither a person nor a telephone is known that opened it
     */
    record Stored(
            Optional<Long> person,
            String callerHash,
            boolean nobodys,
            LocalDate promised,
            Optional<Instant> answered) {
        boolean isOf(Enquirer enquirer, List<String> callers, Optional<PersonId> caller) {
            boolean ofPerson = person.isPresent() && person.equals(caller.map(PersonId::value));
            boolean ofTelephone = !enquirer.origin().isWithheld() && callers.contains(callerHash);
            return nobodys || ofPerson || ofTelephone;
        }
    }

    Optional<Stored> stored(TicketNumber number) {
        return jdbc
                .query(
                        "select * from ticket where number = ?",
                        (row, _) -> {
                            @Nullable Long person = row.getObject("person", Long.class);
                            String caller = row.getString("caller_hash");
                            return new Stored(
                                    Optional.ofNullable(person),
                                    caller,
                                    person == null && !row.getString("owner").equals(caller),
                                    row.getObject("promised", LocalDate.class),
                                    Optional.ofNullable(
                                                    row.getObject(
                                                            "answered_at", OffsetDateTime.class))
                                            .map(OffsetDateTime::toInstant));
                        },
                        number.digits())
                .stream()
                .findAny();
    }

    /** What was said with them goes along. No foreign key does it: tickets may be spread. */
    int removeBefore(Instant limit) {
        jdbc.update(
                """
                delete from recording where ticket in (
                    select number from ticket where answered_at < ? order by answered_at limit 500)
                """,
                Transactions.stamp(limit));
        return jdbc.update(
                """
                delete from ticket where id in (
                    select id from ticket where answered_at < ? order by answered_at limit 500)
                """,
                Transactions.stamp(limit));
    }
}
