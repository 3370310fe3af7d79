package org.hotline12333.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.hotline12333.store.audit.TimeSeen;
import org.hotline12333.store.audit.TimeSeen.Doubt;
import org.hotline12333.store.audit.TimesSeen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time by which the hotline decides: the machine's clock, as long as that runs as time passes.
 * Where it jumps, or is far from the time last seen at a start, it is not believed, and the time
 * goes on from where it was; until it is right again, or has run steadily for a day. What is told
 * of calls, and not decided by, is told by the machine's clock.
 *
 * <p>Servers of one database hear of one another. One whose clock is not believed keeps the time of
 * one whose clock is, and two that differ from each other are not believed. Safe for many threads.
 */
public final class SteadyClock implements InstantSource {
    /** How far the clock may move in an hour against the time that has passed. */
    static final Duration JUMP = Duration.ofMinutes(1);

    /** How long a clock must run that was not believed. */
    public static final Duration STEADY = Duration.ofDays(1);

    /** A hotline may have been off for so long, a weekend, before its clock is not believed. */
    public static final Duration OFF_MAX = Duration.ofDays(3);

    /** So often small corrections are taken over, and a clock that goes on jumping is told. */
    private static final Duration HOURLY = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

    private final InstantSource machine;
    private final LongSupplier nanos;
    private final String server = UUID.randomUUID().toString();
    private volatile Anchor anchor;
    private Instant heardAt = Instant.MIN;
    private Instant toldAt = Instant.MIN;

    /** What time it was, and whether the machine's clock was believed. */
    private record Anchor(Instant at, long nanos, Optional<Doubt> doubt) {
        Instant plus(long now) {
            return at.plusNanos(now - nanos);
        }
    }

    /**
     * @param nanos runs evenly, whatever is done to the machine's clock
     */
    public SteadyClock(InstantSource machine, LongSupplier nanos) {
        this.machine = machine;
        this.nanos = nanos;
        anchor = new Anchor(machine.instant(), nanos.getAsLong(), Optional.empty());
    }

    @Override
    public Instant instant() {
        Anchor now = anchor;
        Instant passed = now.plus(nanos.getAsLong());
        if (now.doubt().isPresent()) {
            return passed;
        }
        Instant told = machine.instant();
        return isNear(told, passed) ? told : passed;
    }

    /** The one rule for whatever is removed for its age: the time by which, or none for now. */
    public synchronized Optional<Instant> removesBy() {
        look();
        return anchor.doubt().isEmpty() ? Optional.of(instant()) : Optional.empty();
    }

    /** Goes on from what the servers of a database took for the time before. */
    public synchronized void begin(TimesSeen times) {
        switch (times.find()) {
            case TimesSeen.Found.Seen(var seen) -> begin(seen);
            case TimesSeen.Found.Absent _ -> beginAnew(times);
            case TimesSeen.Found.Forged _ -> {
                LOG.error(
                        "clock mark changed: somebody has changed the time last seen in the database");
                beginAnew(times);
            }
        }
    }

    /** No earlier than the latest enquiry that is on record. */
    private void beginAnew(TimesSeen times) {
        times.latestEnquiry().ifPresent(at -> begin(new TimeSeen(at, Optional.empty(), "")));
    }

    public synchronized void begin(TimeSeen seen) {
        Instant told = machine.instant();
        Duration ahead = Duration.between(seen.at(), told);
        heardAt = seen.at();
        Optional<Doubt> before = seen.doubt().filter(doubt -> canBeOff(ahead.minus(doubt.ahead())));
        if (canBeOff(ahead) && before.isEmpty()) {
            set(told, Optional.empty());
        } else {
            Doubt doubt = new Doubt(ahead, before.map(Doubt::since).orElse(seen.at()));
            set(seen.at(), Optional.of(doubt));
            LOG.warn(
                    "clock not believed: it says {}, and the time last seen here is {}; nothing is"
                            + " removed, forgotten or unlocked for its age until it is right, or"
                            + " has run steadily for a day",
                    told,
                    seen.at());
        }
    }

    private static boolean canBeOff(Duration time) {
        return time.compareTo(JUMP.negated()) >= 0 && time.compareTo(OFF_MAX) <= 0;
    }

    /** Compares the two clocks. */
    synchronized void look() {
        Anchor last = anchor;
        Instant passed = last.plus(nanos.getAsLong());
        Instant told = machine.instant();
        Optional<Doubt> doubt = last.doubt();
        if (isNear(told, passed)) {
            if (doubt.isPresent()) {
                LOG.info("clock believed: {}, right again", told);
            }
            if (doubt.isPresent() || isDue(last.at(), passed)) {
                set(told, Optional.empty());
            }
        } else if (doubt.filter(it -> isNear(told, passed.plus(it.ahead()))).isEmpty()) {
            set(passed, Optional.of(new Doubt(Duration.between(passed, told), passed)));
            tell(doubt, told, passed);
        } else if (!passed.isBefore(doubt.get().since().plus(STEADY))) {
            set(told, Optional.empty());
            LOG.warn("clock believed: {}, steady for a day; before it was {}", told, passed);
        }
    }

    /** Once, and each hour of a clock that goes on jumping. */
    private void tell(Optional<Doubt> before, Instant told, Instant passed) {
        if (before.isEmpty() || isDue(toldAt, passed)) {
            toldAt = passed;
            LOG.warn(
                    "clock not believed: it jumped to {}, and it is {}; nothing is removed,"
                            + " forgotten or unlocked for its age until it is right, or has run"
                            + " steadily for a day",
                    told,
                    passed);
        }
    }

    private static boolean isDue(Instant last, Instant now) {
        return !now.isBefore(last.plus(HOURLY));
    }

    /** What another server took for the time. */
    synchronized void hear(TimeSeen seen) {
        boolean lives = !seen.server().equals(server) && !seen.at().equals(heardAt);
        heardAt = seen.at();
        anchor.doubt().filter(_ -> lives).ifPresent(mine -> heed(mine, seen));
    }

    /** Not while this clock is believed itself. */
    private void heed(Doubt mine, TimeSeen seen) {
        Instant passed = instant();
        Instant later = seen.at().isAfter(passed) ? seen.at() : passed;
        Duration ahead = Duration.between(later, machine.instant());
        Instant since =
                seen.doubt()
                        .filter(theirs -> isNear(theirs.ahead(), ahead))
                        .map(Doubt::since)
                        .map(theirs -> theirs.isBefore(mine.since()) ? theirs : mine.since())
                        .orElse(later);
        set(later, Optional.of(new Doubt(ahead, since)));
    }

    /** What this server takes for the time, for others and for its next start. */
    TimeSeen seen() {
        Anchor now = anchor;
        return new TimeSeen(instant(), now.doubt(), server);
    }

    private void set(Instant at, Optional<Doubt> doubt) {
        anchor = new Anchor(at, nanos.getAsLong(), doubt);
    }

    private static boolean isNear(Instant one, Instant other) {
        return isNear(Duration.between(one, other), Duration.ZERO);
    }

    private static boolean isNear(Duration one, Duration other) {
        return one.minus(other).abs().compareTo(JUMP) <= 0;
    }
}
