package org.hotline12333.doctor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Whether messages are sent: whether there is a gateway, and how many wait or were given up.
 *
 * @param gateway whether one is set
 */
public record OutboxCheck(DataSource source, boolean gateway) implements Check {
    private static final String DEAD_MEND =
            "look at ./hotline outbox list, and at what the gateway wants (HOTLINE_SMS_BODY,"
                    + " HOTLINE_SMS_HEADERS)";

    @Override
    public String subject() {
        return "outbox";
    }

    @Override
    public Finding look() {
        String to = gateway ? "a gateway is set" : "no gateway is set (HOTLINE_SMS_URL)";
        try (Connection connection = source.getConnection()) {
            long waiting = count(connection, "WAITING");
            long dead = count(connection, "DEAD");
            String line = "%s, %d messages wait, %d were given up".formatted(to, waiting, dead);
            if (dead > 0) {
                return new Finding.Warning(line, DEAD_MEND);
            }
            return waiting > 0 && !gateway
                    ? new Finding.Warning(line, "set HOTLINE_SMS_URL, and they are sent")
                    : new Finding.Well(line);
        } catch (SQLException _) { // what is wrong with the database is told of the database
            return new Finding.Well(to + "; ./hotline outbox list says what waits");
        }
    }

    private static long count(Connection connection, String state) throws SQLException {
        try (PreparedStatement counting =
                connection.prepareStatement("select count(*) from outbox where state = ?")) {
            counting.setString(1, state);
            try (ResultSet counted = counting.executeQuery()) {
                counted.next();
                return counted.getLong(1);
            }
        }
    }
}
