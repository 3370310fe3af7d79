package org.hotline12333.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;

/**
 * Messages for whoever sends them, one at a time over all servers. A try is written down before it
 * is made: whatever dies behind that, the message comes again under the same key, of which the
 * gateway knows that it is the same. Throws {@link RecordStoreAwayException}.
 */
public final class Dispatch {
    /** Then a message is given up, after some two days. */
    public static final int TRIES_MAX = 10;

    /** Longer than any try: whoever has not said by then what came of it is dead. */
    public static final Duration TURN_MAX = Duration.ofSeconds(60);

    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofHours(24));

    /** No gateway keeps a message waiting for longer by what it says. */
    private static final Duration AFTER_MAX = Duration.ofHours(24);

    /** So much of what may go in a minute may go at once. */
    private static final Duration BURST = Duration.ofSeconds(1);

    private static final String UNKNOWN = "no answer was heard";

    private final Database database;
    private final Keyring keyring;
    private final InstantSource clock;
    private final String holder;
    private final Duration apart;

    /**
     * @param holder names this server, and no other
     * @param aMinute messages, over all servers
     */
    public Dispatch(
            Database database, Keyring keyring, InstantSource clock, String holder, int aMinute) {
        this.database = database;
        this.keyring = keyring;
        this.clock = clock;
        this.holder = holder;
        apart = Duration.ofMinutes(1).dividedBy(aMinute);
    }

    /**
     * A message that is to be sent now. Prints without number and text.
     *
     * @param key the same at each try
     * @param nth how often it was tried, with this time
     */
    public record Letter(long id, String key, int nth, TelephoneNumber to, Secret text) {}

    /** What is due, if it is this server's turn; nobody else has one until it is settled. */
    public Optional<Letter> next() {
        Instant now = clock.instant();
        return isAnyDue(now) ? database.transactions().inOne(() -> claim(now)) : Optional.empty();
    }

    private boolean isAnyDue(Instant now) {
        return !database.transactions().inOne(() -> due(now)).isEmpty();
    }

    private record Due(long id, String key, int tries, String sealingKey, String to, String text) {}

    private List<Due> due(Instant now) {
        return database.jdbc()
                .query(
                        """
                        select * from outbox where state = ? and due_at <= ?
                        order by due_at, id limit 1
                        """,
                        (row, _) ->
                                new Due(
                                        row.getLong("id"),
                                        row.getString("message_key"),
                                        row.getInt("tries"),
                                        row.getString("sealing_key"),
                                        row.getString("number_sealed"),
                                        row.getString("text_sealed")),
                        Outbox.WAITING,
                        Transactions.stamp(now));
    }

    private Optional<Letter> claim(Instant now) {
        if (!takeTurn(now)) {
            return Optional.empty();
        }
        Optional<Due> due = due(now).stream().findFirst();
        Optional<Letter> letter =
                due.filter(found -> found.tries() < TRIES_MAX).map(found -> tried(found, now));
        if (letter.isEmpty()) {
            // Of one that is due its last try was never heard of.
            due.ifPresent(lost -> settle(lost.id(), lost.tries(), Outbox.DEAD, UNKNOWN, now));
            passTurn(now);
        }
        return letter;
    }

    private Letter tried(Due due, Instant now) {
        int nth = due.tries() + 1;
        database.jdbc()
                .update(
                        "update outbox set tries = ?, due_at = ? where id = ?",
                        nth,
                        Transactions.stamp(now.plus(pause(nth))),
                        due.id());
        SealingKeys keys = keyring.now().of(due.sealingKey());
        String row = Outbox.row(due.key());
        TelephoneNumber to = TelephoneNumber.of(keys.unseal(Kind.CALLER_NUMBER, due.to(), row));
        Secret text = Secret.of(keys.unseal(Kind.NOTE, due.text(), row));
        return new Letter(due.id(), due.key(), nth, to, text);
    }

    private static Duration pause(int nth) {
        Duration pause = PAUSES.get(Math.min(nth, PAUSES.size()) - 1);
        return pause.compareTo(TURN_MAX) < 0 ? TURN_MAX : pause;
    }

    private record Turn(Instant heldUntil, Instant nextAt) {}

    private boolean takeTurn(Instant now) {
        Turn turn = turn(now);
        if (turn.heldUntil().isAfter(now) || turn.nextAt().isAfter(now.plus(BURST))) {
            return false;
        }
        Instant from = turn.nextAt().isAfter(now) ? turn.nextAt() : now;
        database.jdbc()
                .update(
                        """
                        update outbox_turn set holder = ?, held_until = ?, next_at = ? where id = 1
                        """,
                        holder,
                        Transactions.stamp(now.plus(TURN_MAX)),
                        Transactions.stamp(from.plus(apart)));
        return true;
    }

    /** Its row is held until the transaction ends, so that claims come one behind the other. */
    private Turn turn(Instant now) {
        Object at = Transactions.stamp(now);
        database.jdbc()
                .update(
                        """
                        insert into outbox_turn (id, holder, held_until, next_at)
                        values (1, '', ?, ?) on conflict do nothing
                        """,
                        at,
                        at);
        return database.jdbc()
                .query(
                        "select * from outbox_turn where id = 1 for update",
                        (row, _) -> new Turn(time(row, "held_until"), time(row, "next_at")))
                .getFirst();
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private void passTurn(Instant now) {
        database.jdbc()
                .update(
                        "update outbox_turn set held_until = ? where id = 1 and holder = ?",
                        Transactions.stamp(now),
                        holder);
    }

    /** What came of it; of an older try nothing is believed any more. */
    public void over(Letter letter, Tried tried) {
        Instant now = clock.instant();
        database.transactions()
                .inOne(() -> {
                    switch (tried) {
                        case Tried.Sent _ ->
                                settle(letter.id(), letter.nth(), Outbox.SENT, "sent", now);
                        case Tried.Refused(int status) ->
                                settle(
                                        letter.id(),
                                        letter.nth(),
                                        Outbox.DEAD,
                                        "refused with " + status,
                                        now);
                        case Tried.Later later -> putOff(letter, later, now);
                    }
                    passTurn(now);
                    return true;
                });
    }

    private void putOff(Letter letter, Tried.Later later, Instant now) {
        if (letter.nth() >= TRIES_MAX) {
            settle(letter.id(), letter.nth(), Outbox.DEAD, later.why(), now);
            return;
        }
        Duration pause = PAUSES.get(Math.min(letter.nth(), PAUSES.size()) - 1);
        Duration wanted = later.after().orElse(Duration.ZERO);
        Duration after = wanted.compareTo(AFTER_MAX) > 0 ? AFTER_MAX : wanted;
        database.jdbc()
                .update(
                        """
                        update outbox set due_at = ?, result = ?
                        where id = ? and tries = ? and state = ?
                        """,
                        Transactions.stamp(now.plus(after.compareTo(pause) > 0 ? after : pause)),
                        later.why(),
                        letter.id(),
                        letter.nth(),
                        Outbox.WAITING);
    }

    /** What was sent is not kept; what was given up can be sent again. */
    private void settle(long id, int nth, String state, String result, Instant now) {
        database.jdbc()
                .update(
                        """
                        update outbox set state = ?, result = ?, settled_at = ?,
                            number_sealed = case when ? then null else number_sealed end,
                            text_sealed = case when ? then null else text_sealed end
                        where id = ? and tries = ? and state = ?
                        """,
                        state,
                        result,
                        Transactions.stamp(now),
                        state.equals(Outbox.SENT),
                        state.equals(Outbox.SENT),
                        id,
                        nth,
                        Outbox.WAITING);
    }
}
