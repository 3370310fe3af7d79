package org.hotline12333.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hotline12333.store.database.DatabaseFault;
import org.hotline12333.store.database.Schema;
import org.hotline12333.store.database.Standby;
import org.hotline12333.store.file.StoreProblem;

/**
 * Whether the database answers, with the tables that this hotline wants.
 *
 * @param source opens it without making or changing it
 * @param problem what to say of a database that cannot be used
 * @param fileProblem what to say of the file of an embedded one
 */
public record DatabaseCheck(
        DataSource source,
        Function<SQLException, StoreProblem> problem,
        Supplier<Optional<StoreProblem>> fileProblem)
        implements Check {
    @Override
    public String subject() {
        return "database";
    }

    @Override
    public Finding look() {
        Optional<StoreProblem> ofFile = fileProblem.get();
        return ofFile.isPresent() ? Finding.Wrong.of(ofFile.get()) : inside();
    }

    private Finding inside() {
        try (Connection connection = source.getConnection()) {
            String name =
                    connection.getMetaData().getDatabaseProductName()
                            + " "
                            + connection.getMetaData().getDatabaseProductVersion();
            Optional<StoreProblem> readOnly = Standby.problem(connection);
            return readOnly.isPresent()
                    ? Finding.Wrong.of(readOnly.get())
                    : ofSchema(name, Schema.of(source));
        } catch (SQLException fault) {
            return switch (DatabaseFault.of(fault)) {
                case IN_USE -> new Finding.Well("in use, by the hotline that serves from it");
                case NOT_THERE -> new Finding.Well("there is none yet; ./hotline serve makes it");
                case DAMAGED,
                        OLDER_TABLES,
                        READ_ONLY,
                        LOCKED,
                        DISK_FULL,
                        RELATIVE_PATH,
                        NOT_WRITABLE,
                        USER_REFUSED,
                        AWAY,
                        OTHER ->
                        Finding.Wrong.of(problem.apply(fault));
            };
        }
    }

    private static Finding ofSchema(String name, Schema schema) {
        return switch (schema) {
            case Schema.None _ ->
                    new Finding.Well(name + " has no tables yet; ./hotline serve makes them");
            case Schema.Foreign _ ->
                    new Finding.Wrong(
                            name + " holds tables that are not the hotline's",
                            "name an empty database in HOTLINE_DB_URL");
            case Schema.HalfMade _ ->
                    new Finding.Wrong(
                            name + " holds tables half made",
                            "put back the copy from before the last start, and start ./hotline"
                                    + " serve");
            case Schema.Older(String has, String wants) ->
                    new Finding.Wrong(
                            "%s has the tables of step %s, this hotline wants step %s"
                                    .formatted(name, has, wants),
                            "back it up, end every hotline, and start ./hotline serve, which makes"
                                    + " the change");
            case Schema.Newer(String has, String _) ->
                    new Finding.Wrong(
                            name + " has the tables of step " + has + ", which are newer",
                            "run the newer hotline that made them");
            case Schema.AsWanted(String has) -> new Finding.Well(name + ", tables of step " + has);
        };
    }
}
