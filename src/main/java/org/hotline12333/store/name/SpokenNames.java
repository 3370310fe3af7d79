package org.hotline12333.store.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.Transactions;
import org.hotline12333.value.NameId;
import org.hotline12333.value.Sound;
import org.jspecify.annotations.Nullable;

/**
 * Names with their sounds. Throws {@link org.hotline12333.store.database.RecordStoreAwayException}.
 * Safe for many threads, and many servers over one store.
 */
public final class SpokenNames {
    /** More names than these are not spoken: with a sound each they would be gigabytes. */
    public static final int NAMES_MAX = 50_000;

    /** Names to a transaction. */
    private static final int AT_ONCE = 500;

    private static final int WAITS = 0;
    private static final int HAS_SOUND = 1;
    private static final int CANNOT_BE_SAID = 2;

    private final Database store;
    private final int most;

    /** Those that have a sound, when it was looked up last. */
    private final Set<NameId> spoken = ConcurrentHashMap.newKeySet();

    public SpokenNames(Database store) {
        this(store, NAMES_MAX);
    }

    /** The same with room for so many. */
    SpokenNames(Database store, int most) {
        this.store = store;
        this.most = most;
    }

    /** Whether a name has a sound, as far as is known without asking: no answer waits for it. */
    public boolean isSpoken(String name) {
        return spoken.contains(NameId.of(name));
    }

    /** Looks up which names have a sound, where there are more or fewer than there were. */
    public void lookUp() {
        long now =
                Transactions.alone(() ->
                        store.sql()
                                .sql("select count(*) from spoken_name where state = ?")
                                .param(HAS_SOUND)
                                .query(Long.class)
                                .single());
        if (now != spoken.size()) {
            List<String> ids =
                    Transactions.alone(() ->
                            store.sql()
                                    .sql("select id from spoken_name where state = ?")
                                    .param(HAS_SOUND)
                                    .query(String.class)
                                    .list());
            Set<NameId> known = ids.stream().map(NameId::new).collect(Collectors.toSet());
            spoken.addAll(known);
            spoken.retainAll(known);
        }
    }

    /**
     * A name's sound.
     *
     * @throws IllegalStateException where it has none
     */
    public Sound sound(NameId id) {
        byte[] aLaw =
                Transactions.alone(() ->
                        store.sql()
                                .sql("select sound from spoken_name where id = ? and state = ?")
                                .params(id.hex(), HAS_SOUND)
                                .query(byte[].class)
                                .optional()
                                .orElseThrow(() -> new IllegalStateException("no sound of " + id)));
        return Sound.spoken(aLaw);
    }

    /** Keeps a name with its sound, whether or not it was there. */
    public void keep(String name, Sound sound) {
        store.transactions()
                .inOne(() -> {
                    insert(name);
                    return settle(name, HAS_SOUND, sound.aLaw());
                });
        spoken.add(NameId.of(name));
    }

    /** Keeps that a name cannot be said: nobody tries again. */
    public void giveUp(String name) {
        store.transactions().inOne(() -> settle(name, CANNOT_BE_SAID, null));
    }

    private int settle(String name, int state, byte @Nullable [] aLaw) {
        return store.jdbc()
                .update(
                        "update spoken_name set state = ?, sound = ? where id = ?",
                        state,
                        aLaw,
                        NameId.of(name).hex());
    }

    private int insert(String name) {
        return store.jdbc()
                .update(
                        """
                        insert into spoken_name (id, name, state) values (?, ?, ?)
                        on conflict do nothing
                        """,
                        NameId.of(name).hex(),
                        name,
                        WAITS);
    }

    /**
     * Has names wait for their sounds that are not there yet, in small transactions. Where there is
     * no room for all, those go first that are not among these; then the last have none.
     *
     * @param heard all that callers may hear, each once
     * @return how many there was no room for
     */
    public int await(Collection<String> heard) {
        Set<String> there = new HashSet<>(ids());
        List<String> fresh =
                heard.stream().filter(name -> !there.contains(NameId.of(name).hex())).toList();
        if (there.size() + fresh.size() > most) {
            heard.forEach(name -> there.remove(NameId.of(name).hex()));
            forget(List.copyOf(there));
        }
        int room = Math.toIntExact(Math.max(0, most - count()));
        List<String> kept = fresh.subList(0, Math.min(room, fresh.size()));
        for (List<String> some : pieces(kept)) {
            store.transactions()
                    .inOne(() ->
                            store.jdbc()
                                    .batchUpdate(
                                            """
                                            insert into spoken_name (id, name, state)
                                            values (?, ?, %d) on conflict do nothing
                                            """
                                                    .formatted(WAITS),
                                            some.stream()
                                                    .map(name ->
                                                            new Object[] {
                                                                NameId.of(name).hex(), name
                                                            })
                                                    .toList()));
        }
        return fresh.size() - kept.size();
    }

    private List<String> ids() {
        return Transactions.alone(
                () -> store.sql().sql("select id from spoken_name").query(String.class).list());
    }

    private void forget(List<String> ids) {
        for (List<String> some : pieces(ids)) {
            store.transactions()
                    .inOne(() ->
                            store.jdbc()
                                    .batchUpdate(
                                            "delete from spoken_name where id = ?",
                                            some.stream().map(id -> new Object[] {id}).toList()));
        }
        ids.forEach(id -> spoken.remove(new NameId(id)));
    }

    private static List<List<String>> pieces(List<String> all) {
        List<List<String>> pieces = new ArrayList<>();
        for (int first = 0; first < all.size(); first += AT_ONCE) {
            pieces.add(all.subList(first, Math.min(all.size(), first + AT_ONCE)));
        }
        return pieces;
    }

    private long count() {
        return Transactions.alone(() ->
                store.sql().sql("select count(*) from spoken_name").query(Long.class).single());
    }

    /** Some of those that wait for their sounds, from there on. */
    List<String> waiting(NameId from, int most) {
        return Transactions.alone(() ->
                store.sql()
                        .sql(
                                """
                                select name from spoken_name where state = ? and id >= ?
                                order by id limit ?
                                """)
                        .params(WAITS, from.hex(), most)
                        .query(String.class)
                        .list());
    }

    /** Some of those that wait for their sounds. */
    List<String> waiting(int most) {
        return Transactions.alone(() ->
                store.sql()
                        .sql("select name from spoken_name where state = ? order by id limit ?")
                        .params(WAITS, most)
                        .query(String.class)
                        .list());
    }

    /** How many wait. */
    public long waiting() {
        return Transactions.alone(() ->
                store.sql()
                        .sql("select count(*) from spoken_name where state = ?")
                        .param(WAITS)
                        .query(Long.class)
                        .single());
    }
}
