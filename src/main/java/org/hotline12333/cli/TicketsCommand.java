package org.hotline12333.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.hotline12333.host.OwnerOnly;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import org.hotline12333.upkeep.StoreRequest;
import org.hotline12333.upkeep.TicketClerk;
import org.hotline12333.upkeep.TicketClerk.Wanted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What callers have left for others to answer. */
@Command(
        name = "tickets",
        mixinStandardHelpOptions = true,
        description = {
            "Lists, shows, answers and exports what callers have left: complaints, objections to a",
            "record, messages, wishes to be called; also while they are served."
        })
final class TicketsCommand implements Runnable {
    @Spec private CommandSpec spec;

    private final Map<String, String> environment;

    TicketsCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "one of list, show, play, close, csv is missing");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists the tickets that wait for an answer, the most urgent first.")
    int list(@Option(names = "--all", description = "those that were answered as well") boolean all)
            throws IOException, InterruptedException {
        asked(all ? Wanted.ALL : Wanted.OPEN).forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Shows all of a ticket: who opened it, and where to call. That it was shown, and to",
                "whom, is in the audit."
            })
    int show(@Parameters(paramLabel = "NUMBER", description = "of the ticket") String number)
            throws IOException, InterruptedException {
        asked(Wanted.SHOW, number).forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Writes what was said with a ticket into a file of sound (WAV), one message behind the",
                "other. That it was played, and to whom, is in the audit."
            })
    int play(
            @Parameters(paramLabel = "NUMBER", description = "of the ticket") String number,
            @Parameters(paramLabel = "FILE", description = "a file that is not there yet")
                    Path file)
            throws IOException, InterruptedException {
        new NewFile(file)
                .by(part ->
                        asked(Optional.of(part), Wanted.PLAY, number)
                                .forEach(spec.commandLine().getOut()::println));
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Answers a ticket: whoever opened it hears that it was, and when. What was done is",
                "kept sealed with it, and told to no caller. What was said with it is deleted."
            })
    int close(
            @Parameters(paramLabel = "NUMBER", description = "of the ticket") String number,
            @Parameters(paramLabel = "ANSWER", description = "what was done, in a line")
                    String answer)
            throws IOException, InterruptedException {
        if (answer.isBlank()
                || answer.length() > TicketClerk.ANSWER_MAX
                || answer.chars().anyMatch(Character::isISOControl)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the answer is one line of 1 to %d letters".formatted(TicketClerk.ANSWER_MAX));
        }
        asked(Wanted.CLOSE, number, answer).forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Writes all tickets into a file, one a line (CSV); without telephones and persons."
            })
    int csv(
            @Parameters(paramLabel = "FILE", description = "a file that is not there yet")
                    Path file)
            throws IOException, InterruptedException {
        new NewFile(file)
                .by(part -> {
                    OwnerOnly.create(part);
                    Files.write(part, asked(Wanted.CSV));
                });
        return 0;
    }

    private List<String> asked(Wanted wanted, String... more)
            throws IOException, InterruptedException {
        return asked(Optional.empty(), wanted, more);
    }

    private List<String> asked(Optional<Path> sound, Wanted wanted, String... more)
            throws IOException, InterruptedException {
        List<String> order =
                new ArrayList<>(
                        List.of("tickets, by " + System.getProperty("user.name"), wanted.name()));
        order.addAll(List.of(more));
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            DataSource source;
            try {
                source = settings.database();
            } catch (RuntimeException fault) {
                try (AskedServer server =
                        AskedServer.after(fault, settings, StoreRequest.Verb.TICKETS, order)) {
                    return sound.isPresent()
                            ? server.answer(_ -> {}, sound.get())
                            : server.answer(_ -> {});
                }
            }
            return new TicketClerk(
                            RecordStore.reopen(
                                    source,
                                    settings.keyFile(),
                                    Limits.standard(),
                                    Clock.systemUTC()))
                    .answer(order, sound);
        }
    }
}
