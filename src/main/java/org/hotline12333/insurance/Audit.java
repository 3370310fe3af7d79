package org.hotline12333.insurance;

import java.time.Instant;
import java.util.Optional;
import org.hotline12333.insurance.SealingKeys.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The trail of who asked what (Measures on personal rights records, art. 14 and 25): one row for
 * each enquiry, in the transaction of what it records. Rows are added, and what they say is never
 * changed.
 */
final class Audit {
    static final String ANSWERED = "ANSWERED";
    static final String WRONG = "WRONG";

    private final JdbcClient sql;
    private final Keyring keyring;

    Audit(JdbcClient sql, Keyring keyring) {
        this.sql = sql;
        this.keyring = keyring;
    }

    /** What is asked. */
    enum Enquiry {
        VERIFY_NUMBERS,
        VERIFY_PASSWORD,
        PENSION,
        MEDICAL,
        UNEMPLOYMENT,
        WORK_INJURY,
        MATERNITY,
        LATEST_CONTRIBUTION,
        CONTRIBUTION_BEFORE,
        CONTRIBUTION_OF_MONTH,
        CONTRIBUTIONS_OF_YEAR,
        WHO_ASKED
    }

    /**
     * Who asks what.
     *
     * @param person whom it is about, where the number keyed is somebody's
     * @param detail the month or year asked for, or empty
     */
    record Entry(Optional<PersonId> person, Enquirer enquirer, Enquiry enquiry, String detail) {}

    /** Signed, and linked later: see {@link AuditTrail}. */
    void write(Entry entry, String result, Instant now) {
        SealingKeys keys = keyring.now().writing();
        String caller = entry.enquirer().callerNumber();
        Instant at = AuditMac.stored(now);
        sql.sql(
                        """
                        insert into enquiry_audit (asked_at, person, sealing_key, caller_hash,
                            caller_sealed, call_id, enquiry, detail, result, mac)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(Transactions.stamp(at))
                .param(entry.person().map(PersonId::value).orElse(null))
                .param(keys.id())
                .param(keys.hashOfOneForm(Kind.CALLER_NUMBER, caller))
                .param(keys.seal(Kind.CALLER_NUMBER, caller))
                .param(entry.enquirer().callId())
                .param(entry.enquiry().name())
                .param(entry.detail())
                .param(result)
                .param(AuditMac.sign(keys, entry, result, at))
                .update();
    }
}
