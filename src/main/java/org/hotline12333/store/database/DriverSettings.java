package org.hotline12333.store.database;

import java.util.Optional;
import org.hotline12333.store.file.StoreProblem;

/** What the driver of a PostgreSQL is told, by its URL or else by us: times, and which server. */
public final class DriverSettings {
    /** A connection must be had within three seconds, from the second server as well. */
    private static final int CONNECT_MAX = 3;

    /** Longer than a transaction may take, and short enough for who waits for an answer. */
    private static final int SOCKET_MIN = 4;

    private static final int SOCKET_MAX = 5;

    private DriverSettings() {}

    /** What to say of settings with which callers wait too long. */
    public static Optional<StoreProblem> problem(DatabaseAddress database) {
        if (!database.isServer()) {
            return Optional.empty();
        }
        boolean several = database.namesSeveral();
        return wrong(database, "socketTimeout", SOCKET_MIN, SOCKET_MAX)
                .or(() -> wrong(database, "connectTimeout", 1, CONNECT_MAX - (several ? 1 : 0)))
                .or(() -> several ? wrongServer(database) : Optional.empty());
    }

    private static Optional<StoreProblem> wrong(
            DatabaseAddress database, String name, int least, int most) {
        String told = database.told(name);
        return told.matches("\\d{1,6}")
                        && Integer.parseInt(told) >= least
                        && Integer.parseInt(told) <= most
                ? Optional.empty()
                : Optional.of(
                        problem(
                                "with %s=%s callers wait too long, or nothing gets its time"
                                        .formatted(name, told),
                                Integer.toString(most)));
    }

    private static Optional<StoreProblem> wrongServer(DatabaseAddress database) {
        String told = database.told("targetServerType");
        return told.equals("primary")
                ? Optional.empty()
                : Optional.of(
                        problem(
                                "of several servers targetServerType=%s may take one that can only be read"
                                        .formatted(told),
                                "primary"));
    }

    private static StoreProblem problem(String what, String better) {
        return new StoreProblem(what, "leave it out of HOTLINE_DB_URL, or say " + better);
    }
}
