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
}
