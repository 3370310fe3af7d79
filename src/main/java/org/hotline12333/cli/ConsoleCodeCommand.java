package org.hotline12333.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import org.hotline12333.upkeep.AccountClerk;
import org.hotline12333.upkeep.StoreRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The way back into the console for whoever runs the machine. */
@Command(
        name = "console-code",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a code, good once and for a day, that makes its holder an admin of the console: for",
            "when the only one has lost the telephone or the password. Also while calls are served."
        })
final class ConsoleCodeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    private final Map<String, String> environment;

    ConsoleCodeCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        asked().forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    private List<String> asked() throws IOException, InterruptedException {
        List<String> order = List.of("console-code, by " + System.getProperty("user.name"));
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            DataSource source;
            try {
                source = settings.database();
            } catch (RuntimeException fault) {
                try (AskedServer server =
                        AskedServer.after(fault, settings, StoreRequest.Verb.CONSOLE_CODE, order)) {
                    return server.answer(_ -> {});
                }
            }
            return answered(source, settings, order);
        }
    }

    private static List<String> answered(
            DataSource source, OfflineSettings settings, List<String> order) {
        RecordStore store =
                RecordStore.reopen(
                        source, settings.keyFile(), Limits.standard(), Clock.systemUTC());
        return new AccountClerk(store).answer(order);
    }
}
