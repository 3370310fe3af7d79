package org.hotline12333.store.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.hotline12333.identity.PersonId;
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
 * of it; then it is sent once, or goes as a draft that nobody wanted. Throws {@link
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
                new Audit.Entry(
                        person, by, new Audit.Enquiry(AUDITED), String.valueOf(id.value())),
                result);
    }

    /**
     * Sends a draft, in the transaction under way: with what is made of it, or not at all.
     *
     * @return false where it was sent before, so that nothing is made of it a second time
     * @throws IllegalStateException where there is none: it was never kept, or is gone by now
     */
    public boolean send(RecordingId id, Enquirer enquirer, Optional<PersonId> person) {
        int sent =
                store.jdbc()
                        .update(
                                "update recording set sent_at = ? where id = ? and sent_at is null",
                                Transactions.stamp(clock.instant()),
                                id.value());
        if (sent == 0) {
            speech(id);
            return false;
        }
        audit(id, enquirer, person, SENT);
        return true;
    }

    /** The same in a transaction of its own. */
    public boolean sendAlone(RecordingId id, Enquirer enquirer, Optional<PersonId> person) {
        return store.transactions().inOne(() -> send(id, enquirer, person));
    }

    /** How long somebody speaks in it. */
    public Duration speech(RecordingId id) {
        return Transactions.alone(() ->
                store.sql()
                        .sql("select speech_ms from recording where id = ?")
                        .param(id.value())
                        .query((row, _) -> Duration.ofMillis(row.getLong("speech_ms")))
                        .optional()
                        .orElseThrow(() -> gone(id)));
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

    /** Deletes it, in the transaction under way or in one of its own; false where there is none. */
    public boolean delete(RecordingId id) {
        return store.transactions()
                .inOne(() ->
                        store.jdbc().update("delete from recording where id = ?", id.value()) > 0);
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
                                            where sent_at is null and kept_at < ?
                                            order by id limit %d)
                                        """
                                                .formatted(REMOVED_AT_ONCE),
                                        Transactions.stamp(keptBefore)));
    }
}
