package org.hotline12333.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.Origin;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.audit.AuditMark;
import org.hotline12333.store.audit.AuditRemoval;
import org.hotline12333.store.audit.AuditReport;
import org.hotline12333.store.audit.AuditRow;
import org.hotline12333.store.audit.AuditTrail;
import org.hotline12333.store.audit.WhoAsked;
import org.hotline12333.upkeep.Retention;
import org.hotline12333.upkeep.SteadyClock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The trail of enquiries. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the trail of enquiries, and tells a person who asked about them.",
            "A server with an embedded database must be stopped for it."
        })
final class AuditCommand implements Runnable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    @Spec private CommandSpec spec;

    private final Map<String, String> environment;
    private final InputStream in;

    AuditCommand(Map<String, String> environment, InputStream in) {
        this.environment = Map.copyOf(environment);
        this.in = in;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of verify, of is missing");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Names each row that was changed, removed, put in or moved; exit status 1 then.",
                "Else prints how many there are, what was removed in time and when, and the head of",
                "their chain. Note it elsewhere; a server's log has it at its start, each hour, and",
                "at its end, with the command that checks it."
            })
    int verify(
            @Option(
                            names = "--head",
                            paramLabel = "POSITION:HASH",
                            description = "a head noted earlier, which the chain must go through")
                    @Nullable String head) {
        Optional<AuditMark> noted = Optional.ofNullable(head).map(this::mark);
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            AuditReport report = trail(settings).verify(noted);
            List<String> faults = new ArrayList<>(report.faults());
            report.removal().flatMap(AuditCommand::early).ifPresent(faults::add);
            faults.forEach(spec.commandLine().getErr()::println);
            if (faults.isEmpty()) {
                spec.commandLine().getOut().println(whole(report));
            }
            return faults.isEmpty() ? 0 : 1;
        }
    }

    /**
     * Rows that were removed before their time, or by a clock that is ahead of this one. Their time
     * is the law's: whoever keeps rows for longer since last year removed others before.
     */
    private static Optional<String> early(AuditRemoval removal) {
        boolean wrong =
                removal.isEarly(Retention.least().audit())
                        || removal.newestAt().isAfter(Instant.now().plus(SteadyClock.OFF_MAX));
        return Optional.of(
                        "head: rows were removed before their time: the newest was of %s, and went on"
                                        .formatted(time(removal.newest()))
                                + " %s by the clock of then".formatted(time(removal.newestAt())))
                .filter(_ -> wrong);
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }

    private AuditMark mark(String text) {
        return AuditMark.read(text)
                .orElseThrow(() ->
                        new ParameterException(
                                spec.commandLine(),
                                "'" + text + "' is no head; audit verify prints one"));
    }

    private static AuditTrail trail(OfflineSettings settings) {
        return RecordStore.auditTrail(settings.database(), settings.keyFile(), Clock.systemUTC());
    }

    private static String whole(AuditReport report) {
        StringBuilder line = new StringBuilder("the audit is whole: " + report.rows() + " rows");
        if (report.removed() > 0) {
            line.append(", %d before them removed in time".formatted(report.removed()));
        }
        report.removal()
                .ifPresent(gone ->
                        line.append(
                                " (last on %s; the newest was of %s, and went on %s)"
                                        .formatted(
                                                time(gone.at()),
                                                time(gone.newest()),
                                                time(gone.newestAt()))));
        if (report.older() > 0) {
            line.append(", %d from before the chain and unproven".formatted(report.older()));
        }
        if (report.waiting() > 0) {
            line.append(", %d not linked yet".formatted(report.waiting()));
        }
        return line + ", head " + report.head();
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Tells who asked about a person, whose ID number it reads from standard input.",
                "One line for each time: when, the calling number, what, and what came of it.",
                "That this was told is in the trail, too."
            })
    int of() throws IOException {
        IdNumber number = TypedIdNumber.read(in);
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            String by = "audit of, by " + System.getProperty("user.name");
            return switch (trail(settings).of(number, by)) {
                case WhoAsked.Nobody _ ->
                        throw new IllegalArgumentException("nobody in the records has this number");
                case WhoAsked.Rows rows -> print(rows);
            };
        }
    }

    private int print(WhoAsked.Rows asked) {
        PrintWriter out = spec.commandLine().getOut();
        asked.rows().forEach(row -> out.println(line(row)));
        asked.faults().forEach(spec.commandLine().getErr()::println);
        return asked.faults().isEmpty() ? 0 : 1;
    }

    private static String line(AuditRow row) {
        String what = (words(row.enquiry()) + " " + row.detail()).strip();
        return "%s  %s  %s: %s"
                .formatted(time(row.at()), words(row.origin()), what, words(row.result()));
    }

    /** A telephone by its number alone. */
    private static String words(Origin origin) {
        if (origin.channel().equals(Channel.TELEPHONE)) {
            return origin.name().isEmpty() ? "withheld" : origin.name();
        }
        return (words(origin.channel().stored()) + " " + origin.name()).strip();
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
