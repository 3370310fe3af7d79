package org.hotline12333.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.hotline12333.store.file.StoreProblem;

/** A PostgreSQL that answers, and takes nothing down. */
public final class Standby {
    private Standby() {}

    /** What to say of a database that can only be read. */
    public static Optional<StoreProblem> problem(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            return Optional.empty();
        }
        try (Statement asked = connection.createStatement();
                ResultSet row =
                        asked.executeQuery(
                                """
                                select pg_is_in_recovery(),
                                    current_setting('transaction_read_only') = 'on'
                                """)) {
            row.next();
            if (row.getBoolean(1)) {
                return Optional.of(
                        new StoreProblem(
                                "the database is a standby, which can only be read",
                                "name its primary in HOTLINE_DB_URL"));
            }
            return row.getBoolean(2)
                    ? Optional.of(
                            new StoreProblem(
                                    "the database can only be read",
                                    "take default_transaction_read_only off it or its user"))
                    : Optional.empty();
        }
    }

    /** What a lost primary would take along. */
    public static Optional<StoreProblem> loss(Connection primary) throws SQLException {
        try (Statement asked = primary.createStatement();
                ResultSet row =
                        asked.executeQuery(
                                """
                                select current_setting('synchronous_standby_names') = ''
                                    or current_setting('synchronous_commit') in ('off', 'local')
                                from pg_stat_replication limit 1
                                """)) {
            return row.next() && row.getBoolean(1)
                    ? Optional.of(
                            new StoreProblem(
                                    "a standby follows asynchronously, and lacks what callers were"
                                            + " told last when the primary is lost",
                                    "turn synchronous_mode of Patroni on, or name it in"
                                            + " synchronous_standby_names"))
                    : Optional.empty();
        }
    }

    /** Who asks a standby and is cut off. */
    public static Optional<StoreProblem> conflicts(Connection standby) throws SQLException {
        try (Statement asked = standby.createStatement();
                ResultSet row =
                        asked.executeQuery(
                                """
                                select conflicts from pg_stat_database
                                where datname = current_database()
                                """)) {
            return row.next() && row.getLong(1) > 0
                    ? Optional.of(
                            new StoreProblem(
                                    "the standby has broken off questions for its recovery, %d by now"
                                            .formatted(row.getLong(1)),
                                    "set hot_standby_feedback on there, or ask what takes long"
                                            + " elsewhere"))
                    : Optional.empty();
        }
    }
}
