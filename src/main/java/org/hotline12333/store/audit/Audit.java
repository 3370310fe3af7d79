package org.hotline12333.store.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The trail of who asked what (Measures on personal rights records, art. 14 and 25): one row for
 * each enquiry and each try, on the disk before anything is told. Rows are added, and what they say
 * is never changed. Safe for many threads.
 */
public final class Audit implements AutoCloseable {
    /** Whoever uses a command on the machine itself. */
    public static final Origin HERE = new Origin(Channel.COMMAND_LINE, "");

    public static final String ANSWERED = "ANSWERED";
    public static final String WRONG = "WRONG";

    private static final String INSERT =
            """
            insert into enquiry_audit (asked_at, person, sealing_key, channel, caller_hash,
                caller_sealed, call_id, enquiry, detail, result, mac)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Database store;
    private final Keyring keyring;
    private final InstantSource clock;
    private final GroupCommit<@Nullable Object[]> groups;
    private volatile @Nullable String database;

    /**
     * @param clock the machine's, as it is: what it said is told, and nothing is decided by it but
     *     whether rows gather
     */
    public Audit(Database store, Keyring keyring, InstantSource clock) {
        this(store, keyring, clock, GroupCommit.Pause.REAL);
    }

    Audit(Database store, Keyring keyring, InstantSource clock, GroupCommit.Pause pause) {
        this.store = store;
        this.keyring = keyring;
        this.clock = clock;
        groups = new GroupCommit<>(this::insert, clock, pause);
    }

    /**
     * What is asked.
     *
     * @param stored its name in the audit, for ever
     */
    public record Enquiry(String stored) {
        static final Enquiry WHO_ASKED = new Enquiry("WHO_ASKED");

        /** Of somebody on this machine, who was shown all of a person's records. */
        public static final Enquiry RECORD = new Enquiry("RECORD");

        /** Of the same, who made a backup. */
        public static final Enquiry BACKUP = new Enquiry("BACKUP");

        /** Of the same, who copied all that is stored. */
        public static final Enquiry EXPORT = new Enquiry("EXPORT");

        /** Of the same, who brought that copy into this database. */
        public static final Enquiry IMPORT = new Enquiry("IMPORT");
    }

    /**
     * Who asks what.
     *
     * @param person whom it is about, where the number keyed is somebody's
     * @param detail the month or year asked for, or empty
     */
    public record Entry(
            Optional<PersonId> person, Enquirer enquirer, Enquiry enquiry, String detail) {}

    /**
     * In the transaction under way, of what the row records. Signed, and linked later: see {@link
     * AuditTrail}.
     */
    public void write(Entry entry, String result) {
        store.jdbc().update(INSERT, signed(entry, result));
    }

    /**
     * In a transaction with the rows of others who wait; it is on the disk when this returns.
     *
     * @throws RecordStoreAwayException where it may not be: nothing is to be told then
     */
    public void commit(Entry entry, String result) {
        groups.commit(Transactions.alone(() -> signed(entry, result)));
    }

    private void insert(List<@Nullable Object[]> rows) {
        store.transactions().inOne(() -> store.jdbc().batchUpdate(INSERT, rows));
    }

    private @Nullable Object[] signed(Entry entry, String result) {
        SealingKeys keys = keyring.now().writing();
        Origin origin = entry.enquirer().origin();
        Instant at = AuditMac.stored(clock.instant());
        String mac = AuditMac.sign(keys, database(), entry, result, at);
        return new @Nullable Object[] {
            Transactions.stamp(at),
            entry.person().map(PersonId::value).orElse(null),
            keys.id(),
            origin.channel().stored(),
            keys.hash(origin),
            keys.seal(Kind.CALLER_NUMBER, origin.name(), mac),
            entry.enquirer().session(),
            entry.enquiry().stored(),
            entry.detail(),
            result,
            mac
        };
    }

    /** Rows that are still to be written are; none is taken any more. */
    @Override
    public void close() {
        groups.close();
    }

    /** The name of the database, asked for once; nothing where its audit was not begun. */
    Optional<String> database() {
        if (database == null) {
            database =
                    store.sql()
                            .sql("select database_id from audit_head where id = 1")
                            .query((row, _) -> Optional.ofNullable(row.getString(1)))
                            .optional()
                            .flatMap(name -> name)
                            .orElse(null);
        }
        return Optional.ofNullable(database);
    }
}
