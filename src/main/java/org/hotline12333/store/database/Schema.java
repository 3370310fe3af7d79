package org.hotline12333.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of a record store, by the step that they have come to. */
public sealed interface Schema {
    /** There are none yet. */
    record None() implements Schema {}

    /** There are some that are not the hotline's. */
    record Foreign() implements Schema {}

    /** A step failed in the middle. */
    record HalfMade() implements Schema {}

    /** They lack steps that this hotline wants. */
    record Older(String has, String wants) implements Schema {}

    /** They are as this hotline wants them. */
    record AsWanted(String has) implements Schema {}

    /** A newer hotline has made steps that this one does not know. */
    record Newer(String has, String wants) implements Schema {}

    /**
     * Looks, and changes nothing.
     *
     * @throws org.flywaydb.core.api.FlywayException where the database cannot be asked
     */
    static Schema of(DataSource source) {
        return of(Flyway.configure().dataSource(source).load());
    }

    /** The same, as these migrations see it. */
    static Schema of(Flyway flyway) {
        MigrationInfoService info = flyway.info();
        MigrationInfo current = info.current();
        if (Arrays.stream(info.all()).anyMatch(step -> step.getState().isFailed())) {
            return new HalfMade();
        }
        if (current == null) {
            return isEmpty(flyway.getConfiguration().getDataSource()) ? new None() : new Foreign();
        }
        String has = Objects.toString(current.getVersion());
        String wants =
                Arrays.stream(info.all())
                        .filter(step -> step.getState().isResolved())
                        .map(step -> Objects.toString(step.getVersion()))
                        .reduce("none", (_, last) -> last);
        if (Arrays.stream(info.applied()).anyMatch(step -> !step.getState().isResolved())) {
            return new Newer(has, wants);
        }
        return info.pending().length > 0 ? new Older(has, wants) : new AsWanted(has);
    }

    private static boolean isEmpty(DataSource source) {
        return Boolean.TRUE.equals(
                new JdbcTemplate(source).execute((ConnectionCallback<Boolean>) Schema::isEmpty));
    }

    /** PostgreSQL calls them tables, and H2 base tables. */
    private static boolean isEmpty(Connection connection) throws SQLException {
        String[] types = {"TABLE", "BASE TABLE"};
        try (ResultSet tables =
                connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", types)) {
            return !tables.next();
        }
    }
}
