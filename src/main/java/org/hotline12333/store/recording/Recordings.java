package org.hotline12333.store.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.RecordingSeal;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Sound;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/**
 * What callers have said. A recording is kept as a draft, whole and sealed, before its caller hears
 * of it; then it is sent once with a ticket, or goes as a draft that nobody wanted. Throws {@link
 * org.hotline12333.store.database.RecordStoreAwayException}. Safe for many threads.
 */
public final class Recordings {
    /** Its name in the audit, for ever. */
    public static final String AUDITED = "MESSAGE";

    /** So long a call may last, and more: whoever has not sent by then does not any more. */
    public static final Duration DRAFT_LIFE = Duration.ofHours(24);

    private static final Duration TURN_MAX = Duration.ofSeconds(5);

    private static final String KEPT = "KEPT";
    private static final String SENT = "SENT";

    /** To a transaction: each is up to half a megabyte of what is overwritten. */
    private static final int REMOVED_AT_ONCE = 10;

    private final Database store;
    private final Keyring keyring;
    private final Audit audit;
    private final InstantSource clock;

    /** One at a time: what is under way when a disk is full has to fit into what is in reserve. */
    private final Lock turn = new ReentrantLock(true);

    public Recordings(Database store, Keyring keyring, Audit audit, InstantSource clock) {
        this.store = store;
        this.keyring = keyring;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps a draft, in one transaction with its row of the audit. */
    public RecordingId keep(Sound sound, Enquirer enquirer, Optional<PersonId> person) {
        boolean alone = hasTurn();
        try {
            return store.transactions().inOne(() -> insert(sound, enquirer, person));
        } finally {
            if (alone) {
                turn.unlock();
            }
        }
    }

    /** Whoever has waited for too long goes without: a caller is waiting. */
    private boolean hasTurn() {
        try {
            return turn.tryLock(TURN_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The seal is bound to the id, which is had only once there is a row. */
    private RecordingId insert(Sound sound, Enquirer enquirer, Optional<PersonId> person) {
        SealingKeys keys = keyring.now().writing();
        KeyHolder made = new GeneratedKeyHolder();
        store.sql()
                .sql(
                        """
                        insert into recording (kept_at, speech_ms, sealing_key, sound)
                        values (:at, :speech, :key, :sound)
                        """)
                .paramSource(
                        Map.of(
                                "at", Transactions.stamp(clock.instant()),
                                "speech", sound.speech().toMillis(),
                                "key", keys.id(),
                                "sound", new byte[0]))
                .update(made, "id");
        RecordingId id = new RecordingId(Objects.requireNonNull(made.getKey()).longValue());
        store.jdbc()
                .update(
                        "update recording set sound = ? where id = ?",
                        RecordingSeal.seal(keys, id, sound.aLaw()),
                        id.value());
        audit(id, enquirer, person, KEPT);
        return id;
    }

    private void audit(RecordingId id, Enquirer by, Optional<PersonId> person, String result) {
        audit.write(
                new Audit.Entry(person, by, new Audit.Enquiry(AUDITED), String.valueOf(id.value())),
                result);
    }

    /**
     * Sends a draft with a ticket, in the transaction under way: with what else becomes of the
     * ticket, or not at all. What was sent before stays where it is.
     *
     * @throws IllegalStateException where there is none: it was never kept, or is gone by now
     */
    public void send(
            RecordingId id, TicketNumber ticket, Enquirer enquirer, Optional<PersonId> person) {
        int sent =
                store.jdbc()
                        .update(
                                "update recording set ticket = ? where id = ? and ticket is null",
                                ticket.digits(),
                                id.value());
        if (sent > 0) {
            audit(id, enquirer, person, SENT);
        } else if (!isThere(id)) {
            throw gone(id);
        }
    }

    private boolean isThere(RecordingId id) {
        return store.sql()
                .sql("select 1 from recording where id = ?")
                .param(id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * A recording that was sent.
     *
     * @param at when it was kept
     * @param speech how long somebody speaks in it
     */
    public record Said(RecordingId id, Instant at, Duration speech) {}

    /**
     * What was sent with a ticket, in the order in which it was said; in a transaction or alone.
     */
    public List<Said> of(TicketNumber ticket) {
        return store.sql()
                .sql(
                        """
                        select id, kept_at, speech_ms from recording where ticket = ?
                        order by kept_at, id
                        """)
                .param(ticket.digits())
                .query((row, _) ->
                        new Said(
                                new RecordingId(row.getLong("id")),
                                row.getObject("kept_at", OffsetDateTime.class).toInstant(),
                                Duration.ofMillis(row.getLong("speech_ms"))))
                .list();
    }

    /** Deletes what was sent with a ticket, in the transaction under way. */
    public void forget(TicketNumber ticket) {
        store.jdbc().update("delete from recording where ticket = ?", ticket.digits());
    }

    /** What was said. */
    public Sound sound(RecordingId id) {
        return Transactions.alone(() ->
                store.sql()
                        .sql("select speech_ms, sealing_key, sound from recording where id = ?")
                        .param(id.value())
                        .query((row, _) ->
                                opened(
                                        id,
                                        keyring.now().of(row.getString("sealing_key")),
                                        row.getBytes("sound"),
                                        Duration.ofMillis(row.getLong("speech_ms"))))
                        .optional()
                        .orElseThrow(() -> gone(id)));
    }

    private static Sound opened(RecordingId id, SealingKeys keys, byte[] sealed, Duration speech) {
        return RecordingSeal.open(keys, id, sealed)
                .map(aLaw -> new Sound(aLaw, speech))
                .orElseThrow(() ->
                        new IllegalStateException(id + " does not open: somebody has changed it"));
    }

    private static IllegalStateException gone(RecordingId id) {
        return new IllegalStateException("there is no " + id);
    }

    /** Deletes some drafts that nobody has sent; none are left when it says none. */
    public int forgetDrafts(Instant keptBefore) {
        return store.transactions()
                .inOne(() ->
                        store.jdbc()
                                .update(
                                        """
                                        delete from recording where id in (
                                            select id from recording
                                            where ticket is null and kept_at < ?
                                            order by id limit %d)
                                        """
                                                .formatted(REMOVED_AT_ONCE),
                                        Transactions.stamp(keptBefore)));
    }

    /** As only a store in memory may. */
    public void forgetAll() {
        store.requireInMemory();
        store.jdbc().update("delete from recording");
    }
}
