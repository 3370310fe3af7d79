package org.hotline12333.store.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.TypeMismatchDataAccessException;

/**
 * The record store did not answer. The message never holds a value that was asked for or stored.
 */
public final class RecordStoreAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;
    private final boolean isOurFault;

    public RecordStoreAwayException(Exception cause) {
        super("the record store is away: " + why(cause), cause);
        why = why(cause);
        isOurFault =
                cause instanceof InvalidDataAccessApiUsageException
                        || cause instanceof IncorrectResultSizeDataAccessException
                        || cause instanceof TypeMismatchDataAccessException;
    }

    /** What happened, in a word or two: the kind of fault, and the database's own name for it. */
    public String why() {
        return why;
    }

    private static String why(Exception cause) {
        for (@Nullable Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof SQLException fault && fault.getSQLState() != null) {
                return cause.getClass().getSimpleName() + " " + fault.getSQLState();
            }
        }
        return cause.getClass().getSimpleName();
    }

    /** Whether the database was asked in a way that no database answers: a slip in our code. */
    public boolean isOurFault() {
        return isOurFault;
    }
}
