package org.hotline12333.store.access;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hotline12333.identity.PersonId;
import org.hotline12333.store.access.Limits.Rate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes while more entries of all callers together are wrong than their number explains. There is
 * room for so many wrong ones, and it comes back evenly over the window, so that it is open again a
 * moment after a flood has ended.
 *
 * <p>The room is at least the rate's, and else the number of <em>different</em> persons who were
 * verified in a window: one person's right entries, however many, make no more room for wrong ones.
 * It lives in the server's memory; a row that all callers share would make each wait for all
 * others. Safe for many threads.
 */
final class Floodgate implements FloodgateMXBean {
    private static final Logger LOG = LoggerFactory.getLogger(Floodgate.class);
    static final Duration TELLING_EVERY = Duration.ofMinutes(1);

    private final String callers;
    private final Rate least;
    private double room;
    private Instant at = Instant.EPOCH;
    private Set<PersonId> verified = new HashSet<>();
    private int verifiedBefore;
    private Instant window = Instant.EPOCH;
    private Instant told = Instant.EPOCH;
    private boolean closed;
    private long closings;
    private long heldOff;

    /** Calls in which numbers matched and no password is known yet. */
    private final Map<String, Instant> matches = new HashMap<>();

    /**
     * An open one.
     *
     * @param callers whom it holds off, for the log
     * @param least the room that there is without anybody's right entries
     */
    Floodgate(String callers, Rate least) {
        this.callers = callers;
        this.least = least;
        room = least.refusals();
    }

    synchronized boolean isClosed(Instant now) {
        pass(now);
        boolean was = closed;
        closed = room < 1;
        closings += closed && !was ? 1 : 0;
        return closed;
    }

    @Override
    public synchronized long getClosings() {
        return closings;
    }

    @Override
    public synchronized long getHeldOff() {
        return heldOff;
    }

    /** An entry was judged, and was wrong. */
    synchronized void wrong(Instant now) {
        pass(now);
        room = Math.max(0, room - 1);
    }

    /** Numbers matched in this call, which counts as wrong until the password is right. */
    synchronized void matched(String callId, Instant now) {
        wrong(now);
        matches.put(callId, now);
    }

    /** A person was verified in this call; what it counted a window ago has come back already. */
    synchronized void verified(PersonId person, String callId, Instant now) {
        pass(now);
        verified.add(person);
        Instant since = matches.remove(callId);
        if (since != null && since.plus(least.window()).isAfter(now)) {
            room = Math.min(roomMax(), room + 1);
        }
    }

    /** Somebody is held off; true, and a line in the log, once a minute. */
    synchronized boolean holdsOff(Instant now) {
        heldOff++;
        if (Duration.between(told, now).abs().compareTo(TELLING_EVERY) < 0) {
            return false;
        }
        told = now;
        LOG.warn(
                "callers held off: those {}, for too many wrong numbers (room for {} in {})",
                callers,
                roomMax(),
                least.window());
        return true;
    }

    private int roomMax() {
        return Math.max(least.refusals(), Math.max(verifiedBefore, verified.size()));
    }

    private void pass(Instant now) {
        Instant current = least.windowStart(now);
        if (!current.equals(window)) {
            boolean next = current.equals(window.plus(least.window()));
            verifiedBefore = next ? verified.size() : 0;
            verified = new HashSet<>();
            window = current;
            matches.values().removeIf(since -> !since.plus(least.window()).isAfter(now));
        }
        double windows = Duration.between(at, now).toMillis() / (double) least.window().toMillis();
        room = Math.min(roomMax(), room + Math.max(0, windows) * roomMax());
        at = now;
    }
}
