package org.hotline12333.store.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.Audit.Enquiry;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;

/**
 * Where messages to persons are put, each once however often a call asks for it. Throws {@link
 * RecordStoreAwayException}. Safe for many threads.
 */
public final class Outbox {
    /** Letters of a message; a text that is read by nobody to its end helps nobody. */
    public static final int TEXT_MAX = 500;

    static final String WAITING = "WAITING";
    static final String SENT = "SENT";
    static final String DEAD = "DEAD";

    private static final String QUEUED = "QUEUED";

    private final Database database;
    private final Keyring keyring;
    private final Audit audit;
    private final InstantSource clock;

    public Outbox(Database database, Keyring keyring, Audit audit, InstantSource clock) {
        this.database = database;
        this.keyring = keyring;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the seals in a message's row are bound to. */
    static String row(String key) {
        return "sms " + key;
    }

    /** Puts a message there, in a transaction of its own with its row of the audit. */
    public void put(Message message, Enquirer enquirer) {
        database.transactions().inOne(() -> put(message, enquirer, clock.instant()));
    }

    /**
     * In the transaction under way.
     *
     * @return false where this call has asked for the same before
     */
    public boolean put(Message message, Enquirer enquirer, Instant now) {
        List<String> once =
                keyring.now().all().stream().map(keys -> once(keys, message, enquirer)).toList();
        if (isThere(once) || !insert(message, once.getFirst(), now)) {
            return false;
        }
        audit.write(
                new Audit.Entry(
                        Optional.of(message.person()),
                        enquirer,
                        new Enquiry(message.purpose()),
                        ""),
                QUEUED);
        return true;
    }

    private static String once(SealingKeys keys, Message message, Enquirer enquirer) {
        return keys.sign(
                "sms",
                enquirer.session(),
                message.person().value(),
                message.to().canonical(),
                message.text().reveal(),
                message.occasion());
    }

    private boolean isThere(List<String> once) {
        String each = String.join(", ", Collections.nCopies(once.size(), "?"));
        return !database.jdbc()
                .queryForList(
                        "select id from outbox where asked_once in (" + each + ")",
                        Long.class,
                        once.toArray())
                .isEmpty();
    }

    private boolean insert(Message message, String once, Instant now) {
        SealingKeys keys = keyring.now().writing();
        String key = UUID.randomUUID().toString();
        TelephoneNumber to = message.to();
        return database.jdbc()
                        .update(
                                """
                                insert into outbox (message_key, asked_once, made_at, person,
                                    purpose, sealing_key, number_sealed, text_sealed, state, tries,
                                    due_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
                                on conflict do nothing
                                """,
                                key,
                                once,
                                Transactions.stamp(now),
                                message.person().value(),
                                message.purpose(),
                                keys.id(),
                                keys.seal(Kind.CALLER_NUMBER, to.canonical(), row(key)),
                                keys.seal(Kind.NOTE, cut(message.text().reveal()), row(key)),
                                WAITING,
                                Transactions.stamp(now))
                > 0;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(TEXT_MAX, text.length()));
    }

    /**
     * Removes some messages that were sent, or given up, before then; one that waits stays.
     *
     * @return how many
     */
    public int removeBefore(Instant limit) {
        return database.transactions()
                .inOne(() ->
                        database.jdbc()
                                .update(
                                        """
                                        delete from outbox where id in (
                                            select id from outbox where settled_at < ?
                                            order by settled_at limit 500)
                                        """,
                                        Transactions.stamp(limit)));
    }

    /** As only a store in memory may. */
    public void forgetAll() {
        database.requireInMemory();
        database.jdbc().update("delete from outbox");
    }
}
