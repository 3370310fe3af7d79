package org.hotline12333.insurance;

import java.time.Instant;
import java.util.List;
import org.hotline12333.insurance.Limits.Rate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Refusals by calling number and overall, counted in windows of time; and numbers that matched and
 * were not followed by the password. Must run inside a transaction.
 */
final class Throttle {
    private static final String OVERALL = "overall";
    private static final String WITHHELD = "withheld";

    /** What a machine keyed counts for so many refusals of its number. */
    private static final int OF_MACHINE = 3;

    private final JdbcTemplate jdbc;
    private final Limits limits;

    Throttle(JdbcTemplate jdbc, Limits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    private record Counter(String caller, Rate rate) {}

    private List<Counter> counters(Enquirer enquirer, String callerHash) {
        return List.of(
                enquirer.withholdsNumber()
                        ? new Counter(WITHHELD, limits.withheld())
                        : new Counter(callerHash, limits.perCaller()),
                new Counter(OVERALL, limits.overall()));
    }

    /** Whether this caller, or all callers together, were refused too often lately. */
    boolean full(Enquirer enquirer, String callerHash, Instant now) {
        if (!limits.throttling()) {
            return false;
        }
        // Both are read whatever the first one says, so that the work is the same.
        return counters(enquirer, callerHash).stream()
                        .filter(counter -> refusals(counter, now) >= counter.rate().refusals())
                        .count()
                > 0;
    }

    private int refusals(Counter counter, Instant now) {
        return jdbc
                .queryForList(
                        "select refusals from throttle where caller = ? and window_start = ?",
                        Integer.class,
                        counter.caller(),
                        Transactions.stamp(counter.rate().windowStart(now)))
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Counts a refusal; true when it is the first one of all in its window. */
    boolean count(Enquirer enquirer, String callerHash, Instant now) {
        return count(enquirer, callerHash, enquirer.quick() ? OF_MACHINE : 1, now);
    }

    /** Counts numbers that match while the password is not known; returns as above. */
    boolean countMatch(Enquirer enquirer, String callerHash, Instant now) {
        return count(enquirer, callerHash, 1, now);
    }

    /** What others share counts once: machines would throttle everybody three times as soon. */
    private boolean count(Enquirer enquirer, String callerHash, int times, Instant now) {
        boolean first = false;
        if (limits.throttling()) {
            for (Counter counter : counters(enquirer, callerHash)) {
                first = counted(counter, counter.caller().equals(callerHash) ? times : 1, now);
            }
        }
        return first;
    }

    private boolean counted(Counter counter, int times, Instant now) {
        Object[] key = {counter.caller(), Transactions.stamp(counter.rate().windowStart(now))};
        int fresh =
                jdbc.update(
                        """
                        insert into throttle (caller, window_start, refusals)
                        values (?, ?, 0) on conflict do nothing
                        """,
                        key);
        jdbc.update(
                "update throttle set refusals = refusals + ? where caller = ? and window_start = ?",
                times,
                key[0],
                key[1]);
        return fresh > 0;
    }

    /** One less: what was counted has turned out well. Nothing once its window is over. */
    void takeBack(Enquirer enquirer, String callerHash, Instant now) {
        if (limits.throttling()) {
            for (Counter counter : counters(enquirer, callerHash)) {
                jdbc.update(
                        """
                        update throttle set refusals = refusals - 1
                        where caller = ? and window_start = ? and refusals > 0
                        """,
                        counter.caller(),
                        Transactions.stamp(counter.rate().windowStart(now)));
            }
        }
    }

    /** Drops windows that are over. */
    void purge(Instant now) {
        List.of(limits.perCaller(), limits.withheld(), limits.overall()).stream()
                .map(rate -> rate.windowStart(now))
                .min(Instant::compareTo)
                .ifPresent(oldest ->
                        jdbc.update(
                                "delete from throttle where window_start < ?",
                                Transactions.stamp(oldest)));
    }
}
