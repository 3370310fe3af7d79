package org.hotline12333.doctor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/** Whether testers' telephones hear a draft. */
public record TestNumberCheck(DataSource source, InstantSource clock) implements Check {
    @Override
    public String subject() {
        return "test number";
    }

    @Override
    public Finding look() {
        try (Connection connection = source.getConnection()) {
            return new Finding.Well(present(connection));
        } catch (SQLException _) { // what is wrong with the database is told of the database
            return new Finding.Well("the console says whether a draft is on it");
        }
    }

    private String present(Connection connection) throws SQLException {
        try (PreparedStatement asking =
                connection.prepareStatement(
                        "select draft, put_by, ends_at from draft_on_number where ends_at > ?")) {
            asking.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            try (ResultSet row = asking.executeQuery()) {
                return row.next()
                        ? "draft %d is on it, put there by %s, until %s"
                                .formatted(
                                        row.getLong(1),
                                        row.getString(2),
                                        minute(row.getObject(3, OffsetDateTime.class).toInstant()))
                        : "no draft is on it";
            }
        }
    }

    private static Instant minute(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MINUTES);
    }
}
