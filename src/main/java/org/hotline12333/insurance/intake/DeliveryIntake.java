package org.hotline12333.insurance.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.delivery.FileReport;
import org.hotline12333.insurance.delivery.Manifest;
import org.hotline12333.insurance.records.DataDates;
import org.hotline12333.insurance.shelf.Deliveries;
import org.hotline12333.insurance.shelf.Deliveries.Noted;
import org.hotline12333.insurance.shelf.Deliveries.State;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.StoreSource;
import org.hotline12333.store.name.SpokenNames;
import org.hotline12333.store.sealing.Keyring;

/**
 * Takes in a delivery: callers hear the one before until all of it is on the other shelf, and then,
 * from one moment on, this one. Whatever ends it before leaves nothing that is heard; the next one
 * begins anew. One at a time.
 */
public final class DeliveryIntake {
    /** One has the turn, one reads and merges, one writes. */
    private static final int CONNECTIONS = 3;

    private final Database callers;
    private final Keyring keyring;
    private final InstantSource clock;

    /**
     * @param callers from whose connections none is taken for as long as a delivery takes
     */
    public DeliveryIntake(Database callers, Keyring keyring, InstantSource clock) {
        this.callers = callers;
        this.keyring = keyring;
        this.clock = clock;
    }

    /** What callers hear. */
    public record Delivered(DataDates dates, long people) {}

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * Callers hear it, or would.
         *
         * @param files what was read of each file
         * @param rejects why rows were rejected
         * @param names that callers may hear
         * @param tried whether it was to be tried only
         */
        record Taken(
                IntakeReport report,
                List<FileReport> files,
                List<Problem> rejects,
                HeardNames names,
                boolean tried)
                implements Outcome {
            public Taken {
                files = List.copyOf(files);
                rejects = List.copyOf(rejects);
            }
        }

        /** Callers have heard this very delivery before, and nothing was changed. */
        record Heard(DataDates dates) implements Outcome {}
    }

    /**
     * Takes in a delivery.
     *
     * @param work where a folder is made for the time that it takes
     * @param rejected for rows that are rejected
     * @param tryOnly whether all is read and reckoned, and nothing written
     * @throws ProblemsException where it is refused, and nothing of it is heard
     * @throws IllegalStateException where another one is being taken in, or this one does not
     *     follow on what is heard
     */
    public Outcome take(
            DeliveryFolder folder, Path work, Path rejected, boolean tryOnly, Progress progress)
            throws ProblemsException, IOException, SQLException {
        String digest = digest(folder.manifest(), folder.manifestFile());
        try (StoreSource own = StoreSource.beside(callers.source(), CONNECTIONS);
                IntakeTurn _ = IntakeTurn.take(own)) {
            Database database = Database.of(own).patient();
            Deliveries deliveries = new Deliveries(database);
            Optional<Noted> visible = database.transactions().inOne(deliveries::visible);
            Optional<Noted> same = database.transactions().inOne(() -> deliveries.of(digest));
            if (same.filter(noted -> noted.state() == State.VISIBLE).isPresent()) {
                return new Outcome.Heard(same.get().dates());
            }
            demandNext(folder.manifest(), visible);
            DeliveryRun run =
                    new DeliveryRun(
                            database, keyring, clock, folder, visible, digest, tryOnly, progress);
            Outcome outcome = run.take(work, rejected);
            if (outcome instanceof Outcome.Taken taken && !tryOnly) {
                taken.names().await(new SpokenNames(database));
            }
            return outcome;
        }
    }

    private static void demandNext(Manifest manifest, Optional<Noted> visible) {
        Manifest.Heading heading = manifest.heading();
        if (visible.isEmpty()) {
            if (heading.extent() == Extent.CHANGES) {
                throw new IllegalStateException(
                        "a delivery of changes, and nothing is on record yet: deliver all first");
            }
            return;
        }
        if (heading.month().isBefore(visible.get().dates().to())) {
            throw new IllegalStateException(
                    "a delivery of %s, and callers hear %s already: to go back, use import --undo"
                            .formatted(heading.month(), visible.get().dates().to()));
        }
        if (heading.extent() == Extent.CHANGES
                && heading.month().isAfter(visible.get().dates().to().plusMonths(1))) {
            throw new IllegalStateException(
                    "the changes of %s do not follow on %s: deliver the months between, or all"
                            .formatted(heading.month(), visible.get().dates().to()));
        }
    }

    private static String digest(Manifest manifest, Path file) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(manifest.heading().agency(), fault);
        }
    }

    /**
     * Leads callers back to the delivery before; a second time, and to this one again.
     *
     * @return what they hear now; empty where nothing whole lies on the other shelf
     */
    public Optional<Delivered> undo() throws SQLException {
        Database database = callers.patient();
        try (IntakeTurn _ = IntakeTurn.take(database.source())) {
            return database.transactions()
                    .inOne(() -> new Deliveries(database).undo(clock.instant()))
                    .map(noted -> new Delivered(noted.dates(), noted.people()));
        }
    }
}
