package org.hotline12333.insurance.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.delivery.Roll;
import org.hotline12333.insurance.shelf.BinaryCopy;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The numbers by which persons are found, hashed and sealed, as an intake changes them: each holds
 * from the delivery that has it first to the one that has it no more. They are the delivery's roll
 * as well: whose a number is and that the delivery has named it is one entry, for memory is what a
 * city's delivery takes most of. For one thread.
 */
final class PersonNumbers implements Roll {
    private static final int BATCH = 10_000;
    private static final int FETCHED = 10_000;

    /** By which a person is found. */
    private static final Set<Kind> KINDS =
            Set.of(Kind.PERSON_NUMBER, Kind.ID_NUMBER, Kind.SOCIAL_SECURITY_NUMBER);

    private final JdbcTemplate jdbc;
    private final Keyring keyring;
    private final int delivery;
    private final int visible;
    private final Map<Kind, NumberIndex> whose = new EnumMap<>(Kind.class);
    private final List<Added> added = new ArrayList<>();
    private final List<Object[]> ended = new ArrayList<>();
    private final Map<Kind, Hashed> hashed = new EnumMap<>(Kind.class);
    private final PersonLines lines = new PersonLines();
    private final BitSet named = new BitSet();

    /** Who was delivered once, and is in the delivery that callers hear no more. */
    private final BitSet away = new BitSet();

    private long firstNew;
    private long next;
    private String lastFound = "";
    private OptionalLong lastWas = OptionalLong.empty();

    private record Hashed(SealingKeys keys, String clear, String hash) {
        /** Nobody's numbers are printed by accident. */
        @Override
        public String toString() {
            return "Hashed[****]";
        }
    }

    private record Added(Kind kind, String hash, long person, String sealingKey, String sealed) {
        /** Nobody's numbers are printed by accident. */
        @Override
        public String toString() {
            return "Added[****]";
        }
    }

    private PersonNumbers(Database database, Keyring keyring, int delivery, int visible) {
        jdbc = new JdbcTemplate(database.source());
        jdbc.setFetchSize(FETCHED);
        this.keyring = keyring;
        this.delivery = delivery;
        this.visible = visible;
        for (Kind kind : KINDS) {
            whose.put(kind, new NumberIndex());
        }
    }

    /**
     * Those that hold now, to be changed by this delivery. Runs inside a transaction.
     *
     * @param visible the delivery that callers hear, 0 where there is none
     */
    static PersonNumbers of(Database database, Keyring keyring, int delivery, int visible) {
        PersonNumbers numbers = new PersonNumbers(database, keyring, delivery, visible);
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
        firstNew = next;
        jdbc.query(
                """
                select kind, hash, person, holds
                from (
                    select kind, hash, person,
                        since_delivery <= ?
                            and (until_delivery is null or until_delivery > ?) as holds
                    from person_number) number
                where kind = 3 or holds
                """,
                row -> {
                    read(
                            Kind.of(row.getInt("kind")),
                            row.getObject("hash", UUID.class),
                            row.getLong("person"),
                            row.getBoolean("holds"));
                },
                visible,
                visible);
    }

    /** An agency's number holds no more, and still names who comes back. */
    private void read(Kind kind, UUID uuid, long person, boolean holds) {
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        int place = Math.toIntExact(person);
        if (kind == Kind.PERSON_NUMBER) {
            away.set(place, !holds && (!named.get(place) || away.get(place)));
            named.set(place);
        }
        if (holds || index(kind).find(high, low).isEmpty()) {
            index(kind).put(high, low, person);
        }
    }

    private NumberIndex index(Kind kind) {
        NumberIndex index = whose.get(kind);
        if (index == null) {
            throw new IllegalStateException("all persons have been read");
        }
        return index;
    }

