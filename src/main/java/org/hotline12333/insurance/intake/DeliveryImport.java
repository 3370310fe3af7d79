package org.hotline12333.insurance.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.FileReport;

/** An import as an operator sees it: how far it is, and what came of it, in lines. */
public final class DeliveryImport {
    private static final int REJECTS_SHOWN = 20;

    private final DeliveryIntake intake;
    private final Consumer<String> say;
    private final BooleanSupplier ending;

    /**
     * @param say is told each line when it is due
     * @param ending whether this process is to end, and the import to be broken off
     */
    public DeliveryImport(DeliveryIntake intake, Consumer<String> say, BooleanSupplier ending) {
        this.intake = intake;
        this.say = say;
        this.ending = ending;
    }

    /**
     * Returns when it is heard, or was tried.
     *
     * @throws ProblemsException where the delivery is refused
     * @throws IllegalStateException where it is not its turn
     */
    public void carryOut(ImportOrder order) throws ProblemsException, IOException, SQLException {
        if (order.folder().isPresent()) {
            take(order, order.folder().get());
        } else {
            undo();
        }
    }

    private void undo() throws SQLException {
        DeliveryIntake.Delivered heard =
                intake.undo()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "there is no other delivery to go back to: import one"));
        say.accept("callers hear the delivery of %s now".formatted(heard.dates().to()));
    }

    private void take(ImportOrder order, Path from)
            throws ProblemsException, IOException, SQLException {
        DeliveryFolder delivery = delivery(order, from);
        Path rejects = order.rejected().orElse(from.resolve(DeliveryFolder.REJECTED));
        Path work = Path.of(System.getProperty("java.io.tmpdir"));
        switch (intake.take(delivery, work, rejects, order.tryOnly(), progress())) {
            case DeliveryIntake.Outcome.Heard(var dates) ->
                    say.accept(
                            "callers hear this very delivery, of %s, already"
                                    .formatted(dates.to()));
            case DeliveryIntake.Outcome.Taken taken -> report(taken, rejects);
        }
    }

    private Progress progress() {
        Progress lines = new ProgressLines(say, System::nanoTime);
        return (step, done, all) -> {
            if (ending.getAsBoolean()) {
                throw new IllegalStateException(
                        "the hotline that serves ends, and nothing of this delivery is heard:"
                                + " import it again");
            }
            lines.at(step, done, all);
        };
    }

    private static DeliveryFolder delivery(ImportOrder order, Path from) throws ProblemsException {
        ProblemList problems = new ProblemList(SourceLocation.whole(from.toString()));
        Optional<AgencyTable> table =
                order.agency().isPresent()
                        ? AgencyTable.read(order.agency().get(), problems)
                        : Optional.of(AgencyTable.shipped());
        return table.flatMap(it -> DeliveryFolder.open(from, it, problems))
                .orElseThrow(() -> new RefusedFolderException(problems.problems()));
    }

    private void report(DeliveryIntake.Outcome.Taken taken, Path rejects) {
        for (FileReport file : taken.files()) {
            say.accept(
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
        problems.stream().limit(REJECTS_SHOWN).map(Problem::toString).forEach(say);
        if (!problems.isEmpty()) {
            say.accept(
                    "rejected rows are in %s: correct them, and deliver them again"
                            .formatted(rejects));
        }
        taken.report().lines().forEach(say);
        taken.names().line().ifPresent(say);
        say.accept(
                taken.tried()
                        ? "nothing was changed: it was to be tried only"
                        : "callers hear the delivery of %s now"
                                .formatted(taken.report().dates().to()));
    }

    /** Something is wrong with the manifest, the folder or the agency's table. */
    private static final class RefusedFolderException extends ProblemsException {
        private static final long serialVersionUID = 1L;

        RefusedFolderException(List<Problem> problems) {
            super(problems);
        }
    }
}
