package org.hotline12333.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.hotline12333.host.OwnerOnly;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.intake.ProgressLines;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import org.hotline12333.upkeep.StoreRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The whole store, on its way to PostgreSQL. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Copies all of an embedded record store into a file, which ./hotline import brings into",
            "an empty PostgreSQL; also while it is served: what callers do afterwards is not in it.",
            "What is sealed stays sealed, and the key file is not in it. That it was copied, and by",
            "whom, is in the audit."
        })
final class ExportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a file that is not there yet")
    private Path file = Path.of("");

    private final Map<String, String> environment;

    ExportCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            if (settings.stored().isServer()) {
                throw new IllegalStateException(
                        "only an embedded record store is exported: from one PostgreSQL to another,"
                                + " use pg_dump");
            }
            NewFile made = new NewFile(file);
            made.by(part -> write(settings, part));
        }
        return 0;
    }

    private void write(OfflineSettings settings, Path part)
            throws IOException, InterruptedException {
        String by = "export, by " + System.getProperty("user.name");
        DataSource source;
        try {
            source = settings.database();
        } catch (RuntimeException fault) {
            try (AskedServer server =
                    AskedServer.after(fault, settings, StoreRequest.Verb.EXPORT, List.of(by))) {
                told(server.answer(this::say, part).getFirst(), settings);
                say(
                        "it is served, and what callers do from now on is not in it: end the server, and"
                                + " export it once more");
                return;
            }
        }
        OwnerOnly.create(part);
        RecordStore records =
                RecordStore.reopen(
                        source, settings.keyFile(), Limits.standard(), Clock.systemUTC());
        told(
                records.export().to(part, by, new ProgressLines(this::say, System::nanoTime)),
                settings);
    }

    private void told(String held, OfflineSettings settings) {
        say(
                "the whole store is in %s: %s; it opens with %s alone, which is not in it"
                        .formatted(file, held, settings.keyFile()));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
