package org.hotline12333.store.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.identity.PersonId;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose numbers these are. */
public final class SelectCredentials {
    private static final String OF_NUMBERS =
            """
            select id, id_number_hash, social_security_number_hash,
                credential.sealing_key as password_key, password_hash
            from person left join credential on credential.person = person.id
            """;

    private static final RowMapper<Known> KNOWN =
            (row, _) ->
                    new Known(
                            new PersonId(row.getLong("id")),
                            row.getString("id_number_hash"),
                            row.getString("social_security_number_hash"),
                            password(new PersonId(row.getLong("id")), row));

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

    /** A person, and what proves to be them. */
    public record Known(
            PersonId person,
            String idNumberHash,
            String socialSecurityHash,
            Optional<Passwords.Stored> password) {}

    /**
     * Nobody, one person, or two where the numbers are not one person's.
     *
     * @param idNumber its hash with each key: a row may have been hashed with either
     */
    public List<Known> byNumbers(List<String> idNumber, List<String> socialSecurityNumber) {
        return sql.sql(
                        OF_NUMBERS
                                + in("where id_number_hash", idNumber)
                                + " union "
                                + OF_NUMBERS
                                + in("where social_security_number_hash", socialSecurityNumber))
                .params(
                        Stream.concat(idNumber.stream(), socialSecurityNumber.stream())
                                .<Object>map(hash -> hash)
                                .toList())
                .query(KNOWN)
                .list();
    }

    private static String in(String column, List<String> hashes) {
        return column + " in (" + String.join(", ", Collections.nCopies(hashes.size(), "?")) + ")";
    }

    /** A person's own numbers, in the clear, and the password. */
    record Whole(
            PersonId person,
            String idNumber,
            String socialSecurityNumber,
            Optional<Passwords.Stored> password) {
        @Override
        public String toString() {
            return "Whole[" + person + "]";
        }
    }

    Whole byId(PersonId person, KeySet keys) {
        return sql.sql(
                        """
                        select person.sealing_key, id_number_sealed, social_security_number_sealed,
                            credential.sealing_key as password_key, password_hash
                        from person left join credential on credential.person = person.id
                        where id = ?
                        """)
                .param(person.value())
                .query((row, _) -> {
                    SealingKeys sealedWith = keys.of(row.getString("sealing_key"));
                    return new Whole(
                            person,
                            sealedWith.unseal(
                                    Kind.ID_NUMBER,
                                    row.getString("id_number_sealed"),
                                    person.row()),
                            sealedWith.unseal(
                                    Kind.SOCIAL_SECURITY_NUMBER,
                                    row.getString("social_security_number_sealed"),
                                    person.row()),
                            password(person, row));
                })
                .optional()
                .orElseThrow(() -> new IllegalStateException("no such person: " + person));
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
