package org.hotline12333.store.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hotline12333.store.file.StoreProblem;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether a database that answers is one to serve from, or to work on; else one line says why. */
public final class StoreFitness {
    /** What is said of a store whose tables are not those of this hotline yet. */
    public static final StoreProblem OLDER =
            new StoreProblem(
                    "the record store is empty, or of an older hotline",
                    "start ./hotline serve once");

    private StoreFitness() {}

    /** Before tables are made or changed. */
    public static void toServe(Flyway flyway, Path keyFile, boolean newStore) {
        DataSource source = flyway.getConfiguration().getDataSource();
        refuse(source, StoreFitness::cannotBeWritten);
        switch (Schema.of(flyway)) {
            case Schema.None _ -> {
                if (!newStore) {
                    refuseLost(keyFile);
                }
            }
            case Schema.Newer newer -> throw newer(newer);
            case Schema.HalfMade _ ->
                    throw new IllegalStateException(
                            "the record store holds tables half made: put back the copy from"
                                    + " before the last start");
            case Schema.Older _, Schema.AsWanted _ -> {
                refuse(source, StoreFitness::locked);
                if (!newStore && isUnused(source)) {
                    refuseLost(keyFile);
                }
            }
            case Schema.Foreign _ -> {}
        }
    }

    /**
     * Whether there are tables and nothing was ever put into them, as an import of a whole store
     * leaves them that was killed: the name of a key comes first.
     */
    private static boolean isUnused(DataSource source) {
        return new JdbcTemplate(source)
                .queryForList("select id from sealing_key limit 1", String.class)
                .isEmpty();
    }

    /** Whoever brings a whole store in has all of it, and a server would wait without a word. */
    private static Optional<StoreProblem> locked(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            return Optional.empty();
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '3s'"); // longer than another's migration
            statement.execute("lock table sealing_key in access share mode");
            return Optional.empty();
        } catch (SQLException fault) {
            if (DatabaseFault.of(fault) == DatabaseFault.LOCKED) {
                return Optional.of(
                        new StoreProblem(
                                "somebody else has all tables locked, as an import of a whole"
                                        + " store has",
                                "wait for their end"));
            }
            throw fault;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** For a verb. */
    public static void toWorkOn(DataSource source) {
        refuse(source, Standby::problem);
        step(source);
    }

    /** The step of its tables, which are those that this hotline wants. */
    public static String step(DataSource source) {
        return switch (Schema.of(source)) {
            case Schema.Newer newer -> throw newer(newer);
            case Schema.None _, Schema.Foreign _, Schema.HalfMade _, Schema.Older _ ->
                    throw new IllegalStateException(OLDER.toString());
            case Schema.AsWanted(String has) -> has;
        };
    }

    private interface Look {
        Optional<StoreProblem> problem(Connection connection) throws SQLException;
    }

    private static void refuse(DataSource source, Look look) {
        Objects.requireNonNull(
                        new JdbcTemplate(source)
                                .execute(
                                        (ConnectionCallback<Optional<StoreProblem>>) look::problem))
                .ifPresent(problem -> {
                    throw new IllegalStateException(problem.toString());
                });
    }

    /** A file that may not be written opens all the same, and fails at the first caller. */
    private static Optional<StoreProblem> cannotBeWritten(Connection connection)
            throws SQLException {
        return connection.isReadOnly()
                ? Optional.of(
                        new StoreProblem(
                                "the record store can only be read",
                                "make its file writable for the user that serves"))
                : Standby.problem(connection);
    }

    private static IllegalStateException newer(Schema.Newer tables) {
        return new IllegalStateException(
                "the record store has the tables of step %s, and this hotline knows those to step %s: run the newer hotline that made them, or put back a copy from before it"
                        .formatted(tables.has(), tables.wants()));
    }

    private static void refuseLost(Path key) {
        if (Files.exists(key)) {
            throw new IllegalStateException(
                    "key file "
                            + key
                            + " is there, and the database is empty: put back a copy of the store,"
                            + " mend HOTLINE_DB_URL, or begin a new store with ./hotline serve"
                            + " --new-store");
        }
    }
}
