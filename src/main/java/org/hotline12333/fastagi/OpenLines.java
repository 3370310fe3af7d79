package org.hotline12333.fastagi;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The open connections: those whose environment is still to come, and calls. A peer that says
 * nothing takes no call's place. Safe for all threads.
 */
final class OpenLines {
    /**
     * Connections that have yet to say what call they bring. Asterisk needs milliseconds for that:
     * the one that has been silent for longest makes room.
     */
    static final int ARRIVING_MAX = 1_000;

    private final int callsMax;
    private final Complaints complaints;
    private final SequencedSet<Connection> arriving = new LinkedHashSet<>();
    private final Set<Connection> calls = new HashSet<>();
    private boolean closing;
    private volatile boolean leaving;

    /** What becomes of a connection whose environment was read. */
    enum Turn {
        CALL,
        BUSY,
        CLOSING
    }

    OpenLines(int callsMax, Complaints complaints) {
        this.callsMax = callsMax;
        this.complaints = complaints;
    }

    synchronized void arrive(Connection connection) {
        if (closing) {
            connection.cut();
            return;
        }
        if (arriving.size() == ARRIVING_MAX) {
            complaints.about("silent connections", ARRIVING_MAX + " at once; the oldest is cut");
            arriving.removeFirst().cut();
        }
        arriving.addLast(connection);
    }

    synchronized Turn begin(Connection connection) {
        arriving.remove(connection);
        if (closing) {
            return Turn.CLOSING;
        }
        if (calls.size() == callsMax) {
            complaints.about("call limit reached", callsMax + " calls");
            return Turn.BUSY;
        }
        calls.add(connection);
        return Turn.CALL;
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
        arriving.forEach(Connection::cut);
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
