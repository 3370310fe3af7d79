package org.hotline12333.store.rotation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hotline12333.host.ServerName;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.AuditTables;
import org.hotline12333.store.audit.TimesSeen;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.PatientSource;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.store.sealing.KeyFile;
import org.hotline12333.store.sealing.KeyFileException;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.KeyTables;
import org.hotline12333.store.sealing.KeyTables.Holder;
import org.hotline12333.store.sealing.KeyTables.Named;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The change from one key to another, while calls go on. A new key is put into the key file; when
 * every server holds it, the database names it, and from a moment that all know beforehand on it
 * writes. Then what the old one has sealed is sealed anew, bit by bit. All of it is done by whoever
 * {@linkplain #tick ticks}: each server does, and {@code ./hotline rotate-key}. Throws {@link
 * RecordStoreAwayException}. Safe for many threads.
 */
public final class KeyRotation implements AutoCloseable {
    /** From naming a new key to writing with it: by then every server has looked. */
    public static final Duration NOTICE = Duration.ofSeconds(5);

    static final Duration SEEN_EVERY = Duration.ofSeconds(10);

    /** A server that was not seen for so long is no more. */
    static final Duration SEEN_FOR = Duration.ofMinutes(1);

    /** So long after the change a transaction may still end that began before it. */
    public static final Duration LAGGARDS = Duration.ofSeconds(15);

    private final Keyring keyring;
    private final InstantSource clock;
    private final Resealing resealing;
    private final Remainder remainder;
    private final AuditTables audit;
    private final Transactions transactions;
    private final JdbcTemplate patient;
    private final TimesSeen timesSeen;
    private final String server =
            ServerName.ofThis() + "/" + UUID.randomUUID().toString().substring(0, 8);
    private List<String> shown = List.of();
    private Instant shownAt = Instant.MIN;
    private Optional<Pass> pass = Optional.empty();

    /** Going through all rows for the sake of a key; the last one begins after the laggards. */
    private record Pass(String key, Instant began, boolean done) {
        boolean isLast(Instant laggardsOver) {
            return !began.isBefore(laggardsOver);
        }
    }

    public KeyRotation(Database database, Keyring keyring, Audit trail, InstantSource clock) {
        this.keyring = keyring;
        this.clock = clock;
        transactions = database.transactions();
        resealing = new Resealing(database.jdbc(), transactions);
        patient = new JdbcTemplate(new PatientSource(database.source()));
        remainder = new Remainder(patient);
        timesSeen = new TimesSeen(database, keyring, trail);
        audit = new AuditTables(database.jdbc(), keyring);
    }

    /** How far it is. */
    public sealed interface Stage {
        /**
         * This key writes, and nothing is to be sealed anew.
         *
         * @param unopened rows that somebody has changed, so that no key opens them
         */
        record Settled(String key, int unopened) implements Stage {}

        /** This key waits until these servers hold it. */
        record Awaited(String key, List<String> servers) implements Stage {
            public Awaited {
                servers = List.copyOf(servers);
            }
        }

        /** This key writes soon. */
        record Coming(String key, Instant from) implements Stage {}

        /** This key writes, and what others have sealed is being sealed anew. */
        record Sealing(String key, String progress) implements Stage {}
    }

    /**
     * Puts a new key first in the key file; gives its public name.
     *
     * @throws KeyFileException where the file cannot be replaced
     */
    public static String addKey(Path keyFile) {
        return new KeyFile(keyFile).add().id();
    }

    /** The public name of the key that the file wants to write. */
    public static String firstKey(Path keyFile) {
        return new KeyFile(keyFile).read().writing().id();
    }

    /** Whether a new key has not taken over everything yet. */
    public synchronized boolean isUnderWay() {
        keyring.refresh();
        String wanted = keyring.wanted().id();
        return !keyring.now().writing().id().equals(wanted)
                || resealing.isLeft(keyring.now(), patient);
    }

    /**
     * Does what is due, for some such time, and says how far it is.
     *
     * @throws KeyFileException where the key file cannot be used as it is now; the keys that were
     *     read before stay in use
     */
    public synchronized Stage tick(Duration budget) {
        keyring.refresh();
        show();
        List<Named> named = keyring.tables().named();
        String wanted = keyring.wanted().id();
        Optional<Named> known = named.stream().filter(key -> key.id().equals(wanted)).findFirst();
        Instant now = clock.instant();
        if (known.isEmpty()) {
            return introduce(wanted, named.getLast().from(), now);
        }
        if (known.get().from().isAfter(now)) {
            return new Stage.Coming(wanted, known.get().from());
        }
        Named writing = KeyTables.writing(named, now).orElseThrow();
        return named.size() == 1 ? new Stage.Settled(writing.id(), 0) : seal(writing, budget, now);
    }

