package org.hotline12333.insurance.intake;

import java.util.Map;
import java.util.Objects;
import org.hotline12333.identity.PersonId;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.springframework.jdbc.core.JdbcTemplate;

/** The numbers by which persons are found, hashed and sealed. Must run inside a transaction. */
final class PersonNumbers {
    private final JdbcTemplate jdbc;
    private final Keyring keyring;

    PersonNumbers(Database database, Keyring keyring) {
        jdbc = database.jdbc();
        this.keyring = keyring;
    }

    /** A person whom no delivery has named before. */
    PersonId next() {
        return new PersonId(
                1
                        + Objects.requireNonNull(
                                jdbc.queryForObject(
                                        "select coalesce(max(person), 0) from person_number",
                                        Long.class)));
    }

    /** From this delivery on the person is found by these numbers. */
    void add(PersonId person, Map<Kind, String> numbers, int since) {
        SealingKeys keys = keyring.now().writing();
        numbers.forEach((kind, clear) ->
                jdbc.update(
                        """
                        insert into person_number (kind, hash, person, since_delivery, sealing_key,
                            sealed)
                        values (?, cast(? as uuid), ?, ?, ?, ?)
                        """,
                        kind.code(),
                        keys.hash(kind, clear),
                        person.value(),
                        since,
                        keys.id(),
                        keys.seal(kind, clear, person.row())));
    }
}
