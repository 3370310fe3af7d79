package org.hotline12333.store.database;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Work on the database that happens as a whole or not at all. */
public final class Transactions {
    private final TransactionTemplate template;

    public Transactions(PlatformTransactionManager manager, Duration max) {
        template = new TransactionTemplate(manager);
        template.setTimeout((int) max.toSeconds());
    }

    private Transactions(PlatformTransactionManager manager) {
        template = new TransactionTemplate(manager);
    }

    /** Transactions that take as long as they like. */
    public static Transactions unhurried(DataSource source) {
        return new Transactions(CommitsOnDisk.of(source));
    }

    /** The same that only read, at a level of isolation. */
    static Transactions reading(PlatformTransactionManager manager, int level) {
        Transactions reading = new Transactions(manager);
        reading.template.setReadOnly(true);
        reading.template.setIsolationLevel(level);
        return reading;
    }

    /** Throws {@link RecordStoreAwayException}, and nothing else of the database's. */
    public <T> T inOne(Supplier<T> work) {
        try {
            return Objects.requireNonNull(template.execute(_ -> work.get()));
        } catch (DataAccessException | TransactionException away) {
            throw new RecordStoreAwayException(away);
        }
    }

    /** Work of one statement, which needs no transaction. */
    public static <T> T alone(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException away) {
            throw new RecordStoreAwayException(away);
        }
    }

    /**
     * An instant in the only form that both databases' drivers take; never rounded up, or a pause
     * that ends now would end a moment later.
     */
    public static OffsetDateTime stamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
