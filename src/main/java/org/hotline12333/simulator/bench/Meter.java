package org.hotline12333.simulator.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What the callers of one load see. Safe for all threads. */
final class Meter {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private static final int DIGITS = 3;

    private final Recorder turnaround = new Recorder(LONGEST, DIGITS);
    private final Recorder sinceDue = new Recorder(LONGEST, DIGITS);
    private final Recorder keyToCommand = new Recorder(LONGEST, DIGITS);
    private final LongAdder enquiries = new LongAdder();
    private final AtomicInteger held = new AtomicInteger();
    private final LongAdder commands = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder passwords = new LongAdder();
    private final LongAdder hangUps = new LongAdder();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

    /**
     * What has been counted so far.
     *
     * @param answered calls in which the caller heard the right balance to its end
     * @param passwords those of them that needed a password
     * @param enquiries keys of an enquiry that a command followed
     * @param hangUps calls that the caller meant to leave, and left
     * @param failures all other calls, by what went wrong
     */
    record Count(
            long commands,
            long answered,
            long passwords,
            long enquiries,
            long hangUps,
            Map<String, Long> failures) {
        Count since(Count before) {
            Map<String, Long> news = new TreeMap<>(failures);
            before.failures.forEach((kind, count) -> news.merge(kind, -count, Long::sum));
            news.values().removeIf(count -> count == 0);
            return new Count(
                    commands - before.commands,
                    answered - before.answered,
                    passwords - before.passwords,
                    enquiries - before.enquiries,
                    hangUps - before.hangUps,
                    news);
        }

        long failed() {
            return failures.values().stream().mapToLong(Long::longValue).sum();
        }

        long calls() {
            return answered + hangUps + failed();
        }
    }

    void begins() {
        held.incrementAndGet();
    }

    void ends() {
        held.decrementAndGet();
    }

    int held() {
        return held.get();
    }

    /** A command came, so long after the reply before it was due, and was written. */
    void command(long sinceDueNanos, long sinceWrittenNanos) {
        commands.increment();
        sinceDue.recordValue(within(sinceDueNanos));
        turnaround.recordValue(within(sinceWrittenNanos));
    }

    /** The first command of a call came, so long after the caller was to dial. */
    void firstCommand(long sinceDueNanos) {
        commands.increment();
        sinceDue.recordValue(within(sinceDueNanos));
    }

    /** The command that follows the key of an enquiry came, so long after the key was written. */
    void enquiry(long sinceWrittenNanos) {
        enquiries.increment();
        keyToCommand.recordValue(within(sinceWrittenNanos));
    }

    private static long within(long nanos) {
        return Math.clamp(nanos, 0, LONGEST);
    }

    void answered(boolean withPassword) {
        answered.increment();
        if (withPassword) {
            passwords.increment();
        }
    }

    void hungUp() {
        hangUps.increment();
    }

    void failed(String how) {
        failures.computeIfAbsent(how, _ -> new LongAdder()).increment();
    }

    Count count() {
        Map<String, Long> failed = new TreeMap<>();
        failures.forEach((kind, count) -> failed.put(kind, count.sum()));
        return new Count(
                commands.sum(),
                answered.sum(),
                passwords.sum(),
                enquiries.sum(),
                hangUps.sum(),
                failed);
    }

    /** From here on times count: those of the warm-up are dropped. */
    void dropTimes() {
        turnaround.reset();
        sinceDue.reset();
        keyToCommand.reset();
    }

    /** Nanoseconds from the writing of a reply to the next command, since the last look. */
    Histogram turnaround() {
        return turnaround.getIntervalHistogram();
    }

    /** Nanoseconds from an enquiry's key to the command that came of it, since the last look. */
    Histogram keyToCommand() {
        return keyToCommand.getIntervalHistogram();
    }

    /** The same, from the moment at which the reply was due. */
    Histogram sinceDue() {
        return sinceDue.getIntervalHistogram();
    }
}
