package org.hotline12333.insurance.intake;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.records.Contribution;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.store.access.Passwords;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/** Puts persons into the store. */
public final class Intake {
    private static final int BATCH = 1000;

    private final Database database;
    private final Keyring keyring;
    private final Passwords passwords = new Passwords();

    public Intake(Database database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
    }

    /** Takes in all of them, with the months that their records cover, or none. */
    public void take(DataDates dates, List<InsuredPerson> people) {
        database.transactions()
                .inOne(() -> {
                    dates(dates);
                    people.forEach(this::take);
                    return people.size();
                });
    }

    private void dates(DataDates dates) {
        update("delete from data_dates");
        update(
                "insert into data_dates (id, data_from, data_to) values (1, ?, ?)",
                dates.from().atDay(1),
                dates.to().atDay(1));
    }

    private void take(InsuredPerson person) {
        long id = insert(person.idNumber(), person.socialSecurityNumber());
        person.password()
                .map(password ->
                        passwords.hash(keyring.now().writing(), new PersonId(id), password))
                .ifPresent(stored ->
                        update(
                                "insert into credential (person, sealing_key, password_hash)"
                                        + " values (?, ?, ?)",
                                id,
                                stored.key(),
                                stored.hash()));
        enrolments(id, person);
        contributions(id, person);
        rows(id, person);
    }

    /** Sealed once the row has its number, which the seals are bound to. */
    private long insert(IdNumber idNumber, SocialSecurityNumber socialSecurityNumber) {
        SealingKeys keys = keyring.now().writing();
        KeyHolder id = new GeneratedKeyHolder();
        database.sql()
                .sql(
                        """
                        insert into person (sealing_key, id_number_hash, id_number_sealed,
                            social_security_number_hash, social_security_number_sealed)
                        values (?, ?, '', ?, '')
                        """)
                .params(
                        keys.id(),
                        keys.hash(Kind.ID_NUMBER, idNumber.reveal()),
                        keys.hash(Kind.SOCIAL_SECURITY_NUMBER, socialSecurityNumber.reveal()))
                .update(id, "id");
        PersonId person = new PersonId(Objects.requireNonNull(id.getKey()).longValue());
        update(
                """
                update person set id_number_sealed = ?, social_security_number_sealed = ?
                where id = ?
                """,
                keys.seal(Kind.ID_NUMBER, idNumber.reveal(), person.row()),
                keys.seal(Kind.SOCIAL_SECURITY_NUMBER, socialSecurityNumber.reveal(), person.row()),
                person.value());
        return person.value();
    }

    private void enrolments(long id, InsuredPerson person) {
        for (Insurance insurance : person.insured().keySet()) {
            update(
                    """
                    insert into enrolment (person, insurance, scheme, status, months_paid,
                        months_in_row)
                    values (?, ?, ?, ?, ?, ?)
                    """,
                    id,
                    insurance.code(),
                    person.scheme().stored(),
                    person.status().stored(),
                    person.monthsPaid(insurance),
                    person.monthsInRow(insurance));
        }
    }

    private void contributions(long id, InsuredPerson person) {
        person.insured().forEach((insurance, rows) -> contributions(id, insurance, rows));
    }

    private void contributions(long id, Insurance insurance, List<Contribution> rows) {
        database.jdbc()
                .batchUpdate(
                        """
                        insert into contribution (person, insurance, for_month, base, personal,
                            employer, credited)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """,
                        rows,
                        BATCH,
                        (statement, row) -> {
                            statement.setLong(1, id);
                            statement.setInt(2, insurance.code());
                            statement.setObject(3, row.month().atDay(1));
                            statement.setLong(4, row.base());
                            statement.setLong(5, row.personal());
                            statement.setLong(6, row.employer());
                            statement.setBoolean(7, row.credited());
                        });
    }

    private void rows(long id, InsuredPerson person) {
        for (InsuredPerson.Row row : person.rows()) {
            update(
                    "insert into %s (person, %s) values (?%s)"
                            .formatted(
                                    row.table(),
                                    String.join(", ", row.columns().keySet()),
                                    ", ?".repeat(row.columns().size())),
                    Stream.concat(Stream.of(id), row.columns().values().stream()).toArray());
        }
    }

    private void update(String sql, @Nullable Object... values) {
        database.jdbc().update(sql, values);
    }
}
