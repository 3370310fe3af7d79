package org.hotline12333.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/**
 * Whether the database answers, with the tables that this hotline wants.
 *
 * @param source opens it without making or changing it
 * @param complaint what to say of a database that cannot be used; ends with the mend
 */
public record DatabaseCheck(DataSource source, Function<SQLException, String> complaint)
        implements Check {
    /** H2's own states. */
    static final String IN_USE = "90020";

    static final String NOT_THERE = "90146";

    @Override
    public String subject() {
        return "database";
    }

    @Override
    public Finding look() {
        try (Connection connection = source.getConnection()) {
            String name =
                    connection.getMetaData().getDatabaseProductName()
                            + " "
                            + connection.getMetaData().getDatabaseProductVersion();
            return ofSchema(name, Flyway.configure().dataSource(source).load().info());
        } catch (SQLException fault) {
            return switch (String.valueOf(fault.getSQLState())) {
                case IN_USE -> new Finding.Well("in use, by the hotline that serves from it");
                case NOT_THERE -> new Finding.Well("there is none yet; ./hotline serve makes it");
                case String _ -> Finding.Wrong.said(complaint.apply(fault));
            };
        }
    }

    private static Finding ofSchema(String name, MigrationInfoService schema) {
        MigrationInfo current = schema.current();
        if (Arrays.stream(schema.all()).anyMatch(step -> step.getState().isFailed())) {
            return new Finding.Wrong(
                    name + " holds tables half made",
                    "put back the copy from before the last start, and start ./hotline serve");
        }
        if (current == null) {
            return new Finding.Well(name + " has no tables yet; ./hotline serve makes them");
        }
        if (schema.pending().length > 0) {
            MigrationInfo[] pending = schema.pending();
            return new Finding.Wrong(
                    "%s has the tables of step %s, this hotline wants step %s"
                            .formatted(
                                    name,
                                    current.getVersion(),
                                    pending[pending.length - 1].getVersion()),
                    "back it up, end every hotline, and start ./hotline serve, which makes the"
                            + " change");
        }
        if (current.getState() == MigrationState.FUTURE_SUCCESS) {
            return new Finding.Wrong(
                    name + " has the tables of step " + current.getVersion() + ", which are newer",
                    "run the newer hotline that made them");
        }
        return new Finding.Well(name + ", tables of step " + current.getVersion());
    }
}
