package org.hotline12333.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import org.hotline12333.upkeep.OutboxClerk;
import org.hotline12333.upkeep.OutboxClerk.Wanted;
import org.hotline12333.upkeep.StoreRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is to be sent to persons. */
@Command(
        name = "outbox",
        mixinStandardHelpOptions = true,
        description = {
            "Counts the messages that wait, were sent and were given up, and has one sent again; also",
            "while calls are served."
        })
final class OutboxCommand implements Runnable {
    @Spec private CommandSpec spec;

    private final Map<String, String> environment;

    OutboxCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of list, again is missing");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Counts the messages, and lists those that were given up, the latest last.")
    int list() throws IOException, InterruptedException {
        return say(Wanted.LIST);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Has a message that was given up sent again, under its own key: a gateway that has it",
                "already takes it for the same. That it was, and by whom, is in the audit."
            })
    int again(
            @Parameters(paramLabel = "KEY", description = "of the message, as the list has it")
                    String key)
            throws IOException, InterruptedException {
        return say(Wanted.AGAIN, key);
    }

    private int say(Wanted wanted, String... more) throws IOException, InterruptedException {
        asked(wanted, more).forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    private List<String> asked(Wanted wanted, String... more)
            throws IOException, InterruptedException {
        List<String> order =
                new ArrayList<>(
                        List.of("outbox, by " + System.getProperty("user.name"), wanted.name()));
        order.addAll(List.of(more));
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            DataSource source;
            try {
                source = settings.database();
            } catch (RuntimeException fault) {
                try (AskedServer server =
                        AskedServer.after(fault, settings, StoreRequest.Verb.OUTBOX, order)) {
                    return server.answer(_ -> {});
                }
            }
            return answered(source, settings, order);
        }
    }

    private static List<String> answered(
            DataSource source, OfflineSettings settings, List<String> order) throws IOException {
        RecordStore store =
                RecordStore.reopen(
                        source, settings.keyFile(), Limits.standard(), Clock.systemUTC());
        return new OutboxClerk(store).answer(order);
    }
}
