package org.hotline12333.insurance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How often a caller may be wrong.
 *
 * <p>Anybody may know a citizen's numbers, or hit them by chance, so whatever stops an attacker
 * must not shut the citizen out for good:
 *
 * <ul>
 *   <li>Wrong tries are counted for the person <em>together with the calling number</em> first.
 *       These pauses grow to a day, and hold only for callers from that number.
 *   <li>A caller number can be forged, so a second count holds for the person whoever calls. It
 *       begins late, and its pauses are capped at an hour.
 *   <li>It does not hold for a number from which this person was verified lately, so that citizens
 *       who call from their own telephone are not touched by others' tries.
 *   <li>A try during a pause is refused, and neither counts nor prolongs the pause; counts decay; a
 *       right entry clears them.
 *   <li>Pauses concern the telephone's own verification only: the dialplan leads a caller who is
 *       refused three times to an agent.
 * </ul>
 *
 * <p>Numbers that nobody has are counted in the same way as others, so that pauses tell nothing.
 * Refusals are counted by caller number and overall as well, in windows of time; that throttle ends
 * with its window, and holds for right entries, too. To be asked for the password tells that both
 * numbers match: it counts like a refusal until the password is right. A wrong entry as quick as a
 * machine's counts three times for its number; nobody is refused for being quick, because a
 * telephone's speed dial is as quick.
 *
 * @param byCaller pauses for one person and one calling number
 * @param byPerson pauses for one person, whoever calls
 * @param knownCallerFor how long a number is known after a right entry
 * @param throttling whether the three rates below hold
 * @param perCaller refusals from one calling number
 * @param withheld refusals from all callers together who withhold their number
 * @param overall refusals altogether
 */
public record Limits(
        Pauses byCaller,
        Pauses byPerson,
        Duration knownCallerFor,
        boolean throttling,
        Rate perCaller,
        Rate withheld,
        Rate overall) {
    /** Limits for a public hotline. */
    public static Limits standard() {
        return new Limits(
                new Pauses(
                        2,
                        List.of(
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(15),
                                Duration.ofHours(1),
                                Duration.ofDays(1)),
                        Duration.ofHours(12)),
                new Pauses(
                        9,
                        List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1)),
                        Duration.ofHours(2)),
                Duration.ofDays(180),
                true,
                new Rate(20, Duration.ofHours(1)),
                new Rate(200, Duration.ofHours(1)),
                new Rate(600, Duration.ofMinutes(1)));
    }

    /** The same without the throttle, as load runs from one number need it; pauses still hold. */
    public Limits withoutThrottle() {
        return new Limits(byCaller, byPerson, knownCallerFor, false, perCaller, withheld, overall);
    }

    /**
     * Growing pauses.
     *
     * @param freeTries wrong tries without a pause
     * @param lengths of the pauses after each further one; the last repeats
     * @param forgivesOneAfter one wrong try is forgiven after each such time without another
     */
    public record Pauses(int freeTries, List<Duration> lengths, Duration forgivesOneAfter) {
        public Pauses {
            lengths = List.copyOf(lengths);
            if (lengths.isEmpty() || !forgivesOneAfter.isPositive()) {
                throw new IllegalArgumentException("pauses need lengths and forgiveness");
            }
        }

        Duration after(int wrongTries) {
            return wrongTries <= freeTries
                    ? Duration.ZERO
                    : lengths.get(Math.min(wrongTries - freeTries, lengths.size()) - 1);
        }

        int remaining(int wrongTries, Duration since) {
            long forgiven = Math.max(0, since.dividedBy(forgivesOneAfter));
            return (int) Math.max(0, wrongTries - forgiven);
        }
    }

    /** So many refusals in a window of time. */
    public record Rate(int refusals, Duration window) {
        public Rate {
            if (window.toSeconds() < 1) {
                throw new IllegalArgumentException("a window must last a second");
            }
        }

        Instant windowStart(Instant now) {
            long seconds = window.toSeconds();
            return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
        }
    }
}
