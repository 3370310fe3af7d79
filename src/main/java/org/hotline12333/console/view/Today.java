package org.hotline12333.console.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.hotline12333.calllog.CallOutcome;
import org.hotline12333.calllog.Traffic;

/**
 * How calls went since midnight, with all servers.
 *
 * @param traffic of the day
 * @param busiest minute of it; empty before the first call
 * @param dataTo the last month that callers can ask for
 */
public record Today(Traffic traffic, Optional<Traffic.Minute> busiest, YearMonth dataTo) {
    /** Of whose days and hours all figures are. */
    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /** GB/T 33358-2016: so many of all calls are to be connected over any day. */
    public static final double CONNECTED_MIN = 0.95;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    /** When the day of an instant began. */
    public static Instant midnight(Instant now) {
        return LocalDate.ofInstant(now, BEIJING).atStartOfDay(BEIJING).toInstant();
    }

    public long selfService() {
        return traffic.of(CallOutcome.SELF_SERVICE);
    }

    public long agent() {
        return traffic.of(CallOutcome.AGENT);
    }

    public long abandoned() {
        return traffic.of(CallOutcome.ABANDONED);
    }

    public long failed() {
        return traffic.of(CallOutcome.FAILED);
    }

    /** Whether fewer callers were connected than should be. */
    public boolean isPoorlyConnected() {
        return traffic.connected().filter(share -> share < CONNECTED_MIN).isPresent();
    }

    /** The time of day of the busiest minute. */
    public Optional<String> busiestAt() {
        return busiest.map(minute -> MINUTE.format(minute.from().atZone(BEIJING)));
    }
}
