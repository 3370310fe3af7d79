package org.hotline12333.callstate;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The states of calls that were opened on any server of one database, so that none is opened twice.
 * While the database is away a state opens all the same: nothing can be asked then, and the caller
 * is kept.
 */
public final class UsedStates implements AesStateSealer.Once {
    private final RateLimitedLog warnings = new RateLimitedLog(System::nanoTime);

    private static final int REMOVED_AT_ONCE = 1_000;

    /** A server whose time is behind may open a state for so long after it is past its time. */
    private static final Duration SERVERS_DIFFER = Duration.ofHours(1);

    private final Database database;

    public UsedStates(Database database) {
        this.database = database;
    }

    @Override
    public boolean first(String nonce, Instant goodUntil) {
        try {
            return database.transactions().inOne(() -> isNew(nonce, goodUntil));
        } catch (RecordStoreAwayException away) {
            warnings.about("used call states not known", away.why());
            return true;
        }
    }

    /**
     * Removes some that could not be opened any more; says how many.
     *
     * @throws RecordStoreAwayException where the database does not answer
     */
    public int removeBefore(Instant now) {
        OffsetDateTime limit = now.minus(SERVERS_DIFFER).atOffset(ZoneOffset.UTC);
        return database.transactions()
                .inOne(() ->
                        sql()
                                .sql(
                                        """
                                        select nonce from opened_state where good_until < ?
                                        order by good_until limit ?
                                        """)
                                .params(limit, REMOVED_AT_ONCE)
                                .query(String.class)
                                .list()
                                .stream()
                                .mapToInt(this::remove)
                                .sum());
    }

    /**
     * Forgets all of them, as only a database that ends with this process may: there calls are
     * tried again and again.
     */
    public void forgetAll() {
        database.requireInMemory();
        sql().sql("delete from opened_state").update();
    }

    private JdbcClient sql() {
        return database.sql();
    }

    private int remove(String nonce) {
        return sql().sql("delete from opened_state where nonce = ?").param(nonce).update();
    }

    private boolean isNew(String nonce, Instant goodUntil) {
        return sql().sql(
                                """
                                insert into opened_state (nonce, good_until)
                                values (?, ?) on conflict do nothing
                                """)
                        .params(nonce, goodUntil.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
