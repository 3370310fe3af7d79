package org.hotline12333.store.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.identity.PersonId;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose numbers these are. */
public final class SelectCredentials {
    /**
     * Joined to {@code person_number}: a number holds while the delivery that callers hear has it.
     */
    public static final String THAT_HOLD =
            """
            join visible_delivery on since_delivery <= delivery
                and (until_delivery is null or until_delivery > delivery)
            """;

    private static final String OF_NUMBERS =
            "select number.person, kind, credential.sealing_key as password_key, password_hash"
                    + " from person_number number "
                    + THAT_HOLD
                    + " left join credential on credential.person = number.person\n";

    private static final String SET_HASH =
            "update credential set sealing_key = ?, password_hash = ? where person = ?";

    private record Found(PersonId person, Kind kind, Optional<Passwords.Stored> password) {}

    private static final RowMapper<Found> FOUND =
            (row, _) -> {
                PersonId person = new PersonId(row.getLong("person"));
                return new Found(person, Kind.of(row.getInt("kind")), password(person, row));
            };

    private final JdbcClient sql;

    public SelectCredentials(JdbcClient sql) {
        this.sql = sql;
    }

    private static Optional<Passwords.Stored> password(PersonId person, ResultSet row)
            throws SQLException {
        @Nullable String hash = row.getString("password_hash");
        return hash == null
                ? Optional.empty()
                : Optional.of(new Passwords.Stored(person, row.getString("password_key"), hash));
    }

    /**
     * A person, and what was keyed of them.
     *
     * @param idNumber whether it was theirs
     * @param socialSecurityNumber whether it was theirs
     */
    public record Known(
            PersonId person,
            boolean idNumber,
            boolean socialSecurityNumber,
            Optional<Passwords.Stored> password) {
        private static Known of(List<Found> numbers) {
            return new Known(
                    numbers.getFirst().person(),
                    numbers.stream().anyMatch(number -> number.kind() == Kind.ID_NUMBER),
                    numbers.stream()
                            .anyMatch(number -> number.kind() == Kind.SOCIAL_SECURITY_NUMBER),
                    numbers.getFirst().password());
        }
    }

