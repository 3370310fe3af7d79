package org.hotline12333.simulator.bench;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hotline12333.simulator.asterisk.Tempo;
import org.hotline12333.simulator.line.ScriptedCaller;

/**
 * Lets the time of a call really pass, at its pace, and tells the meter how long the caller waited
 * for the server.
 */
final class CallClock implements Tempo {
    /** Asterisk's Read tells no key: the hotline asks for it next. */
    private static final String FETCHES_THE_KEY = "GET FULL VARIABLE";

    private final Meter meter;
    private final double pace;
    private Duration clock = Duration.ZERO;
    private long due;
    private long written;
    private long commanded;
    private boolean begun;
    private final ScriptedCaller caller;
    private final int enquiries;
    private int turnsLeft;
    private boolean enquires;
    private long keyWritten;

    /** A call that was to be dialled at this moment of {@link System#nanoTime}. */
    CallClock(Meter meter, double pace, long due, Callers.Visit visit) {
        this.meter = meter;
        this.caller = visit.caller();
        this.enquiries = visit.enquiries();
        this.turnsLeft = caller.turnsLeft();
        this.pace = pace;
        this.due = due;
    }

    @Override
    public void commanded(String command) {
        commanded = System.nanoTime();
        if (begun) {
            meter.command(commanded - due, commanded - written);
        } else {
            meter.firstCommand(commanded - due);
        }
        if (enquires && !command.startsWith(FETCHES_THE_KEY)) {
            meter.enquiry(commanded - keyWritten);
            enquires = false;
        }
        begun = true;
    }

    @Override
    public void reach(Duration now) throws InterruptedIOException {
        due = commanded + (long) (now.minus(clock).toNanos() / pace);
        clock = now;
        int left = caller.turnsLeft();
        boolean keyed = left < turnsLeft && left < enquiries; // an enquiry is one of the last turns
        turnsLeft = left;
        sleepUntil(due);
        written = System.nanoTime();
        if (keyed) {
            enquires = true;
            keyWritten = written;
        }
    }

    /** Returns at this moment of {@link System#nanoTime}, or soon after. */
    static void sleepUntil(long moment) throws InterruptedIOException {
        for (long left = moment - System.nanoTime(); left > 0; ) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedIOException("the call was given up");
            }
            left = moment - System.nanoTime();
        }
    }
}
