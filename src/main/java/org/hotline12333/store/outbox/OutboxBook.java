package org.hotline12333.store.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;

/** The outbox as operators have it, without words. Throws {@link RecordStoreAwayException}. */
public final class OutboxBook {
    private static final Enquiry AGAIN = new Enquiry("SEND_AGAIN");
    private static final int TAIL = 4;

    private final Database database;
    private final Keyring keyring;
    private final Audit audit;
    private final InstantSource clock;

    public OutboxBook(Database database, Keyring keyring, Audit audit, InstantSource clock) {
        this.database = database;
        this.keyring = keyring;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How many there are.
     *
     * @param oldest since when the first of those that wait does
     */
    public record Counts(long waiting, long sent, long dead, Optional<Instant> oldest) {}

    /** A message that was given up. */
    public record DeadLetter(
            String key, String purpose, String tail, int tries, Instant at, String why) {}

    public Counts counts() {
        return database.transactions()
                .inOne(() ->
                        new Counts(
                                count(Outbox.WAITING),
                                count(Outbox.SENT),
                                count(Outbox.DEAD),
                                oldest()));
    }

    /** Those that are not sent; quick however many were. */
    public record Unsent(long waiting, long dead) {}

    public Unsent unsent() {
        return database.transactions()
                .inOne(() -> new Unsent(count(Outbox.WAITING), count(Outbox.DEAD)));
    }

    private long count(String state) {
        return database.sql()
                .sql("select count(*) from outbox where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }

    private Optional<Instant> oldest() {
        return database
                .jdbc()
                .query(
                        "select min(made_at) from outbox where state = ?",
                        (row, _) -> {
                            @Nullable OffsetDateTime at = row.getObject(1, OffsetDateTime.class);
                            return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
                        },
                        Outbox.WAITING)
                .stream()
                .flatMap(Optional::stream)
                .findAny();
    }

    /** Those that were given up, the latest last. */
    public List<DeadLetter> dead() {
        return database.transactions()
                .inOne(() ->
                        database.jdbc()
                                .query(
                                        "select * from outbox where state = ? order by settled_at, id",
                                        (row, _) -> dead(row),
                                        Outbox.DEAD));
    }

    private DeadLetter dead(ResultSet row) throws SQLException {
        String key = row.getString("message_key");
        return new DeadLetter(
                key,
                row.getString("purpose"),
                tail(key, row.getString("sealing_key"), row.getString("number_sealed")),
                row.getInt("tries"),
                row.getObject("settled_at", OffsetDateTime.class).toInstant(),
                row.getString("result"));
    }

    private String tail(String key, String sealingKey, String sealed) {
        String number =
                keyring.now().of(sealingKey).unseal(Kind.CALLER_NUMBER, sealed, Outbox.row(key));
        return number.substring(Math.max(0, number.length() - TAIL));
    }

    /**
     * Has one that was given up sent again, under its own key.
     *
     * @param key the beginning of its key, which no other has
     * @param by who wants it
     * @return how many there are that begin so; it is sent where that is one
     */
    public int again(String key, String by) {
        return database.transactions()
                .inOne(() -> {
                    List<Long> found = dead(key);
                    if (found.size() == 1) {
                        revive(found.getFirst(), by);
                    }
                    return found.size();
                });
    }

    private List<Long> dead(String key) {
        return database.jdbc()
                .query(
                        "select id from outbox where state = ? and message_key like ? for update",
                        (row, _) -> row.getLong("id"),
                        Outbox.DEAD,
                        key + "%");
    }

    private void revive(long id, String by) {
        PersonId person =
                new PersonId(
                        database.sql()
                                .sql("select person from outbox where id = ?")
                                .param(id)
                                .query(Long.class)
                                .single());
        database.jdbc()
                .update(
                        """
                        update outbox set state = ?, tries = 0, due_at = ?, settled_at = null
                        where id = ?
                        """,
                        Outbox.WAITING,
                        Transactions.stamp(clock.instant()),
                        id);
        audit.write(
                new Audit.Entry(Optional.of(person), new Enquirer(Audit.HERE, by), AGAIN, ""),
                Audit.ANSWERED);
    }
}
