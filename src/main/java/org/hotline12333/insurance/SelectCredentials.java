package org.hotline12333.insurance;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose numbers these are. */
final class SelectCredentials {
    private static final String SELECT =
            """
            select id, id_number_hash, social_security_number_hash, password_hash
            from person left join credential on credential.person = person.id
            """;

    private static final RowMapper<Known> KNOWN =
            (row, _) ->
                    new Known(
                            new PersonId(row.getLong("id")),
                            row.getString("id_number_hash"),
                            row.getString("social_security_number_hash"),
                            Optional.ofNullable(row.getString("password_hash")));

    private final JdbcClient sql;

    SelectCredentials(JdbcClient sql) {
        this.sql = sql;
    }

    /** A person, and what proves to be them. */
    record Known(
            PersonId person,
            String idNumberHash,
            String socialSecurityHash,
            Optional<String> passwordHash) {}

    /** Nobody, one person, or two where the numbers are not one person's. */
    List<Known> byNumbers(String idNumberHash, String socialSecurityHash) {
        return sql.sql(
                        SELECT
                                + "where id_number_hash = ? union "
                                + SELECT
                                + "where social_security_number_hash = ?")
                .params(idNumberHash, socialSecurityHash)
                .query(KNOWN)
                .list();
    }

    Known byId(PersonId person) {
        return sql.sql(SELECT + "where id = ?")
                .param(person.value())
                .query(KNOWN)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no such person: " + person));
    }
}
