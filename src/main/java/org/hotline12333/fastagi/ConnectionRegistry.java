package org.hotline12333.fastagi;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.hotline12333.background.RateLimitedLog;

/**
 * The open connections: those whose environment is still to come, and calls. A peer that says
 * nothing takes no call's place. Safe for all threads.
 */
final class ConnectionRegistry {
    /**
     * What each has for certain, however many come behind it: without that, a flood would push out
     * honest calls that are about to be read. Meanwhile newcomers wait to be accepted.
     */
    static final Duration GRACE = Duration.ofMillis(250);

    /** With fewer places each has more time, up to so many times: a flood gains less there. */
    private static final int GRACE_TIMES_MAX = 4;

    private final int callsMax;
    private final int arrivingMax;
    private final Duration grace;
    private final RateLimitedLog warnings;
    private final SequencedMap<Connection, Long> arriving = new LinkedHashMap<>();
    private final Set<Connection> calls = new HashSet<>();
    private boolean closing;
    private volatile boolean leaving;

    /** What becomes of a connection whose environment was read. */
    enum Turn {
        CALL,
        BUSY,
        CLOSING
    }

    /**
     * No lines yet.
     *
     * @param arrivingMax where so many are silent, the one that has been so for longest makes room
     */
    ConnectionRegistry(int callsMax, int arrivingMax, RateLimitedLog warnings) {
        this.callsMax = callsMax;
        this.arrivingMax = arrivingMax;
        grace =
                GRACE.multipliedBy(
                        Math.clamp(FastAgiSettings.SILENT_MAX / arrivingMax, 1, GRACE_TIMES_MAX));
        this.warnings = warnings;
    }

    /** Lets a connection in; where too many are silent, when there is room for it. */
    synchronized void arrive(Connection connection) {
        awaitRoom();
        if (closing) {
            connection.cut();
            return;
        }
        if (arriving.size() == arrivingMax) {
            warnings.about("silent connections", arrivingMax + " at once; the oldest is cut");
            Objects.requireNonNull(arriving.pollFirstEntry()).getKey().cut();
        }
        arriving.put(connection, System.nanoTime());
    }

    private void awaitRoom() {
        try {
            while (!closing && arriving.size() == arrivingMax) {
                long left = grace.toMillis() - ageOfOldest().toMillis();
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration ageOfOldest() {
        return Duration.ofNanos(System.nanoTime() - arriving.firstEntry().getValue());
    }

    synchronized Turn begin(Connection connection) {
        arriving.remove(connection);
        notifyAll();
        if (closing) {
            return Turn.CLOSING;
        }
        if (calls.size() == callsMax) {
            warnings.about("call limit reached", callsMax + " calls");
            return Turn.BUSY;
        }
        calls.add(connection);
        return Turn.CALL;
    }

    /** Calls under way. */
    synchronized int calls() {
        return calls.size();
    }

    /** Ends the waiting for peers that are late. */
    synchronized void endLate(long now) {
        calls.forEach(call -> call.endLate(now));
    }

    synchronized void leave(Connection connection) {
        arriving.remove(connection);
        calls.remove(connection);
        notifyAll();
    }

    /** Whether calls should be handed over at their next question. */
    boolean isLeaving() {
        return leaving;
    }

    /** Lets nobody in any more, gives calls time to end, then to be handed over; cuts the rest. */
    synchronized void close(Duration drain, Duration handOver) {
        closing = true;
        notifyAll();
        arriving.keySet().forEach(Connection::cut);
        try {
            await(drain);
            leaving = true;
            await(handOver);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        calls.forEach(Connection::cut);
    }

    private void await(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis(); !calls.isEmpty() && left > 0; ) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
    }
}
