package org.hotline12333.insurance.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.delivery.DeliveryFile;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.DeliveryReading;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.delivery.FileReport;
import org.hotline12333.insurance.delivery.Manifest;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.records.ContributionSum;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.shelf.Deliveries;
import org.hotline12333.insurance.shelf.Deliveries.Noted;
import org.hotline12333.insurance.shelf.ShelfWriter;
import org.hotline12333.insurance.shelf.Shelves;
import org.hotline12333.insurance.shelf.Visible;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys.Kind;

/**
 * One delivery on its way to its shelf: its persons, what is said of them, the merge, the switch.
 */
final class DeliveryRun {
    /** What is said of a range of persons is in memory together, and what stood there of them. */
    private static final int ROWS_A_RANGE = 200_000;

    private static final int PERSONS_A_RANGE = 20_000;
    private static final int RANGES_MAX = 512;
    private static final int TOLD_EVERY = 100_000;

    private final Database database;
    private final InstantSource clock;
    private final DeliveryFolder folder;
    private final boolean tryOnly;
    private final Progress progress;
    private final Optional<Noted> visible;
    private final Noted delivery;
    private final PersonNumbers numbers;
    private final Shelves shelves;
    private final ShelfWriter writer;
    private final Changes changes = new Changes();
    private final BitSet delivered = new BitSet();
    private final BitSet retired = new BitSet();
    private final BitSet died = new BitSet();

    DeliveryRun(
            Database database,
            Keyring keyring,
            InstantSource clock,
            DeliveryFolder folder,
            Optional<Noted> visible,
            String digest,
            boolean tryOnly,
            Progress progress) {
        this.visible = visible;
        this.database = database;
        this.clock = clock;
        this.folder = folder;
        this.tryOnly = tryOnly;
        this.progress = progress;
        Manifest.Heading heading = folder.manifest().heading();
        DataDates dates = new DataDates(heading.from(), heading.month());
        delivery = begin(digest, dates);
        // Inside of a transaction, or PostgreSQL's driver fetches all of them at once.
        numbers =
                database.transactions()
                        .inOne(() ->
                                PersonNumbers.of(
                                        database,
                                        keyring,
                                        delivery.id(),
                                        visible.map(Noted::id).orElse(0)));
        shelves = new Shelves(database, keyring, clock);
        writer = new ShelfWriter(database, keyring);
    }

    private Noted begin(String digest, DataDates dates) {
        Deliveries deliveries = new Deliveries(database);
        return tryOnly
                ? database.transactions().inOne(() -> deliveries.next(dates))
                : database.transactions()
                        .inOne(() -> deliveries.begin(digest, dates, clock.instant()));
    }

    DeliveryIntake.Outcome take(Path work, Path rejected) throws ProblemsException, IOException {
        DeliveryReading reading = folder.reading(rejected, numbers::isHeld);
        List<FileReport> files = new ArrayList<>();
        files.add(
                reading.read(
                        DeliveryFile.PERSONS,
                        (row, line) -> {
                            person(row);
                            tell(DeliveryFile.PERSONS, line);
                        }));
        flush();
        numbers.allAreKnown();
        try (Spill spill = Spill.over(work, 1, Math.max(1, numbers.last()), ranges())) {
            for (DeliveryFile file : DeliveryFile.values()) {
                if (file != DeliveryFile.PERSONS) {
                    files.add(read(reading, file, spill));
                }
            }
            merge(spill);
        }
        if (!tryOnly) {
            writer.settle(delivery.shelf());
            show();
        }
        return new DeliveryIntake.Outcome.Taken(
                changes.report(delivery.dates(), sumsBefore()), files, reading.rejects(), tryOnly);
    }

    private Map<Insurance, ContributionSum> sumsBefore() {
        return visible.map(new Deliveries(database)::sums).orElse(Map.of());
    }

    private int ranges() {
        long rows = folder.manifest().files().stream().mapToLong(Manifest.Content::rows).sum();
        long most = Math.max(rows / ROWS_A_RANGE, numbers.last() / PERSONS_A_RANGE);
        return Math.clamp(most + 1, 1, RANGES_MAX);
    }

