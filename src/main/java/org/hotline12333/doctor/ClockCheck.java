package org.hotline12333.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Whether the clock can be right: pauses after wrong tries, and data dates, are told by it.
 *
 * @param jdkReleased no clock of this machine can be earlier
 * @param server a database with a clock of its own
 */
public record ClockCheck(InstantSource clock, LocalDate jdkReleased, Optional<DataSource> server)
        implements Check {
    private static final int YEARS_OF_USE = 20;
    private static final Duration OFFSET_MAX = Duration.ofSeconds(2);
    private static final String MEND = "let NTP set the clock of this machine";

    @Override
    public String subject() {
        return "clock";
    }

    @Override
    public Finding look() {
        Instant now = clock.instant();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        if (today.isBefore(jdkReleased) || today.isAfter(jdkReleased.plusYears(YEARS_OF_USE))) {
            return new Finding.Wrong("it is not " + today + ", by the age of this JDK", MEND);
        }
        return server.map(this::offset).orElseGet(() -> new Finding.Well(today + ", UTC"));
    }

    private Finding offset(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Instant before = clock.instant();
            try (ResultSet row = statement.executeQuery("select current_timestamp")) {
                row.next();
                Instant theirs = row.getObject(1, OffsetDateTime.class).toInstant();
                Duration off = off(before, theirs, clock.instant());
                return off.compareTo(OFFSET_MAX) <= 0
                        ? new Finding.Well(
                                "within " + OFFSET_MAX.toSeconds() + " s of the database")
                        : new Finding.Wrong(
                                "it is %d s from the database's".formatted(off.toSeconds()), MEND);
            }
        } catch (SQLException _) {
            return new Finding.Unknown("the year is plausible; the database's clock is away");
        }
    }

    /** Nothing where the other clock's time lies between question and answer. */
    private static Duration off(Instant before, Instant theirs, Instant after) {
        if (theirs.isBefore(before)) {
            return Duration.between(theirs, before);
        }
        return theirs.isAfter(after) ? Duration.between(after, theirs) : Duration.ZERO;
    }
}
