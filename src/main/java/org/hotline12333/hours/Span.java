package org.hotline12333.hours;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a day with agents.
 *
 * @param from the minute of the day in which it begins
 * @param to the minute of the day in which it is over; midnight at its end is 1440
 */
record Span(int from, int to) {
    static final int DAY = 24 * 60;

    private static final int HOUR = 60;
    private static final Pattern WRITTEN =
            Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");

    /** As it is written, {@code 08:30-12:00}; empty where that is none, or runs backwards. */
    static Optional<Span> of(String written) {
        Matcher span = WRITTEN.matcher(written);
        if (!span.matches()) {
            return Optional.empty();
        }
        int from = minute(span.group(1), span.group(2));
        int to = minute(span.group(3), span.group(4));
        return from < to && to <= DAY ? Optional.of(new Span(from, to)) : Optional.empty();
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * HOUR + Integer.parseInt(minute);
    }

    boolean has(LocalTime time) {
        int minute = time.getHour() * HOUR + time.getMinute();
        return from <= minute && minute < to;
    }

    LocalDateTime begins(LocalDate day) {
        return day.atStartOfDay().plusMinutes(from);
    }

    LocalDateTime ends(LocalDate day) {
        return day.atStartOfDay().plusMinutes(to);
    }
}
