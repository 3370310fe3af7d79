package org.hotline12333.simulator.asterisk;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hotline12333.simulator.line.VirtualLine;

/**
 * Pauses that decide what a key means. Whether a pound or a key or two belong to the entry before,
 * the server tells by its own clock, while the caller's runs ahead of it: here it waits for that
 * clock, before such a key and behind it, and nowhere else.
 */
final class RealPauses {
    /** Longer than any of these pauses; from then on none is too short. */
    private static final Duration ENOUGH = Duration.ofMillis(5_100);

    /** An entry of more keys is none of the entry before. */
    private static final int FEW = 2;

    /** How an entry is asked for, and how the rest of it. */
    private static final String ENTRY = "GET DATA ";

    private static final String REST = ENTRY + "\"\"";

    private final VirtualLine line;
    private Duration keyed = Duration.ZERO;
    private long keyedReally = System.nanoTime();
    private int taken;
    private int entry;
    private boolean told;

    RealPauses(VirtualLine line) {
        this.line = line;
    }

    /** The next command has come, so that the server has taken the key before. */
    void commanded() {
        if (told) {
            told = false;
            keyed = line.now();
            keyedReally = System.nanoTime();
        }
    }

    /** Returns when what this command has come to may be told. */
    void before(String command) throws InterruptedIOException {
        int keys = line.taken() - taken;
        entry = command.startsWith(REST) ? entry + keys : keys;
        boolean few = command.startsWith(ENTRY) && entry > 0 && entry + line.following() <= FEW + 1;
        if (few || (keys > 0 && line.lastTaken() == '#')) {
            await(line.now().minus(keyed));
        }
        if (keys > 0) {
            taken = line.taken();
            told = true;
        }
    }

    /** Until so much has really passed since the key before. */
    private void await(Duration pause) throws InterruptedIOException {
        Duration most = pause.compareTo(ENOUGH) < 0 ? pause : ENOUGH;
        long moment = keyedReally + most.toNanos();
        for (long left; (left = moment - System.nanoTime()) > 0; ) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedIOException("the call was given up");
            }
        }
    }
}
