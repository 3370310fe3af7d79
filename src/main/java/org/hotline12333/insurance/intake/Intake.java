package org.hotline12333.insurance.intake;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.shelf.Deliveries;
import org.hotline12333.insurance.shelf.Deliveries.Noted;
import org.hotline12333.insurance.shelf.ShelfWriter;
import org.hotline12333.store.access.Passwords;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;

/** Puts persons into an empty store. */
public final class Intake {
    private final Database database;
    private final Keyring keyring;
    private final InstantSource clock;
    private final Passwords passwords;

    public Intake(Database database, Keyring keyring, InstantSource clock, Passwords passwords) {
        this.database = database;
        this.keyring = keyring;
        this.clock = clock;
        this.passwords = passwords;
    }

    /** Takes in all of them, with the months that their records cover, or none. */
    public void take(String digest, DataDates dates, List<Newcomer> people) {
        database.transactions().inOne(() -> taken(digest, dates, people));
    }

    private int taken(String digest, DataDates dates, List<Newcomer> people) {
        Deliveries deliveries = new Deliveries(database);
        Noted delivery = deliveries.begin(digest, dates, clock.instant());
        PersonNumbers numbers = PersonNumbers.of(database, keyring, delivery.id(), 0);
        Map<PersonId, PersonRecords> records = new HashMap<>();
        Changes changes = new Changes();
        for (Newcomer person : people) {
            PersonId id = numbers.next();
            PersonRow row = row(person);
            numbers.have(id, row);
            setPassword(id, person);
            PersonRecords told = records(person, row, dates);
            records.put(id, told);
            changes.note(told);
        }
        numbers.flush();
        new ShelfWriter(database, keyring).put(delivery.shelf(), delivery.id(), records);
        deliveries.show(delivery, changes.people(), changes.sums(), clock.instant());
        return people.size();
    }

    private static PersonRow row(Newcomer person) {
        return person.rows().stream()
                .filter(PersonRow.class::isInstance)
                .map(PersonRow.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static PersonRecords records(Newcomer person, PersonRow row, DataDates dates) {
        try {
            return PersonMerge.of(
                    PersonRecords.none(dates),
                    dates,
                    Optional.of(row.retired()),
                    person.rows().stream().map(each -> new Said(each, 0)).toList());
        } catch (RefusedRowException fault) {
            throw new IllegalArgumentException(fault);
        }
    }

    private void setPassword(PersonId id, Newcomer person) {
        person.password()
                .map(password -> passwords.hash(keyring.now().writing(), id, password))
                .ifPresent(stored -> {
                    database.jdbc()
                            .update(
                                    "insert into credential (person, sealing_key, password_hash)"
                                            + " values (?, ?, ?)",
                                    id.value(),
                                    stored.key(),
                                    stored.hash());
                    database.jdbc()
                            .update(
                                    "insert into password_change (person, version, is_initial)"
                                            + " values (?, 1, ?)",
                                    id.value(),
                                    person.initial());
                });
    }
}
