package org.hotline12333.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.FileReport;
import org.hotline12333.insurance.intake.DeliveryIntake;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.database.PatientSource;
import org.hotline12333.store.database.StoreFitness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An agency's records into the store. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Takes in an agency's delivery (docs/deliveries.md). Callers hear the one before until",
            "all of it is there, and then this one; whatever ends it before leaves nothing that is",
            "heard. Ends with 0 only when it is heard. An embedded record store must not be served",
            "meanwhile."
        })
final class ImportCommand implements Callable<Integer> {
    private static final int REJECTS_SHOWN = 20;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "the delivery")
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
    public Integer call() throws ProblemsException, IOException, SQLException {
        if (undo == folder.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "name a delivery's folder, or --undo, and not both");
        }
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            DeliveryIntake intake = open(settings).deliveryIntake();
            return undo ? undo(intake) : take(intake, folder.orElseThrow());
        }
    }

    /** A new database gets its tables by the same rules as at the start of a server. */
    private static RecordStore open(OfflineSettings settings) {
        DataSource source = settings.database();
        Flyway flyway = Flyway.configure().dataSource(new PatientSource(source)).load();
        StoreFitness.toServe(flyway, settings.keyFile(), false);
        flyway.migrate();
        return RecordStore.open(source, settings.keyFile(), Limits.standard(), Clock.systemUTC());
    }

    private int undo(DeliveryIntake intake) throws SQLException {
        DeliveryIntake.Delivered heard =
                intake.undo()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "there is no other delivery to go back to: import one"));
        say("callers hear the delivery of %s now".formatted(heard.dates().to()));
        return 0;
    }

    private int take(DeliveryIntake intake, Path from)
            throws ProblemsException, IOException, SQLException {
        DeliveryFolder delivery = delivery(from);
        ProgressLines progress = new ProgressLines(this::say, System::nanoTime);
        Path rejects = rejected.orElse(from.resolve(DeliveryFolder.REJECTED));
        Path work = Path.of(System.getProperty("java.io.tmpdir"));
        switch (intake.take(delivery, work, rejects, dryRun, progress)) {
            case DeliveryIntake.Outcome.Heard(var dates) ->
                    say("callers hear this very delivery, of %s, already".formatted(dates.to()));
            case DeliveryIntake.Outcome.Taken taken -> report(taken, rejects);
        }
        return 0;
    }

    private DeliveryFolder delivery(Path from) throws ProblemsException {
        ProblemList problems = new ProblemList(SourceLocation.whole(from.toString()));
        Optional<AgencyTable> table =
                agency.isPresent()
                        ? AgencyTable.read(agency.get(), problems)
                        : Optional.of(AgencyTable.shipped());
        return table.flatMap(it -> DeliveryFolder.open(from, it, problems))
                .orElseThrow(() -> new RefusedDeliveryException(problems.problems()));
    }

    private void report(DeliveryIntake.Outcome.Taken taken, Path rejects) {
        for (FileReport file : taken.files()) {
            say(
                    String.format(
                            Locale.ROOT,
                            "%s: %,d rows, %,d taken, %,d left out, %,d rejected",
                            file.file().csv(),
                            file.rows(),
                            file.taken(),
                            file.leftOut(),
                            file.rejected()));
        }
        List<Problem> problems = taken.rejects();
        problems.stream().limit(REJECTS_SHOWN).forEach(problem -> say(problem.toString()));
        if (!problems.isEmpty()) {
            say("rejected rows are in %s: correct them, and deliver them again".formatted(rejects));
        }
        taken.report().lines().forEach(this::say);
        say(
                taken.tried()
                        ? "nothing was changed: it was to be tried only"
                        : "callers hear the delivery of %s now"
                                .formatted(taken.report().dates().to()));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    /** Something is wrong with the manifest, the folder or the agency's table. */
    private static final class RefusedDeliveryException extends ProblemsException {
        private static final long serialVersionUID = 1L;

        RefusedDeliveryException(List<Problem> problems) {
            super(problems);
        }
    }
}
