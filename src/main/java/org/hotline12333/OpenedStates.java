package org.hotline12333;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.hotline12333.channel.Complaints;
import org.hotline12333.insurance.CommitsOnDisk;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The states of calls that were opened on any server of one database, so that none is opened twice.
 * While the database is away a state opens all the same: nothing can be asked then, and the caller
 * is kept.
 */
final class OpenedStates implements SealedState.Once {
    private final Complaints complaints = new Complaints(System::nanoTime);

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    OpenedStates(DataSource database, InstantSource clock) {
        sql = JdbcClient.create(database);
        transaction = new TransactionTemplate(CommitsOnDisk.of(database));
        this.clock = clock;
    }

    @Override
    public boolean first(String nonce, Instant goodUntil) {
        try {
            sql.sql("delete from opened_state where good_until < ?")
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return Boolean.TRUE.equals(transaction.execute(_ -> isNew(nonce, goodUntil)));
        } catch (DataAccessException | TransactionException away) {
            complaints.about(
                    "whether a call's state was used before is not known",
                    away.getClass().getSimpleName());
            return true;
        }
    }

    private boolean isNew(String nonce, Instant goodUntil) {
        return sql.sql(
                                """
                                insert into opened_state (nonce, good_until)
                                values (?, ?) on conflict do nothing
                                """)
                        .params(nonce, goodUntil.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
