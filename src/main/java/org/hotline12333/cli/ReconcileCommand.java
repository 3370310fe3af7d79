package org.hotline12333.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.intake.ProgressLines;
import org.hotline12333.insurance.intake.Reconciliation;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Whether callers hear what was delivered. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Opens every record that callers hear, counts and sums, and compares with what was",
            "delivered, to the fen; exit status 1 where that differs. A server with an embedded",
            "database must be stopped for it."
        })
final class ReconcileCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    private final Map<String, String> environment;

    ReconcileCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            PrintWriter out = spec.commandLine().getOut();
            Reconciliation.Found found =
                    RecordStore.reopen(
                                    settings.database(),
                                    settings.keyFile(),
                                    Limits.standard(),
                                    Clock.systemUTC())
                            .reconciliation()
                            .run(new ProgressLines(out::println, System::nanoTime));
            found.lines().forEach(out::println);
            found.faults().forEach(spec.commandLine().getErr()::println);
            return found.faults().isEmpty() ? 0 : 1;
        }
    }
}
