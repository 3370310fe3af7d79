package org.hotline12333.simulator.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/**
 * What one server has shown.
 *
 * @param held calls at once, on average over the measured time
 * @param count of the measured time
 * @param turnaround nanoseconds from the writing of a reply to the next command
 * @param sinceDue the same from when the reply was due: what the bench was late is in it
 * @param keyToCommand nanoseconds from the writing of an enquiry's key to the first command that
 *     does not fetch it
 * @param cpuPerCommand of the server's process; nothing where it was not found
 * @param heapPerCall bytes that calls held live, each; nothing where the process was not found
 */
record Figures(
        double held,
        Duration measured,
        Meter.Count count,
        Histogram turnaround,
        Histogram sinceDue,
        Histogram keyToCommand,
        Optional<Duration> cpuPerCommand,
        OptionalLong heapPerCall) {
    double perSecond(long counted) {
        return counted * 1e9 / measured.toNanos();
    }

    /** Percent of the answered callers who needed a password. */
    double passwordShare() {
        return count.answered() == 0 ? 0 : 100.0 * count.passwords() / count.answered();
    }
}
