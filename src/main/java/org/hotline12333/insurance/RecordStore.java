package org.hotline12333.insurance;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The insured persons and their records, in H2 or PostgreSQL. No ID number, social security number
 * or password stands in it in the clear: who steals the database without the key file has none.
 */
public final class RecordStore {
    private final Wiring wiring;
    private final Credentials credentials;
    private final Enquiries enquiries;
    private final AuditTrail auditTrail;

    private RecordStore(DataSource source, Wiring wiring) {
        this.wiring = wiring;
        auditTrail = new AuditTrail(source, wiring);
        credentials = new JdbcCredentials(wiring);
        enquiries = new JdbcEnquiries(wiring);
    }

    /**
     * Opens the store, whose schema must be up to date ({@code db/migration}). The key file is made
     * when neither it nor anything sealed is there.
     *
     * @throws KeyFileException where the key file is absent, unreadable, readable by others,
     *     damaged, or not the one that the store was sealed with
     * @throws RecordStoreAwayException where the database does not answer
     */
    public static RecordStore open(
            DataSource source, Path keyFile, Limits limits, InstantSource clock) {
        JdbcClient sql = JdbcClient.create(source);
        List<String> sealedWith = Transactions.alone(() -> sealedWith(sql));
        SealingKeys keys = keys(new KeyFile(keyFile), sealedWith);
        if (sealedWith.isEmpty()) {
            Transactions.alone(() -> register(sql, keys, clock));
        }
        RecordStore store = new RecordStore(source, Wiring.of(source, keys, limits, clock));
        store.auditTrail.begin();
        return store;
    }

    /**
     * The audit of a store that was opened before; makes nothing.
     *
     * @throws KeyFileException where the key file is not the one that the store was sealed with
     * @throws RecordStoreAwayException where the database does not answer
     */
    public static AuditTrail auditTrail(DataSource source, Path keyFile, InstantSource clock) {
        JdbcClient sql = JdbcClient.create(source);
        List<String> sealedWith = Transactions.alone(() -> sealedWith(sql));
        KeyFile file = new KeyFile(keyFile);
        if (!file.exists() && sealedWith.isEmpty()) {
            throw file.refused("is not there yet: start ./hotline serve first");
        }
        SealingKeys keys = keys(file, sealedWith);
        return new AuditTrail(source, Wiring.of(source, keys, Limits.standard(), clock));
    }

    static List<String> sealedWith(JdbcClient sql) {
        return sql.sql("select id from sealing_key order by first_used_at")
                .query((row, _) -> row.getString("id"))
                .list();
    }

    static SealingKeys keys(KeyFile file, List<String> sealedWith) {
        if (!file.exists()) {
            if (sealedWith.isEmpty()) {
                return file.create();
            }
            throw file.refused(
                    "is absent: put back the one that the record store was sealed with, key "
                            + String.join(" or ", sealedWith));
        }
        SealingKeys keys = file.read();
        if (!sealedWith.isEmpty() && !sealedWith.contains(keys.id())) {
            throw file.refused(
                    "holds key "
                            + keys.id()
                            + ", but the record store was sealed with "
                            + String.join(" or ", sealedWith)
                            + ": put back that key file");
        }
        return keys;
    }

    private static int register(JdbcClient sql, SealingKeys keys, InstantSource clock) {
        return sql.sql(
                        """
                        insert into sealing_key (id, first_used_at) values (?, ?)
                        on conflict do nothing
                        """)
                .params(keys.id(), Transactions.stamp(clock.instant()))
                .update();
    }

    public Credentials credentials() {
        return credentials;
    }

    public Enquiries enquiries() {
        return enquiries;
    }

    /** What becomes of the audit after a row is written. */
    public AuditTrail auditTrail() {
        return auditTrail;
    }

    /** Drops counts of wrong tries that say nothing any more. */
    public void forgetOldTries() {
        Instant now = wiring.clock().instant();
        wiring.transactions()
                .inOne(() -> {
                    new LockOut(wiring.jdbc(), wiring.limits()).purge(now);
                    new Throttle(wiring.jdbc(), wiring.limits()).purge(now);
                    return true;
                });
    }

    /** How many persons are in the store. */
    public long people() {
        return wiring.transactions()
                .inOne(() ->
                        wiring.sql().sql("select count(*) from person").query(Long.class).single());
    }

    /** The AES key, from the same key file, that seals the state of calls. */
    public SecretKey callStateKey() {
        return wiring.keys().callState();
    }

    /** Where persons are put into the store. */
    Intake intake() {
        return new Intake(wiring);
    }
}
