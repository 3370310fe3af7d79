package org.hotline12333.store.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a database that refuses has against it, by SQL state; five digits with 90 are H2's own. */
public enum DatabaseFault {
    /** Another process has an embedded one open. */
    IN_USE("90020"),
    /** An embedded one has no file yet. */
    NOT_THERE("90146"),
    DAMAGED("90028 90030"),
    /** A table or a column is not there. */
    OLDER_TABLES("42P01 42S02 42S04 42703 42S22"),
    READ_ONLY("25006"),
    /** Somebody else has locked the row, and there was to be no waiting. */
    LOCKED("55P03 HYT00"),
    DISK_FULL("53100"),
    /** H2 takes no path that begins neither with / nor with ./ */
    RELATIVE_PATH("90011"),
    NOT_WRITABLE("90031 90062"),
    USER_REFUSED("28000 28P01"),
    /**
     * No connection, or none any more; or told so by a server that ends or begins: whole classes.
     */
    AWAY("08 57P"),
    /** Any other state, or none. */
    OTHER("");

    /** Their beginnings, with blanks between. */
    private final String states;

    DatabaseFault(String states) {
        this.states = states;
    }

    public static DatabaseFault of(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return Arrays.stream(values())
                .filter(each -> Arrays.stream(each.states.split(" ")).anyMatch(state::startsWith))
                .findFirst()
                .orElse(OTHER);
    }

    /** That of the first database exception among the causes. */
    public static Optional<DatabaseFault> in(Throwable problem) {
        for (@Nullable Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof SQLException fault) {
                return Optional.of(of(fault));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether nothing can be had of this connection; a primary that is none any more only reads.
     */
    boolean losesConnections() {
        return this == AWAY || this == READ_ONLY;
    }

    /** As a database would say it that has one state for this. */
    SQLException thrown(String message) {
        return new SQLException(message, states);
    }
}