    /** Says to other servers which keys this one holds. */
    private void show() {
        Instant now = clock.instant();
        List<String> held = keyring.now().ids();
        if (!held.equals(shown) || !now.isBefore(shownAt.plus(SEEN_EVERY))) {
            keyring.tables().holds(new Holder(server, held), now);
            shown = held;
            shownAt = now;
        }
    }

    private Stage introduce(String key, Instant last, Instant now) {
        List<String> without =
                keyring.tables().holders(now.minus(SEEN_FOR)).stream()
                        .filter(holder -> !holder.keys().contains(key))
                        .map(Holder::server)
                        .toList();
        if (!without.isEmpty()) {
            return new Stage.Awaited(key, without);
        }
        // Later than the key before it, also where a clock was put back.
        Instant from = now.isAfter(last) ? now.plus(NOTICE) : last.plus(NOTICE);
        keyring.tables().name(key, from);
        return new Stage.Coming(key, from);
    }

    private Stage seal(Named writing, Duration budget, Instant now) {
        Instant laggardsOver = writing.from().plus(LAGGARDS);
        Pass at = pass(writing, laggardsOver, now);
        if (!at.done() && !isThrough(budget)) {
            return new Stage.Sealing(writing.id(), resealing.progress());
        }
        if (!at.done()) {
            signHead();
            pass = Optional.of(new Pass(at.key(), at.began(), true));
        }
        return at.isLast(laggardsOver)
                ? new Stage.Settled(writing.id(), resealing.unopened())
                : new Stage.Sealing(writing.id(), "");
    }

    /** A new one where a laggard may have written behind the one before. */
    private Pass pass(Named writing, Instant laggardsOver, Instant now) {
        return pass.filter(before -> before.key().equals(writing.id()))
                .filter(before ->
                        !before.done() || before.isLast(laggardsOver) || now.isBefore(laggardsOver))
                .orElseGet(() -> begin(writing, now));
    }

    /** Goes on for some such time; whether all rows have been gone through. */
    private boolean isThrough(Duration budget) {
        long end = System.nanoTime() + budget.toNanos();
        while (System.nanoTime() - end < 0) {
            if (!resealing.step(keyring.now())) {
                return true;
            }
        }
        return false;
    }

    private Pass begin(Named writing, Instant now) {
        Pass begun = new Pass(writing.id(), now, false);
        pass = Optional.of(begun);
        resealing.begin();
        return begun;
    }

    private void signHead() {
        transactions.inOne(() -> {
            audit.move(audit.lockedHead());
            return true;
        });
    }

    /** What the servers take for the time. */
    public TimesSeen timesSeen() {
        return timesSeen;
    }

    /** The keys that the database is sealed with, the one that writes last. */
    public List<String> named() {
        return KeyTables.ids(keyring.tables().named());
    }

    /** What still names the keys before the one that writes, oldest first. */
    public List<Remains> remains() {
        List<Named> named = keyring.tables().named();
        Instant now = clock.instant();
        Named writing = KeyTables.writing(named, now).orElseThrow();
        return named.stream()
                .takeWhile(key -> !key.equals(writing))
                .map(key ->
                        remainder.of(
                                key.id(), writing.from().plus(SealingKeys.CALL_STATE_LIFE_MAX)))
                .toList();
    }

    /**
     * Takes the keys that nothing names any more out of the database and the key file; gives their
     * names. A key that is still to come is left.
     *
     * @throws KeyFileException where the file cannot be replaced
     */
    public synchronized List<String> drop() {
        Instant now = clock.instant();
        Set<String> kept =
                remains().stream()
                        .filter(remains -> !remains.isNothing(now))
                        .map(Remains::key)
                        .collect(Collectors.toSet());
        List<Named> named = keyring.tables().named();
        Named writing = KeyTables.writing(named, now).orElseThrow();
        named.stream()
                .takeWhile(key -> !key.equals(writing))
                .map(Named::id)
                .filter(key -> !kept.contains(key))
                .forEach(keyring.tables()::forget);
        return forgetInFile();
    }

    private List<String> forgetInFile() {
        List<String> needed = named();
        KeySet inFile = keyring.file().read();
        List<String> gone =
                inFile.ids().stream().skip(1).filter(key -> !needed.contains(key)).toList();
        if (!gone.isEmpty()) {
            keyring.file().remove(Set.copyOf(gone));
        }
        return gone;
    }

    /** Lets the others go on without this one. */
    @Override
    public synchronized void close() {
        keyring.tables().leaves(server);
    }
}
