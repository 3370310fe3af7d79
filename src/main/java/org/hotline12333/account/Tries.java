package org.hotline12333.account;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.Origin;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.Keyring;

/**
 * Tries to enter, counted by name and by origin over all servers. A try counts before it is judged,
 * so that many at once are no more than many in turn, and is taken back where it was right; one
 * during a pause is refused, and neither counts nor prolongs it. A name that is nobody's counts as
 * any. Runs in the transaction under way.
 */
final class Tries {
    private final Database database;
    private final Keyring keyring;

    Tries(Database database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
    }

    /** Whether a try may be judged. */
    enum Standing {
        OPEN,
        /** The first one that a pause refuses. */
        PAUSED,
        /** One more, of which nothing is said. */
        PAUSED_STILL
    }

    /** What is counted together. */
    private record Subject(Pauses pauses, List<String> hashes) {}

    private Subject name(String typed) {
        return subject(Pauses.OF_NAME, "name " + typed);
    }

    private Subject origin(Actor actor) {
        return subject(Pauses.OF_ORIGIN, "from " + actor.origin().name());
    }

    /** What goes with a key that is dropped is forgiven: no more than some tries. */
    private Subject subject(Pauses pauses, String words) {
        KeySet keys = keyring.now();
        Origin counted = new Origin(Channel.CONSOLE, words);
        return new Subject(pauses, keys.all().stream().map(key -> key.hash(counted)).toList());
    }

    private record Count(String subject, int tries, Instant pausedUntil, Instant touched) {
        boolean isPaused(Instant now) {
            return pausedUntil.isAfter(now);
        }
    }

    /** Counts a try, where none of both has a pause. Nobody makes rows by typing during one. */
    Standing begin(String typed, Actor actor, Instant now) {
        Subject origin = origin(actor);
        List<Count> ofOrigin = locked(origin, now);
        if (isPaused(ofOrigin, now)) {
            return paused(ofOrigin, now);
        }
        Subject name = name(typed);
        List<Count> ofName = locked(name, now);
        if (isPaused(ofName, now)) {
            return paused(ofName, now);
        }
        add(origin, ofOrigin, now);
        add(name, ofName, now);
        return Standing.OPEN;
    }

    private static boolean isPaused(List<Count> counts, Instant now) {
        return counts.stream().anyMatch(count -> count.isPaused(now));
    }

    private Standing paused(List<Count> counts, Instant now) {
        int told = counts.stream().filter(it -> it.isPaused(now)).mapToInt(this::tell).sum();
        return told > 0 ? Standing.PAUSED : Standing.PAUSED_STILL;
    }

    private List<Count> locked(Subject subject, Instant now) {
        database.jdbc()
                .update(
                        """
                        insert into account_try (subject, tries, paused_until, touched_at, told)
                        values (?, 0, ?, ?, true) on conflict do nothing
                        """,
                        subject.hashes().getFirst(),
                        Transactions.stamp(now),
                        Transactions.stamp(now));
        return database.jdbc()
                .query(
                        "select * from account_try where subject in (%s) order by subject for update"
                                .formatted(
                                        String.join(
                                                ", ",
                                                Collections.nCopies(subject.hashes().size(), "?"))),
                        (row, _) ->
                                new Count(
                                        row.getString("subject"),
                                        row.getInt("tries"),
                                        row.getObject("paused_until", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getObject("touched_at", OffsetDateTime.class)
                                                .toInstant()),
                        subject.hashes().toArray());
    }

    private void add(Subject subject, List<Count> counts, Instant now) {
        Count most = Collections.max(counts, Comparator.comparingInt(Count::tries));
        int tries = subject.pauses().oneMore(most.tries(), Duration.between(most.touched(), now));
        database.jdbc()
                .update(
                        """
                        update account_try set tries = ?, paused_until = ?, touched_at = ?,
                            told = false
                        where subject = ?
                        """,
                        tries,
                        Transactions.stamp(now.plus(subject.pauses().after(tries))),
                        Transactions.stamp(now),
                        subject.hashes().getFirst());
    }

    private int tell(Count paused) {
        return database.jdbc()
                .update(
                        "update account_try set told = true where subject = ? and told = false",
                        paused.subject());
    }

    /** It was right, or was not judged: one less, and no pause by it. */
    void takeBack(String typed, Actor actor, Instant now) {
        takeBack(name(typed), now);
        takeBack(origin(actor), now);
    }

    private void takeBack(Subject subject, Instant now) {
        database.jdbc()
                .update(
                        """
                        update account_try set tries = tries - 1, paused_until = ?
                        where subject = ? and tries > 0
                        """,
                        Transactions.stamp(now),
                        subject.hashes().getFirst());
    }

    /** Whoever is in begins anew; their address does not, or it would be an attacker's key. */
    void forget(String name) {
        name(name)
                .hashes()
                .forEach(hash ->
                        database.jdbc().update("delete from account_try where subject = ?", hash));
    }

    int removeBefore(Instant now) {
        return database.jdbc()
                .update(
                        "delete from account_try where touched_at < ?",
                        Transactions.stamp(now.minus(Pauses.FORGOTTEN)));
    }
}
