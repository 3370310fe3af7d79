package org.hotline12333.store.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How often an enquirer may be wrong. An origin is where somebody asks from on their channel: for a
 * call, the calling number.
 *
 * <p>Anybody may know a citizen's numbers, or hit them by chance, so whatever stops an attacker
 * must not shut the citizen out for good:
 *
 * <ul>
 *   <li>An origin from which a person was verified lately is known for that person. Wrong tries
 *       from all others are counted together, over all channels, since an origin can be forged or
 *       withheld: however many there are, they have ten guesses a day.
 *   <li>A known origin has a count of its own, and no other origin's tries touch it. Who forges it
 *       makes it wait for a minute at a time at first, and for an hour in the end.
 *   <li>A try during a pause is refused, and neither counts nor prolongs the pause; counts decay. A
 *       right entry lets a known origin begin anew twice a day, and forgives nothing to others: an
 *       attacker must not live on the citizen's own enquiries.
 *   <li>Pauses concern the verification alone: who is refused three times in a call is led to an
 *       agent by the dialplan.
 * </ul>
 *
 * <p>Numbers that nobody has are counted in the same way as others, so that pauses tell nothing.
 * What was judged and refused is counted by origin, in windows of time, and for all enquirers of a
 * channel together, those who withhold their origin apart. Who is held off by that is told to try
 * later, and not judged, but for known origins. To be asked for the password tells that both
 * numbers match: it counts like a refusal until the password is right. A wrong entry as quick as a
 * machine's counts three times for its origin; nobody is refused for being quick, because a
 * telephone's speed dial is as quick.
 *
 * @param byOrigin pauses for one person and one known origin
 * @param byPerson pauses for one person and all other origins
 * @param knownOriginFor how long an origin is known after a right entry
 * @param throttling whether the three rates below hold
 * @param perOrigin refusals from one origin
 * @param withheld refusals from all together who withhold their origin: at least so many, and as
 *     many as persons are verified
 * @param overall refusals from all others together, likewise
 */
public record Limits(
        Pauses byOrigin,
        Pauses byPerson,
        Duration knownOriginFor,
        boolean throttling,
        Rate perOrigin,
        Rate withheld,
        Rate overall) {
    /** Limits for a public hotline. */
    public static Limits standard() {
        return new Limits(
                new Pauses(
                        2,
                        List.of(
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(15),
                                Duration.ofHours(1)),
                        Duration.ofHours(12)),
                new Pauses(
                        2,
                        List.of(
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(5),
                                Duration.ofHours(1),
                                Duration.ofHours(5)),
                        Duration.ofHours(5)),
                Duration.ofDays(180),
                true,
                new Rate(20, Duration.ofHours(1)),
                new Rate(200, Duration.ofMinutes(1)),
                new Rate(600, Duration.ofMinutes(1)));
    }

    /** The same without the throttle, as load runs from one origin need it; pauses still hold. */
    public Limits withoutThrottle() {
        return new Limits(byOrigin, byPerson, knownOriginFor, false, perOrigin, withheld, overall);
    }

    /** The same with no refusal allowed: whose origin is not known is held off. */
    public Limits throttlingAll() {
        Rate none = new Rate(0, perOrigin.window());
        return new Limits(byOrigin, byPerson, knownOriginFor, true, none, none, none);
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

        /** More tries than these make no difference, and are not counted. */
        int triesMax() {
            return freeTries + lengths.size();
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
