package org.hotline12333.doctor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * How many names of employers and hospitals callers can be told.
 *
 * @param source the record store's database
 */
public record NamesCheck(DataSource source) implements Check {
    private static final String MEND =
            "they get it while ./hotline serve runs; where they do not, install espeak-ng and sox"
                    + " there, or set HOTLINE_SPEECH_ENGINE";

    @Override
    public String subject() {
        return "names";
    }

    @Override
    public Finding look() {
        try (Connection connection = source.getConnection()) {
            long waiting = count(connection, 0);
            String line =
                    "%d can be told, %d wait for a sound, %d cannot be said"
                            .formatted(count(connection, 1), waiting, count(connection, 2));
            return waiting > 0 ? new Finding.Warning(line, MEND) : new Finding.Well(line);
        } catch (SQLException _) { // what is wrong with the database is told of the database
            return new Finding.Well("looked at where the database is free");
        }
    }

    private static long count(Connection connection, int state) throws SQLException {
        try (PreparedStatement counting =
                connection.prepareStatement("select count(*) from spoken_name where state = ?")) {
            counting.setInt(1, state);
            try (ResultSet counted = counting.executeQuery()) {
                counted.next();
                return counted.getLong(1);
            }
        }
    }
}
