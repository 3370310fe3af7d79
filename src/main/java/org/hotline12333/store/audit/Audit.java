package org.hotline12333.store.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The trail of who asked what (Measures on personal rights records, art. 14 and 25): one row for
 * each enquiry, in the transaction of what it records. Rows are added, and what they say is never
 * changed.
 */
public final class Audit {
    public static final String ANSWERED = "ANSWERED";
    public static final String WRONG = "WRONG";

    private final JdbcClient sql;
    private final Keyring keyring;
    private final InstantSource clock;
    private volatile @Nullable String database;

    /**
     * @param clock the machine's, as it is: what it said is told, and nothing is decided by it
     */
    public Audit(JdbcClient sql, Keyring keyring, InstantSource clock) {
        this.sql = sql;
        this.keyring = keyring;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param stored its name in the audit, for ever
     */
    public record Enquiry(String stored) {
        static final Enquiry WHO_ASKED = new Enquiry("WHO_ASKED");
    }

    /**
     * Who asks what.
     *
     * @param person whom it is about, where the number keyed is somebody's
     * @param detail the month or year asked for, or empty
     */
    public record Entry(
            Optional<PersonId> person, Enquirer enquirer, Enquiry enquiry, String detail) {}

    /** Signed, and linked later: see {@link AuditTrail}. */
    public void write(Entry entry, String result) {
        SealingKeys keys = keyring.now().writing();
        Origin origin = entry.enquirer().origin();
        Instant at = AuditMac.stored(clock.instant());
        String mac = AuditMac.sign(keys, database(), entry, result, at);
        sql.sql(
                        """
                        insert into enquiry_audit (asked_at, person, sealing_key, channel,
                            caller_hash, caller_sealed, call_id, enquiry, detail, result, mac)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(Transactions.stamp(at))
                .param(entry.person().map(PersonId::value).orElse(null))
                .param(keys.id())
                .param(origin.channel().stored())
                .param(keys.hash(origin))
                .param(keys.seal(Kind.CALLER_NUMBER, origin.name(), mac))
                .param(entry.enquirer().session())
                .param(entry.enquiry().stored())
                .param(entry.detail())
                .param(result)
                .param(mac)
                .update();
    }

    /** The name of the database, asked for once; nothing where its audit was not begun. */
    Optional<String> database() {
        if (database == null) {
            database =
                    sql.sql("select database_id from audit_head where id = 1")
                            .query((row, _) -> Optional.ofNullable(row.getString(1)))
                            .optional()
                            .flatMap(name -> name)
                            .orElse(null);
        }
        return Optional.ofNullable(database);
    }
}