    private void person(DeliveryRow row) {
        PersonRow person = (PersonRow) row;
        PersonId id = id(person);
        int place = Math.toIntExact(id.value());
        retired.set(place, person.retired());
        if (person.died().isPresent()) {
            died.set(place);
            numbers.end(id);
        } else {
            delivered.set(place);
            numbers.have(id, person);
        }
        if (numbers.isFull()) {
            flush();
        }
    }

    /** By the agency's number; who was here before agencies named them, by the ID number. */
    private PersonId id(PersonRow person) {
        OptionalLong known = numbers.find(Kind.PERSON_NUMBER, person.personNumber());
        if (known.isPresent()) {
            return new PersonId(known.getAsLong());
        }
        OptionalLong unnamed = numbers.find(Kind.ID_NUMBER, person.idNumber().reveal());
        return unnamed.isPresent() && !numbers.isNamed(unnamed.getAsLong())
                ? new PersonId(unnamed.getAsLong())
                : numbers.next();
    }

    private void flush() {
        if (tryOnly) {
            numbers.forget();
        } else {
            database.transactions()
                    .inOne(() -> {
                        numbers.flush();
                        return delivery.id();
                    });
        }
    }

    private FileReport read(DeliveryReading reading, DeliveryFile file, Spill spill)
            throws ProblemsException, IOException {
        return reading.read(
                file,
                (row, line) -> {
                    OptionalLong person = numbers.find(row.personNumber());
                    // Of whom persons said that they have died, nothing is kept.
                    if (person.isPresent()) {
                        spill.add(person.getAsLong(), row, line);
                    }
                    tell(file, line);
                });
    }

    private void tell(DeliveryFile file, long line) {
        if (line % TOLD_EVERY == 0) {
            long rows = folder.manifest().content(file).map(Manifest.Content::rows).orElse(0L);
            progress.at("read " + file.csv(), line, rows);
        }
    }

    private void merge(Spill spill) throws ProblemsException, IOException {
        if (!tryOnly) {
            writer.clear(delivery.shelf());
        }
        progress.at("merge", 0, spill.ranges());
        for (int range = 0; range < spill.ranges(); range++) {
            SortedMap<Long, PersonRecords> before = before(spill, range);
            Map<PersonId, PersonRecords> after = merged(before, spill.read(range));
            if (!tryOnly) {
                database.transactions()
                        .inOne(() -> {
                            writer.put(delivery.shelf(), delivery.id(), after);
                            return after.size();
                        });
            }
            flush();
            progress.at("merge", range + 1L, spill.ranges());
        }
    }

    private SortedMap<Long, PersonRecords> before(Spill spill, int range) {
        return visible.<SortedMap<Long, PersonRecords>>map(of ->
                        shelves.between(
                                new Visible(of.id(), of.shelf(), of.dates(), of.people()),
                                spill.firstOf(range),
                                spill.lastOf(range)))
                .orElseGet(TreeMap::new);
    }

    private Map<PersonId, PersonRecords> merged(
            SortedMap<Long, PersonRecords> before, SortedMap<Long, List<Spill.Said>> said)
            throws TwiceException {
        boolean anew = folder.manifest().heading().extent() == Extent.COMPLETE;
        Map<PersonId, PersonRecords> after = new LinkedHashMap<>();
        TreeSet<Long> persons = new TreeSet<>(before.keySet());
        persons.addAll(said.keySet());
        for (long person : persons) {
            int place = Math.toIntExact(person);
            Optional<PersonRecords> stood = Optional.ofNullable(before.get(person));
            boolean stays =
                    delivered.get(place) || (!anew && !died.get(place) && stood.isPresent());
            if (stays) {
                List<Spill.Said> rows = said.getOrDefault(person, List.of());
                PersonRecords now =
                        PersonMerge.of(
                                anew
                                        ? PersonRecords.none(delivery.dates())
                                        : stood.orElse(PersonRecords.none(delivery.dates())),
                                delivery.dates(),
                                delivered.get(place)
                                        ? Optional.of(retired.get(place))
                                        : Optional.empty(),
                                rows);
                after.put(new PersonId(person), now);
                changes.note(stood, now, rows);
            } else if (stood.isPresent()) {
                numbers.end(new PersonId(person));
                changes.noteGone();
            }
        }
        return after;
    }

    private void show() {
        database.transactions()
                .inOne(() -> {
                    new Deliveries(database)
                            .show(delivery, changes.people(), changes.sums(), clock.instant());
                    return delivery.id();
                });
    }
}
