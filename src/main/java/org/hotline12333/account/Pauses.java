package org.hotline12333.account;

import java.time.Duration;
import java.util.List;

/**
 * Pauses that grow.
 *
 * @param free tries without one
 * @param lengths after each further try; the last repeats
 * @param forgivesOneAfter each such time without a try one is forgotten
 */
record Pauses(int free, List<Duration> lengths, Duration forgivesOneAfter) {
    /**
     * Of one name: an attacker has some twenty tries a day, and whoever it is enters after an hour.
     */
    static final Pauses OF_NAME =
            new Pauses(
                    5,
                    List.of(
                            Duration.ofMinutes(1),
                            Duration.ofMinutes(2),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(15),
                            Duration.ofHours(1)),
                    Duration.ofHours(2));

    /** Of one address, behind which many may sit. */
    static final Pauses OF_ORIGIN =
            new Pauses(
                    20,
                    List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15)),
                    Duration.ofMinutes(10));

    /** When nothing is left of any count. */
    static final Duration FORGOTTEN = OF_NAME.forgivesOneAfter().multipliedBy(OF_NAME.most());

    Pauses {
        lengths = List.copyOf(lengths);
    }

    /** More make no difference, and are not counted. */
    private int most() {
        return free + lengths.size();
    }

    Duration after(int tries) {
        return tries <= free ? Duration.ZERO : lengths.get(Math.min(tries, most()) - free - 1);
    }

    /** One more than are left of so many, so long ago. */
    int oneMore(int tries, Duration since) {
        long forgiven = Math.max(0, since.dividedBy(forgivesOneAfter));
        return (int) Math.min(most(), Math.max(0, tries - forgiven) + 1);
    }
}
