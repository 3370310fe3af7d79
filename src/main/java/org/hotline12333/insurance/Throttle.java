package org.hotline12333.insurance;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
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

    /**
     * @param callers the name of the counter, and those that it had under other keys or in another
     *     form of the calling number
     */
    private record Counter(List<String> callers, Rate rate) {}

    private List<Counter> counters(Enquirer enquirer, List<String> callerHashes) {
        return List.of(
                enquirer.withholdsNumber()
                        ? new Counter(List.of(WITHHELD), limits.withheld())
                        : new Counter(callerHashes, limits.perCaller()),
                new Counter(List.of(OVERALL), limits.overall()));
    }

    /** Whether this caller, or all callers together, were refused too often lately. */
    boolean full(Enquirer enquirer, List<String> callerHashes, Instant now) {
        if (!limits.throttling()) {
            return false;
        }
        // Both are read whatever the first one says, so that the work is the same.
        return counters(enquirer, callerHashes).stream()
                        .filter(counter -> refusals(counter, now) >= counter.rate().refusals())
                        .count()
                > 0;
    }

    private int refusals(Counter counter, Instant now) {
        return jdbc
                .queryForList(
                        "select refusals from throttle where caller in (%s) and window_start = ?"
                                .formatted(
                                        String.join(
                                                ", ",
                                                Collections.nCopies(
                                                        counter.callers().size(), "?"))),
                        Integer.class,
                        Stream.concat(
                                        counter.callers().stream(),
                                        Stream.of(
                                                Transactions.stamp(
                                                        counter.rate().windowStart(now))))
                                .toArray())
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Counts a refusal; true when it is the first one of all in its window. */
    boolean count(Enquirer enquirer, List<String> callerHashes, Instant now) {
        return count(enquirer, callerHashes, enquirer.quick() ? OF_MACHINE : 1, now);
    }

    /** Counts numbers that match while the password is not known; returns as above. */
    boolean countMatch(Enquirer enquirer, List<String> callerHashes, Instant now) {
        return count(enquirer, callerHashes, 1, now);
    }

    /** What others share counts once: machines would throttle everybody three times as soon. */
    private boolean count(Enquirer enquirer, List<String> callerHashes, int times, Instant now) {
        boolean first = false;
        if (limits.throttling()) {
            for (Counter counter : counters(enquirer, callerHashes)) {
                first = counted(counter, counter.callers().equals(callerHashes) ? times : 1, now);
            }
        }
        return first;
    }

    private boolean counted(Counter counter, int times, Instant now) {
        Object[] key = {
            counter.callers().getFirst(), Transactions.stamp(counter.rate().windowStart(now))
        };
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
    void takeBack(Enquirer enquirer, List<String> callerHashes, Instant now) {
        if (limits.throttling()) {
            counters(enquirer, callerHashes).forEach(counter -> takeBack(counter, now));
        }
    }

    /** From the name under which it was counted. */
    private void takeBack(Counter counter, Instant now) {
        for (String caller : counter.callers()) {
            int taken =
                    jdbc.update(
                            """
                            update throttle set refusals = refusals - 1
                            where caller = ? and window_start = ? and refusals > 0
                            """,
                            caller,
                            Transactions.stamp(counter.rate().windowStart(now)));
            if (taken > 0) {
                return;
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
