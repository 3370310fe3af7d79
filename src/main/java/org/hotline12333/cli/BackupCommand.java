package org.hotline12333.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.hotline12333.host.OwnerOnly;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.audit.AuditReport;
import org.hotline12333.store.database.StoreFitness;
import org.hotline12333.store.file.StorePlace;
import org.hotline12333.upkeep.StoreBackup;
import org.hotline12333.upkeep.StoreRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A copy of the record store that is known to be one. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copies an embedded record store, also while it is served, and restores the copy to",
            "see that it is whole: only then FILE is there, and the exit status 0. That it was copied,",
            "and by whom, is in the audit.",
            "Whoever has FILE and the key file has the records: keep them in two places."
        })
final class BackupCommand implements Callable<Integer> {
    /** A copy of a store that is written to may lack what was written last. */
    private static final int COPIES_MAX = 3;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a zip file that is not there yet")
    private Path file = Path.of("");

    private final Map<String, String> environment;

    BackupCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            if (settings.stored().isServer()) {
                throw new IllegalStateException(
                        "only an embedded record store is copied so: use pg_dump, and docs/keys.md");
            }
            NewFile made = new NewFile(file);
            made.by(part -> say(proven(settings, part)));
            return 0;
        }
    }

    private String proven(OfflineSettings settings, Path part)
            throws IOException, InterruptedException {
        for (int copies = 1; ; copies++) {
            StoreBackup.Held held = copy(settings, part);
            try {
                return proven(settings, settings.place().orElseThrow(), part, held);
            } catch (RuntimeException fault) {
                if (copies == COPIES_MAX) {
                    throw fault;
                }
                Files.deleteIfExists(part);
            }
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private static StoreBackup.Held copy(OfflineSettings settings, Path part)
            throws IOException, InterruptedException {
        String by = "backup, by " + System.getProperty("user.name");
        DataSource source;
        try {
            source = settings.database();
        } catch (RuntimeException fault) {
            return ask(fault, settings, part, by);
        }
        return new StoreBackup(source, open(source, settings)).to(part, by);
    }

    private static RecordStore open(DataSource source, OfflineSettings settings) {
        return RecordStore.reopen(source, settings.keyFile(), Limits.standard(), Clock.systemUTC());
    }

    private static StoreBackup.Held ask(
            RuntimeException fault, OfflineSettings settings, Path part, String by)
            throws IOException, InterruptedException {
        try (AskedServer server =
                AskedServer.after(fault, settings, StoreRequest.Verb.BACKUP, List.of(by))) {
            return StoreBackup.Held.of(server.answer(_ -> {}, part));
        }
    }

    /** Restores it in a folder of its own. */
    private String proven(
            OfflineSettings settings, StorePlace place, Path zip, StoreBackup.Held held)
            throws IOException {
        Path folder = new NewFile(file).sibling(".restored");
        delete(folder);
        OwnerOnly.createFolders(folder);
        try {
            Path restored = unzip(zip, folder, place.database());
            DataSource source = settings.stored().at(restored).existing();
            StoreFitness.toWorkOn(source);
            RecordStore records = open(source, settings);
            AuditReport audit = records.auditTrail().verify(held.mark());
            if (!audit.isWhole()) {
                throw unproven(audit.faults().getFirst());
            }
            if (records.people() < held.people()) {
                throw unproven("it lacks people");
            }
            if (records.auditTrail().lastRow() < held.row()) {
                throw unproven("it lacks rows of the audit");
            }
            return "backup in %s, restored and whole: %d people, %d rows of the audit, head %s; it opens with %s alone: keep a copy of that elsewhere"
                    .formatted(
                            file,
                            records.people(),
                            audit.rows() + audit.waiting(),
                            audit.head(),
                            settings.keyFile());
        } finally {
            delete(folder);
        }
    }

    private static IllegalStateException unproven(String why) {
        return new IllegalStateException(
                "the backup is not whole, and was thrown away ("
                        + why
                        + "): run ./hotline audit"
                        + " verify");
    }

    private static Path unzip(Path zip, Path folder, Path database) throws IOException {
        Path restored = folder.resolve(String.valueOf(database.getFileName()));
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(String.valueOf(restored.getFileName()))) {
                    OwnerOnly.create(restored);
                    try (var out = Files.newOutputStream(restored, StandardOpenOption.WRITE)) {
                        entries.transferTo(out);
                    }
                    return restored;
                }
            }
        }
        throw unproven("no store is in it");
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path each : List.copyOf(files.toList())) {
                    Files.delete(each);
                }
            }
            Files.delete(folder);
        }
    }
}
