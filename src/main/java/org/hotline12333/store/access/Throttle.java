package org.hotline12333.store.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.PersonId;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Refusals by origin, counted in windows of time, and those of all callers of one channel together;
 * and numbers that matched and were not followed by the password. What concerns an origin must run
 * inside a transaction; what all callers of a channel have in common is noted when it was
 * committed.
 */
final class Throttle {
    /** What a machine keyed counts for so many refusals of its number. */
    private static final int OF_MACHINE = 3;

    private final JdbcTemplate jdbc;
    private final Limits limits;
    private final Map<Channel, Gates> gates = new ConcurrentHashMap<>();

    Throttle(JdbcTemplate jdbc, Limits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    /** What all callers of one channel have in common. */
    private record Gates(Floodgate named, Floodgate withheld) {
        static Gates of(Channel channel, Limits limits) {
            String callers = "by " + channel.stored() + " who ";
            return new Gates(
                    gate(callers + "are not known", limits.overall()),
                    gate(callers + "withhold their number", limits.withheld()));
        }

        private static Floodgate gate(String callers, Limits.Rate least) {
            Floodgate gate = new Floodgate(callers, least);
            FloodgateMXBean.show(gate, callers);
            return gate;
        }
    }

    /** Whose refusals count together with this caller's. */
    private Floodgate gate(Enquirer enquirer) {
        Gates own = gates.computeIfAbsent(enquirer.channel(), it -> Gates.of(it, limits));
        return enquirer.origin().isWithheld() ? own.withheld() : own.named();
    }

    /**
     * How it stands with an enquirer who gives something.
     *
     * @param number whether their number was refused too often in this window
     * @param all whether all callers together were
     * @param noted whether a try from their number was held off before in this window
     */
    record State(boolean number, boolean all, boolean noted) {
        private static final State OPEN = new State(false, false, false);

        boolean isClosed() {
            return number || all;
        }
    }

    /**
     * @param originHashes the hashes of their origin, under other keys and in other forms as well
     */
    State state(Enquirer enquirer, List<String> originHashes, Instant now) {
        if (!limits.throttling()) {
            return State.OPEN;
        }
        boolean all = gate(enquirer).isClosed(now);
        if (enquirer.origin().isWithheld()) {
            return new State(false, all, false);
        }
        List<Refusals> rows = refusals(originHashes, now);
        return new State(
                rows.stream().mapToInt(Refusals::count).sum() >= limits.perOrigin().refusals(),
                all,
                rows.stream().anyMatch(Refusals::noted));
    }

    private record Refusals(int count, boolean noted) {}

    private List<Refusals> refusals(List<String> origins, Instant now) {
        return jdbc.query(
                """
                select refusals, held_off_at from throttle
                where caller in (%s) and window_start = ?
                """
                        .formatted(String.join(", ", Collections.nCopies(origins.size(), "?"))),
                (row, _) -> new Refusals(row.getInt(1), row.getObject(2) != null),
                Stream.concat(origins.stream(), Stream.of(window(now))).toArray());
    }

    private OffsetDateTime window(Instant now) {
        return Transactions.stamp(limits.perOrigin().windowStart(now));
    }

    /** Counts a refusal of this number. */
    void count(Enquirer enquirer, List<String> originHashes, Instant now) {
        count(enquirer, originHashes, enquirer.automated() ? OF_MACHINE : 1, now);
    }

    /** Counts numbers that match while the password is not known. */
    void countMatch(Enquirer enquirer, List<String> originHashes, Instant now) {
        count(enquirer, originHashes, 1, now);
    }

    private void count(Enquirer enquirer, List<String> originHashes, int times, Instant now) {
        if (limits.throttling() && !enquirer.origin().isWithheld()) {
            String caller = originHashes.getFirst();
            while (add(caller, times, now) == 0 && insert(caller, times, null, now) == 0) {
                // Another enquiry from the same origin made the row just now.
            }
        }
    }

    private int add(String caller, int times, Instant now) {
        return jdbc.update(
                "update throttle set refusals = refusals + ? where caller = ? and window_start = ?",
                times,
                caller,
                window(now));
    }

    private int insert(String caller, int times, @Nullable OffsetDateTime heldOffAt, Instant now) {
        return jdbc.update(
                """
                insert into throttle (caller, window_start, refusals, held_off_at)
                values (?, ?, ?, ?) on conflict do nothing
                """,
                caller,
                window(now),
                times,
                heldOffAt);
    }

    /**
     * Whether this try is the first that is held off: of its number in its window, or of all
     * callers in a minute. Those after it leave no trace, however many they are.
     */
    boolean holdsOff(State state, Enquirer enquirer, List<String> origins, Instant now) {
        if (!state.number()) {
            return gate(enquirer).holdsOff(now);
        }
        return !state.noted()
                && origins.stream()
                        .anyMatch(caller ->
                                jdbc.update(
                                                """
                                                update throttle set held_off_at = ?
                                                where caller = ? and window_start = ?
                                                    and held_off_at is null
                                                """,
                                                Transactions.stamp(now),
                                                caller,
                                                window(now))
                                        > 0);
    }

    /**
     * One less for this number: what was counted has turned out well. Nothing where that was
     * counted in another window than now's.
     */
    void takeBack(Enquirer enquirer, List<String> originHashes, Instant counted, Instant now) {
        if (limits.throttling()
                && !enquirer.origin().isWithheld()
                && window(counted).equals(window(now))) {
            Iterator<String> names = originHashes.iterator();
            while (names.hasNext() && !takeBack(names.next(), now)) {
                // It was counted under another name.
            }
        }
    }

    /** From the name under which it was counted. */
    private boolean takeBack(String caller, Instant now) {
        return jdbc.update(
                        """
                        update throttle set refusals = refusals - 1
                        where caller = ? and window_start = ? and refusals > 0
                        """,
                        caller,
                        window(now))
                > 0;
    }

    /** A wrong entry was judged. */
    void wrong(Enquirer enquirer, Instant now) {
        if (limits.throttling()) {
            gate(enquirer).wrong(now);
        }
    }

    /** Numbers matched, and the password is not known. */
    void matched(Enquirer enquirer, Instant now) {
        if (limits.throttling()) {
            gate(enquirer).matched(enquirer.session(), now);
        }
    }

    /** A person was verified. */
    void verified(PersonId person, Enquirer enquirer, Instant now) {
        if (limits.throttling()) {
            gate(enquirer).verified(person, enquirer.session(), now);
        }
    }
}
