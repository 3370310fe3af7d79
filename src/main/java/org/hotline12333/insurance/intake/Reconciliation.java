package org.hotline12333.insurance.intake;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hotline12333.insurance.records.ContributionSum;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.shelf.Deliveries;
import org.hotline12333.insurance.shelf.Deliveries.Noted;
import org.hotline12333.insurance.shelf.SealedRecord;
import org.hotline12333.insurance.shelf.Shelves;
import org.hotline12333.insurance.shelf.Visible;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;

/**
 * Whether the shelf that callers hear is what its delivery was: every record opened, counted and
 * summed, beside what was noted when it was written, which had come to its manifest.
 */
public final class Reconciliation {
    private static final int PERSONS_AT_ONCE = 10_000;

    private final Database database;
    private final Shelves shelves;

    public Reconciliation(Database database, Keyring keyring, InstantSource clock) {
        this.database = database.patient();
        shelves = new Shelves(this.database, keyring, clock);
    }

    /**
     * What was found.
     *
     * @param lines what there is
     * @param faults where that is not what was delivered; empty where all is well
     */
    public record Found(List<String> lines, List<String> faults) {
        public Found {
            lines = List.copyOf(lines);
            faults = List.copyOf(faults);
        }
    }

    /**
     * Goes through the whole shelf.
     *
     * @throws IllegalStateException where nothing was delivered, or a record does not open
     */
    public Found run(Progress progress) {
        Deliveries deliveries = new Deliveries(database);
        Noted noted =
                database.transactions()
                        .inOne(deliveries::visible)
                        .orElseThrow(() -> new IllegalStateException("nothing was delivered yet"));
        Visible visible = new Visible(noted.id(), noted.shelf(), noted.dates(), noted.people());
        long last = shelves.last(visible);
        long people = 0;
        Map<Insurance, ContributionSum> sums = new EnumMap<>(Insurance.class);
        for (long first = 1; first <= last; first += PERSONS_AT_ONCE) {
            for (SealedRecord record :
                    shelves.between(visible, first, first + PERSONS_AT_ONCE - 1)) {
                people++;
                ContributionSum.of(shelves.open(record))
                        .forEach((insurance, sum) ->
                                sums.merge(insurance, sum, ContributionSum::and));
            }
            progress.at("reconcile", people, noted.people());
        }
        return found(noted, people, sums, deliveries.sums(noted));
    }

    private static Found found(
            Noted noted,
            long people,
            Map<Insurance, ContributionSum> sums,
            Map<Insurance, ContributionSum> delivered) {
        List<String> lines = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        lines.add("data date %s, %d people".formatted(noted.dates().to(), people));
        if (people != noted.people()) {
            faults.add("%d people were delivered".formatted(noted.people()));
        }
        for (Insurance insurance : Insurance.values()) {
            ContributionSum sum = sums.getOrDefault(insurance, ContributionSum.NOTHING);
            ContributionSum was = delivered.getOrDefault(insurance, ContributionSum.NOTHING);
            lines.add(IntakeReport.line(insurance, sum));
            if (!sum.equals(was)) {
                faults.add("delivered were " + IntakeReport.line(insurance, was));
            }
        }
        return new Found(lines, faults);
    }
}
