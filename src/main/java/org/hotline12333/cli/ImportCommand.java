package org.hotline12333.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.StoreImport;
import org.hotline12333.insurance.intake.DeliveryImport;
import org.hotline12333.insurance.intake.ImportOrder;
import org.hotline12333.insurance.intake.ProgressLines;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.prompt.sound.NameVoice;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.database.PatientSource;
import org.hotline12333.store.database.StoreFitness;
import org.hotline12333.store.database.StoreSource;
import org.hotline12333.store.name.NameSounds;
import org.hotline12333.store.name.SpokenNames;
import org.hotline12333.upkeep.StoreRequest;
import org.hotline12333.value.Sound;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An agency's records into the store, or a whole store into another database. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Takes in an agency's delivery (docs/deliveries.md). Callers hear the one before until",
            "all of it is there, and then this one; whatever ends it before leaves nothing that is",
            "heard. Ends with 0 only when it is heard. Where an embedded record store is served, the",
            "server does the work, and goes on with it also where this command is ended.",
            "A file by ./hotline export is a whole store (docs/operations.md), which comes into the",
            "empty PostgreSQL of HOTLINE_DB_URL."
        })
final class ImportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            description = "the delivery, or the file of a store")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--dry-run",
            description = "read and reckon all of it, say what would change, and change nothing")
    private boolean dryRun;

    @Option(
            names = "--undo",
            description = "lead callers back to the delivery before; once more, to this one again")
    private boolean undo;

    @Option(
            names = "--agency",
            paramLabel = "FILE",
            description = "the agency's codes and titles, where they are not the usual ones")
    private Optional<Path> agency = Optional.empty();

    @Option(
            names = "--rejected",
            paramLabel = "FOLDER",
            description = "where rejected rows go; rejected/ in the delivery if it is not said")
    private Optional<Path> rejected = Optional.empty();

    private final Map<String, String> environment;

    ImportCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call()
            throws ProblemsException, IOException, SQLException, InterruptedException {
        if (undo == folder.isPresent()) {
            throw misuse("name a delivery's folder, or --undo, and not both");
        }
        if (undo && dryRun) {
            throw misuse("--dry-run tries a delivery, and --undo has none: leave one of them out");
        }
        if (folder.filter(Files::isRegularFile).isPresent()) {
            store(folder.get());
            return 0;
        }
        ImportOrder order = new ImportOrder(folder, agency, rejected, dryRun);
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            DataSource source = settings.unchecked();
            try {
                migrate(source, settings, false);
            } catch (RuntimeException fault) {
                ask(fault, settings, order);
                return 0;
            }
            try (StoreSource guarded = StoreSource.guarded(source, settings.place())) {
                carryOut(order, guarded, settings.keyFile());
            }
        }
        return 0;
    }

    private void carryOut(ImportOrder order, DataSource source, Path keyFile)
            throws ProblemsException, IOException, SQLException {
        RecordStore records =
                RecordStore.open(source, keyFile, Limits.standard(), Clock.systemUTC());
        new DeliveryImport(records.deliveryIntake(), this::say, () -> false).carryOut(order);
        if (!dryRun && !undo) {
            speakNames(records.sounds().names());
        }
    }

    /** A server would do the same once it runs. */
    private void speakNames(SpokenNames names) {
        long wait = names.waiting();
        if (wait == 0) {
            return;
        }
        say("%,d names get their sounds; callers hear the delivery meanwhile".formatted(wait));
        try {
            NameVoice voice =
                    new NameVoice(
                            environment.getOrDefault("HOTLINE_SPEECH_ENGINE", ""),
                            Prompts.load(Hotline.home().resolve("prompts")));
            NameSounds.Done done =
                    new NameSounds(names, name -> Sound.spoken(voice.speak(name)))
                            .give(() -> false);
            say(
                    "%,d names are told now, %,d cannot be said, %,d wait for a sound%s"
                            .formatted(
                                    done.spoken(),
                                    done.unsayable(),
                                    done.waiting(),
                                    done.fault().isEmpty() ? "" : ": " + done.fault()));
        } catch (PromptsException | IllegalArgumentException fault) {
            say("%,d names wait for a sound: %s".formatted(wait, fault.getMessage()));
        }
    }

    private ParameterException misuse(String rule) {
        return new ParameterException(spec.commandLine(), rule);
    }

    private void store(Path file) throws IOException {
        if (dryRun || agency.isPresent() || rejected.isPresent()) {
            throw misuse(file + " is a whole store and no delivery: name it alone");
        }
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            if (!settings.stored().isServer()) {
                throw new IllegalStateException(
                        file
                                + " is a whole store, which goes to PostgreSQL: name an empty one in"
                                + " HOTLINE_DB_URL");
            }
            DataSource source = settings.unchecked();
            migrate(source, settings, true);
            say(
                    "the store of %s is in PostgreSQL, every value as it was: %s; serve from there alone from now on"
                            .formatted(
                                    file,
                                    new StoreImport(source, settings.keyFile(), Clock.systemUTC())
                                            .from(
                                                    file,
                                                    "import, by " + System.getProperty("user.name"),
                                                    new ProgressLines(
                                                            this::say, System::nanoTime))));
        }
    }

    /** The server has the database open, and does the work. */
    private void ask(RuntimeException fault, OfflineSettings settings, ImportOrder order)
            throws IOException, InterruptedException {
        try (AskedServer server =
                AskedServer.after(fault, settings, StoreRequest.Verb.IMPORT, order.lines())) {
            server.answer(this::say);
        }
    }

    /** A new database gets its tables by the same rules as at the start of a server. */
    private static void migrate(DataSource source, OfflineSettings settings, boolean newStore) {
        Flyway flyway = Flyway.configure().dataSource(new PatientSource(source)).load();
        StoreFitness.toServe(flyway, settings.keyFile(), newStore);
        flyway.migrate();
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
