package org.hotline12333.insurance.intake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.hotline12333.identity.PersonId;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The numbers by which persons are found, hashed and sealed, as an intake changes them: each holds
 * from the delivery that has it first to the one that has it no more. For one thread.
 */
final class PersonNumbers {
    private static final int BATCH = 1000;
    private static final int FETCHED = 10_000;

    private final JdbcTemplate jdbc;
    private final Keyring keyring;
    private final int delivery;
    private final Map<Kind, NumberIndex> whose = new EnumMap<>(Kind.class);
    private final List<Object[]> added = new ArrayList<>();
    private final List<Object[]> ended = new ArrayList<>();
    private final BitSet named = new BitSet();
    private long next;

    private PersonNumbers(Database database, Keyring keyring, int delivery) {
        jdbc = new JdbcTemplate(database.source());
        jdbc.setFetchSize(FETCHED);
        this.keyring = keyring;
        this.delivery = delivery;
        for (Kind kind : Kind.values()) {
            whose.put(kind, new NumberIndex());
        }
    }

    /** Those that hold now, to be changed by this delivery. Runs inside a transaction. */
    static PersonNumbers of(Database database, Keyring keyring, int delivery) {
        PersonNumbers numbers = new PersonNumbers(database, keyring, delivery);
        numbers.read();
        return numbers;
    }

    private void read() {
        next =
                1
                        + Objects.requireNonNull(
                                jdbc.queryForObject(
                                        "select coalesce(max(person), 0) from person_number",
                                        Long.class));
        jdbc.query(
                "select kind, hash, person from person_number where until_delivery is null",
                row -> {
                    UUID hash = row.getObject("hash", UUID.class);
                    Kind kind = Kind.of(row.getInt("kind"));
                    if (kind == Kind.PERSON_NUMBER) {
                        named.set(Math.toIntExact(row.getLong("person")));
                    }
                    index(kind)
                            .put(
                                    hash.getMostSignificantBits(),
                                    hash.getLeastSignificantBits(),
                                    row.getLong("person"));
                });
    }

    private NumberIndex index(Kind kind) {
        return Objects.requireNonNull(whose.get(kind));
    }

    /** Whose it is, under whichever key it was hashed. */
    OptionalLong find(Kind kind, String clear) {
        for (SealingKeys keys : keyring.now().all()) {
            String hash = keys.hash(kind, clear);
            OptionalLong found = index(kind).find(high(hash), low(hash));
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalLong.empty();
    }

    private static long high(String hash) {
        return Long.parseUnsignedLong(hash, 0, 16, 16);
    }

    private static long low(String hash) {
        return Long.parseUnsignedLong(hash, 16, 32, 16);
    }

    /** Whether an agency has named this person. */
    boolean isNamed(long person) {
        return named.get(Math.toIntExact(person));
    }

    /** A person whom no delivery has named before. */
    PersonId next() {
        return new PersonId(next++);
    }

    /** The highest number that a person has. */
    long last() {
        return next - 1;
    }

    /**
     * From this delivery on the person is found by these numbers, and by no other of their kinds;
     * and nobody else is. Whether any was new.
     */
    boolean have(PersonId person, Map<Kind, String> numbers) {
        boolean any = false;
        for (Map.Entry<Kind, String> number : numbers.entrySet()) {
            OptionalLong now = find(number.getKey(), number.getValue());
            if (now.isEmpty() || now.getAsLong() != person.value()) {
                now.ifPresent(other -> end(new PersonId(other), number.getKey()));
                end(person, number.getKey());
                add(person, number.getKey(), number.getValue());
                any = true;
            }
        }
        return any;
    }

    private void add(PersonId person, Kind kind, String clear) {
        SealingKeys keys = keyring.now().writing();
        String hash = keys.hash(kind, clear);
        index(kind).put(high(hash), low(hash), person.value());
        added.add(
                new Object[] {
                    kind.code(),
                    hash,
                    person.value(),
                    delivery,
                    keys.id(),
                    keys.seal(kind, clear, person.row())
                });
    }

    private void end(PersonId person, Kind kind) {
        ended.add(new Object[] {delivery, person.value(), kind.code(), delivery});
    }

    /** From this delivery on nobody is found as this person. */
    void end(PersonId person) {
        for (Kind kind : Kind.values()) {
            end(person, kind);
        }
    }

    /** Whether so much was changed that it is time to write it. */
    boolean isFull() {
        return added.size() + ended.size() >= BATCH;
    }

    /** Writes nothing of what was changed. */
    void forget() {
        ended.clear();
        added.clear();
    }

    /** Writes what was changed; ends come first, for a number may go from one to another. */
    void flush() {
        jdbc.batchUpdate(
                """
                update person_number set until_delivery = ?
                where person = ? and kind = ? and until_delivery is null and since_delivery < ?
                """,
                ended);
        jdbc.batchUpdate(
                """
                insert into person_number (kind, hash, person, since_delivery, sealing_key, sealed)
                values (?, cast(? as uuid), ?, ?, ?, ?)
                """,
                added);
        ended.clear();
        added.clear();
    }
}
