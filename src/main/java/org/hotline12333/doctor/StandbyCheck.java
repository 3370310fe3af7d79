package org.hotline12333.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.hotline12333.store.database.DatabaseAddress;
import org.hotline12333.store.database.DriverSettings;
import org.hotline12333.store.database.Standby;
import org.hotline12333.store.file.StoreProblem;

/**
 * Whether the hotline outlives a PostgreSQL that is lost, and loses nothing by it.
 *
 * @param database an embedded one has no standby
 */
public record StandbyCheck(DatabaseAddress database) implements Check {
    @Override
    public String subject() {
        return "standby";
    }

    @Override
    public Finding look() {
        return database.isServer()
                ? DriverSettings.problem(database)
                        .<Finding>map(Finding.Wrong::of)
                        .orElseGet(this::ofServers)
                : new Finding.Well("an embedded database has none");
    }

    private Finding ofServers() {
        try {
            Optional<StoreProblem> problem = problem(database.unchanged(), Standby::loss);
            return problem.isPresent()
                    ? Finding.Wrong.of(problem.get())
                    : database.standby()
                            .map(StandbyCheck::ofStandby)
                            .orElseGet(
                                    () -> new Finding.Well("HOTLINE_DB_URL names no other server"));
        } catch (SQLException _) {
            return new Finding.Unknown("the database is away");
        }
    }

    private static Finding ofStandby(DataSource standby) {
        try {
            return problem(standby, Standby::conflicts)
                    .<Finding>map(Finding.Wrong::of)
                    .orElseGet(() -> new Finding.Well("one can take over"));
        } catch (SQLException _) {
            return new Finding.Wrong(
                    "no standby of HOTLINE_DB_URL answers, and a lost primary would not be replaced",
                    "start it, and look at patronictl list");
        }
    }

    private interface Look {
        Optional<StoreProblem> at(Connection connection) throws SQLException;
    }

    private static Optional<StoreProblem> problem(DataSource source, Look look)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            return look.at(connection);
        }
    }
}