    /**
     * Nobody, one person, or two where the numbers are not one person's.
     *
     * @param idNumber its hash with each key: a row may have been hashed with either
     */
    public List<Known> byNumbers(List<String> idNumber, List<String> socialSecurityNumber) {
        return sql
                .sql(
                        OF_NUMBERS
                                + in(Kind.ID_NUMBER, idNumber)
                                + " union all "
                                + OF_NUMBERS
                                + in(Kind.SOCIAL_SECURITY_NUMBER, socialSecurityNumber))
                .params(
                        Stream.concat(idNumber.stream(), socialSecurityNumber.stream())
                                .<Object>map(hash -> hash)
                                .toList())
                .query(FOUND)
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Found::person, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Known::of)
                .toList();
    }

    /** Whose ID number it is now, by its hash with each key. */
    public Optional<PersonId> byIdNumber(List<String> idNumber) {
        return sql
                .sql(OF_NUMBERS + in(Kind.ID_NUMBER, idNumber))
                .params(List.<Object>copyOf(idNumber))
                .query(FOUND)
                .stream()
                .map(Found::person)
                .findFirst();
    }

    private static String in(Kind kind, List<String> hashes) {
        return "where kind = %d and hash in (%s)"
                .formatted(
                        kind.code(),
                        String.join(", ", Collections.nCopies(hashes.size(), "cast(? as uuid)")));
    }

    /**
     * A query password as it is stored.
     *
     * @param version how often one was set
     * @param initial whether an agency gave it
     * @param setBy the call in which it was set
     */
    record Credential(
            Passwords.Stored stored, int version, boolean initial, Optional<String> setBy) {}

    private static Optional<Credential> credential(PersonId person, ResultSet row)
            throws SQLException {
        Optional<Passwords.Stored> stored = password(person, row);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Credential(
                        stored.get(),
                        row.getInt("version"),
                        row.getBoolean("is_initial"),
                        Optional.ofNullable(row.getString("set_by_call"))));
    }

    /** A person's own numbers, in the clear, and the password. */
    record Whole(
            PersonId person,
            String idNumber,
            String socialSecurityNumber,
            Optional<Credential> credential) {
        Optional<Passwords.Stored> password() {
            return credential.map(Credential::stored);
        }

        @Override
        public String toString() {
            return "Whole[" + person + "]";
        }
    }

    /** In the clear, for whoever was asked to help this person. */
    public String idNumber(PersonId person, KeySet keys) {
        return byId(person, keys).idNumber();
    }

    /** By the newest numbers that callers can be found by; also where they hold no more. */
    Whole byId(PersonId person, KeySet keys) {
        Map<Kind, String> clear = new EnumMap<>(Kind.class);
        List<Optional<Credential>> credential = new ArrayList<>();
        sql.sql(
                        """
                        select kind, number.sealing_key, sealed,
                            credential.sealing_key as password_key, password_hash,
                            coalesce(version, 1) as version,
                            coalesce(is_initial, false) as is_initial, set_by_call
                        from person_number number
                            join visible_delivery on since_delivery <= delivery
                            left join credential on credential.person = number.person
                            left join password_change change
                                on change.person = credential.person
                        where number.person = ?
                        order by until_delivery nulls last, since_delivery
                        """)
                .param(person.value())
                .query(row -> {
                    Kind kind = Kind.of(row.getInt("kind"));
                    clear.put(
                            kind,
                            keys.of(row.getString("sealing_key"))
                                    .unseal(kind, row.getString("sealed"), person.row()));
                    credential.add(credential(person, row));
                });
        if (!clear.keySet().containsAll(List.of(Kind.ID_NUMBER, Kind.SOCIAL_SECURITY_NUMBER))) {
            throw new IllegalStateException("no such person: " + person);
        }
        return new Whole(
                person,
                Objects.requireNonNull(clear.get(Kind.ID_NUMBER)),
                Objects.requireNonNull(clear.get(Kind.SOCIAL_SECURITY_NUMBER)),
                credential.getFirst());
    }

    /**
     * Another password in place of that of this version, or of none where it is 0.
     *
     * @return whether it was still that
     */
    boolean set(Passwords.Stored next, int version, String call) {
        return version == 0 ? first(next, call) : another(next, version, call);
    }

    private boolean first(Passwords.Stored next, String call) {
        long person = next.person().value();
        int added =
                update(
                        """
                        insert into credential (person, sealing_key, password_hash)
                        values (?, ?, ?) on conflict do nothing
                        """,
                        person,
                        next.key(),
                        next.hash());
        if (added == 0) {
            return false;
        }
        update("delete from password_change where person = ?", person);
        update("insert into password_change values (?, 1, false, ?)", person, call);
        return true;
    }

    /** How many persons these hashes of ID numbers are of. */
    public long people(List<String> idNumberHashes) {
        String each =
                String.join(", ", Collections.nCopies(idNumberHashes.size(), "cast(? as uuid)"));
        return sql.sql(
                        "select count(distinct person) from person_number %s where kind = 1 and hash in (%s)"
                                .formatted(THAT_HOLD, each))
                .params(idNumberHashes)
                .query(Long.class)
                .single();
    }

    private boolean another(Passwords.Stored next, int version, String call) {
        long person = next.person().value();
        update(
                "insert into password_change values (?, 1, false, null) on conflict do nothing",
                person);
        int counted =
                update(
                        """
                        update password_change
                        set version = version + 1, is_initial = false, set_by_call = ?
                        where person = ? and version = ?
                        """,
                        call,
                        person,
                        version);
        return counted > 0 && update(SET_HASH, next.key(), next.hash(), person) > 0;
    }

    private int update(String statement, Object... values) {
        return sql.sql(statement).params(values).update();
    }

    /** The same password with another pepper; nothing where it was changed meanwhile. */
    void replace(Passwords.Stored old, Passwords.Stored next) {
        sql.sql(
                        """
                        update credential set sealing_key = ?, password_hash = ?
                        where person = ? and password_hash = ?
                        """)
                .params(next.key(), next.hash(), old.person().value(), old.hash())
                .update();
    }
}
