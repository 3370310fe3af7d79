package org.hotline12333.insurance.intake;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.shelf.Deliveries;
import org.hotline12333.insurance.shelf.Deliveries.Noted;
import org.hotline12333.insurance.shelf.ShelfWriter;
import org.hotline12333.store.access.Passwords;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys.Kind;

/** Puts persons into an empty store. */
public final class Intake {
    private final Database database;
    private final Keyring keyring;
    private final InstantSource clock;
    private final Passwords passwords = new Passwords();

    public Intake(Database database, Keyring keyring, InstantSource clock) {
        this.database = database;
        this.keyring = keyring;
        this.clock = clock;
    }

    /** Takes in all of them, with the months that their records cover, or none. */
    public void take(String digest, DataDates dates, List<InsuredPerson> people) {
        database.transactions().inOne(() -> taken(digest, dates, people));
    }

    private int taken(String digest, DataDates dates, List<InsuredPerson> people) {
        Deliveries deliveries = new Deliveries(database);
        Noted delivery = deliveries.begin(digest, dates, clock.instant());
        PersonNumbers numbers = PersonNumbers.of(database, keyring, delivery.id());
        Map<PersonId, PersonRecords> records = new HashMap<>();
        for (InsuredPerson person : people) {
            PersonId id = numbers.next();
            numbers.have(
                    id,
                    Map.of(
                            Kind.ID_NUMBER,
                            person.idNumber().reveal(),
                            Kind.SOCIAL_SECURITY_NUMBER,
                            person.socialSecurityNumber().reveal()));
            setPassword(id, person);
            records.put(id, person.records());
        }
        numbers.flush();
        new ShelfWriter(database, keyring).put(delivery.shelf(), delivery.id(), records);
        deliveries.show(delivery, people.size(), clock.instant());
        return people.size();
    }

    private void setPassword(PersonId id, InsuredPerson person) {
        person.password()
                .map(password -> passwords.hash(keyring.now().writing(), id, password))
                .ifPresent(stored ->
                        database.jdbc()
                                .update(
                                        "insert into credential (person, sealing_key,"
                                                + " password_hash) values (?, ?, ?)",
                                        id.value(),
                                        stored.key(),
                                        stored.hash()));
    }
}