    /** Whose it is, under whichever key it was hashed. */
    private OptionalLong find(Kind kind, String clear) {
        for (SealingKeys keys : keyring.now().all()) {
            String hash = hash(keys, kind, clear);
            OptionalLong found = index(kind).find(high(hash), low(hash));
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalLong.empty();
    }

    /** The same number is mostly asked for several times in a row. */
    private String hash(SealingKeys keys, Kind kind, String clear) {
        Hashed last = hashed.get(kind);
        if (last != null && last.keys() == keys && last.clear().equals(clear)) {
            return last.hash();
        }
        String hash = keys.hash(kind, clear);
        hashed.put(kind, new Hashed(keys, clear, hash));
        return hash;
    }

    /** The same of the agency's number; rows of one person mostly follow each other. */
    OptionalLong find(String personNumber) {
        if (!lastFound.equals(personNumber)) {
            lastWas = find(Kind.PERSON_NUMBER, personNumber);
            lastFound = personNumber;
        }
        return lastWas;
    }

    private boolean isAway(PersonId person) {
        return away.get(Math.toIntExact(person.value()));
    }

    @Override
    public boolean isKnownElsewhere(String personNumber) {
        OptionalLong person = find(personNumber);
        return person.isPresent() && !isAway(new PersonId(person.getAsLong()));
    }

    @Override
    public long line(String personNumber) {
        return line(Kind.PERSON_NUMBER, personNumber);
    }

    @Override
    public long line(IdNumber number) {
        return line(Kind.ID_NUMBER, number.reveal());
    }

    @Override
    public long line(SocialSecurityNumber number) {
        return line(Kind.SOCIAL_SECURITY_NUMBER, number.reveal());
    }

    /** Under whichever key it was entered: another one may write since. */
    private long line(Kind kind, String clear) {
        for (SealingKeys keys : keyring.now().all()) {
            String hash = hash(keys, kind, clear);
            OptionalLong person = index(kind).entered(high(hash), low(hash));
            if (person.isPresent()) {
                return lines.of(person.getAsLong());
            }
        }
        return ABSENT;
    }

    /** Whoever lives has these numbers from now on; whoever has died is found by none. */
    @Override
    public void enter(PersonRow row, long line) {
        PersonId person = id(row);
        if (row.died().isPresent()) {
            end(person);
        } else {
            have(person, row);
        }
        lines.put(person.value(), line);
        enter(person, Kind.PERSON_NUMBER, row.personNumber());
        enter(person, Kind.ID_NUMBER, row.idNumber().reveal());
        enter(person, Kind.SOCIAL_SECURITY_NUMBER, row.socialSecurityNumber().reveal());
        lastFound = "";
    }

    private void enter(PersonId person, Kind kind, String clear) {
        String hash = hash(keyring.now().writing(), kind, clear);
        index(kind).enter(high(hash), low(hash), person.value());
    }

    /** By the agency's number; who was here before agencies named them, by the ID number. */
    private PersonId id(PersonRow person) {
        OptionalLong known = find(Kind.PERSON_NUMBER, person.personNumber());
        if (known.isPresent()) {
            return new PersonId(known.getAsLong());
        }
        OptionalLong unnamed = find(Kind.ID_NUMBER, person.idNumber().reveal());
        return unnamed.isPresent() && !named.get(Math.toIntExact(unnamed.getAsLong()))
                ? new PersonId(unnamed.getAsLong())
                : next();
    }

    @Override
    public void complete() {
        whose.keySet().retainAll(Set.of(Kind.PERSON_NUMBER));
        lastFound = "";
    }

    private static long high(String hash) {
        return Long.parseUnsignedLong(hash, 0, 16, 16);
    }

    private static long low(String hash) {
        return Long.parseUnsignedLong(hash, 16, 32, 16);
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
     * From this delivery on the person is found by the numbers of this row, and by no other of
     * their kinds; and nobody else is.
     */
    void have(PersonId person, PersonRow row) {
        have(person, Kind.PERSON_NUMBER, row.personNumber());
        have(person, Kind.ID_NUMBER, row.idNumber().reveal());
        have(person, Kind.SOCIAL_SECURITY_NUMBER, row.socialSecurityNumber().reveal());
        away.clear(Math.toIntExact(person.value()));
    }

    private void have(PersonId person, Kind kind, String clear) {
        OptionalLong now = find(kind, clear);
        boolean isTheirs = now.isPresent() && now.getAsLong() == person.value();
        if (!isTheirs || (kind == Kind.PERSON_NUMBER && isAway(person))) {
            now.ifPresent(other -> end(new PersonId(other), kind));
            end(person, kind);
            add(person, kind, clear);
        }
    }

    private void add(PersonId person, Kind kind, String clear) {
        SealingKeys keys = keyring.now().writing();
        String hash = hash(keys, kind, clear);
        index(kind).put(high(hash), low(hash), person.value());
        added.add(
                new Added(
                        kind,
                        hash,
                        person.value(),
                        keys.id(),
                        keys.seal(kind, clear, person.row())));
    }

    /** What is new in this delivery has nothing that could end. */
    private void end(PersonId person, Kind kind) {
        if (person.value() < firstNew) {
            ended.add(new Object[] {delivery, person.value(), kind.code(), delivery});
        }
    }

    /** From this delivery on nobody is found as this person. */
    void end(PersonId person) {
        for (Kind kind : KINDS) {
            end(person, kind);
        }
        away.set(Math.toIntExact(person.value()));
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
        if (added.isEmpty() && ended.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                """
                update person_number set until_delivery = ?
                where person = ? and kind = ? and until_delivery is null and since_delivery < ?
                """,
                ended);
        jdbc.execute((ConnectionCallback<Integer>) this::insert);
        ended.clear();
        added.clear();
    }

    private int insert(Connection connection) throws SQLException {
        if (BinaryCopy.isFor(connection)) {
            BinaryCopy.insert(
                    connection,
                    "person_number (kind, hash, person, since_delivery, sealing_key, sealed)",
                    added,
                    (row, to) ->
                            to.columns(6)
                                    .small(row.kind().code())
                                    .bytes(HexFormat.of().parseHex(row.hash()))
                                    .big(row.person())
                                    .integer(delivery)
                                    .text(row.sealingKey())
                                    .text(row.sealed()));
        } else {
            jdbc.batchUpdate(
                    """
                    insert into person_number
                        (kind, hash, person, since_delivery, sealing_key, sealed)
                    values (?, cast(? as uuid), ?, ?, ?, ?)
                    """,
                    added.stream().map(this::columns).toList());
        }
        return added.size();
    }

    private Object[] columns(Added row) {
        return new Object[] {
            row.kind().code(), row.hash(), row.person(), delivery, row.sealingKey(), row.sealed()
        };
    }
}
