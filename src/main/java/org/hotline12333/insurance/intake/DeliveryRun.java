package org.hotline12333.insurance.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.hotline12333.insurance.shelf.SealedRecord;
import org.hotline12333.insurance.shelf.ShelfWriter;
import org.hotline12333.insurance.shelf.Shelves;
import org.hotline12333.insurance.shelf.Visible;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;

/**
 * One delivery on its way to its shelf: its persons, what is said of them, the merge, the switch.
 */
final class DeliveryRun {
    /** What is said of a range of persons is in memory together, and what stood there of them. */
    private static final int ROWS_A_RANGE = 200_000;

    private static final int PERSONS_A_RANGE = 20_000;
    private static final int RANGES_MAX = 512;
    private static final int TOLD_EVERY = 10_000;

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
    private final HeardNames names = new HeardNames();
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
        DeliveryReading reading = folder.reading(rejected, numbers);
        List<FileReport> files = new ArrayList<>();
        files.add(
                reading.read(
                        DeliveryFile.PERSONS,
                        (row, line) -> {
                            person(row);
                            tell(DeliveryFile.PERSONS, line);
                        }));
        flush();
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
                changes.report(delivery.dates(), sumsBefore()),
                files,
                reading.rejects(),
                names,
                tryOnly);
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
        int place = Math.toIntExact(numbers.find(person.personNumber()).orElseThrow());
        retired.set(place, person.retired());
        (person.died().isPresent() ? died : delivered).set(place);
        if (numbers.isFull()) {
            flush();
        }
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
                    if (person.isPresent() && !died.get(Math.toIntExact(person.getAsLong()))) {
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
        try (OneBehind writing = new OneBehind()) {
            for (int range = 0; range < spill.ranges(); range++) {
                progress.at("merge", range, spill.ranges());
                List<SealedRecord> after = merged(spill, range);
                if (!tryOnly) {
                    writing.next(() -> write(after));
                }
                flush();
            }
            writing.await();
        }
        progress.at("merge", spill.ranges(), spill.ranges());
    }

    private void write(List<SealedRecord> after) {
        int most = writer.most();
        for (int first = 0; first < after.size(); first += most) {
            List<SealedRecord> some =
                    after.subList(first, Math.min(after.size() - first, most) + first);
            database.transactions()
                    .inOne(() -> {
                        writer.put(delivery.shelf(), some);
                        return some.size();
                    });
        }
    }

    /** Those who are on the shelf after it, of a range, ordered by their numbers. */
    private List<SealedRecord> merged(Spill spill, int range)
            throws RefusedRowException, IOException {
        List<SealedRecord> before = before(spill, range);
        SpilledRange said = spill.read(range);
        List<SealedRecord> after = new ArrayList<>();
        int next = 0;
        for (long person = spill.firstOf(range); person <= spill.lastOf(range); person++) {
            Optional<PersonRecords> stood = Optional.empty();
            if (next < before.size() && before.get(next).person().value() == person) {
                stood = Optional.of(shelves.open(before.get(next++)));
            }
            List<Said> of = said.of(person);
            if (stood.isPresent() || !of.isEmpty()) {
                merged(new PersonId(person), stood, of).ifPresent(after::add);
            }
        }
        return after;
    }

    private List<SealedRecord> before(Spill spill, int range) {
        return visible.map(of ->
                        shelves.between(
                                new Visible(of.id(), of.shelf(), of.dates(), of.people()),
                                spill.firstOf(range),
                                spill.lastOf(range)))
                .orElse(List.of());
    }

    private Optional<SealedRecord> merged(
            PersonId person, Optional<PersonRecords> stood, List<Said> said)
            throws RefusedRowException {
        boolean anew = folder.manifest().heading().extent() == Extent.COMPLETE;
        int place = Math.toIntExact(person.value());
        if (!delivered.get(place) && (anew || died.get(place) || stood.isEmpty())) {
            if (stood.isPresent()) {
                numbers.end(person);
                changes.noteGone();
            }
            return Optional.empty();
        }
        PersonRecords nothing = PersonRecords.none(delivery.dates());
        PersonRecords now =
                PersonMerge.of(
                        anew ? nothing : stood.orElse(nothing),
                        delivery.dates(),
                        delivered.get(place) ? Optional.of(retired.get(place)) : Optional.empty(),
                        said);
        changes.note(stood, now, said);
        names.note(now);
        return tryOnly ? Optional.empty() : Optional.of(writer.seal(delivery.id(), person, now));
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
