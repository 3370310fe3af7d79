package org.hotline12333.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.hotline12333.authoring.Spelling;
import org.hotline12333.settings.DatabaseUrl;
import org.hotline12333.settings.ErrorLine;
import org.hotline12333.settings.ErrorReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The launcher's verbs. Exit status 0 only when all is well, else 1. */
@Command(
        name = "hotline",
        description = "The self-service hotline 12333.",
        mixinStandardHelpOptions = true,
        versionProvider = Hotline.Version.class)
public final class Hotline implements Runnable {
    /** More in one word, and a guess would mislead. */
    private static final int SLIPS_MAX = 2;

    /** As the build has written it into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String built = Hotline.class.getPackage().getImplementationVersion();
            return new String[] {"hotline " + (built == null ? "that is no jar" : built)};
        }
    }

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    private Hotline() {}

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** All verbs, as this process was started. */
    static CommandLine commandLine() {
        return commandLine(System.getenv(), System.in);
    }

    /**
     * All verbs; what goes wrong is one line on standard error, or a line for each fault of an
     * author.
     *
     * @param environment the variables that settings are read from
     * @param in where a verb reads what must not be among its arguments
     */
    static CommandLine commandLine(Map<String, String> environment, InputStream in) {
        return new CommandLine(new Hotline())
                .addSubcommand(new ServeCommand(environment))
                .addSubcommand(new CheckCommand())
                .addSubcommand(new CallCommand(environment))
                .addSubcommand(new HoursCommand(Clock.systemUTC()))
                .addSubcommand(new SayCommand())
                .addSubcommand(new PromptsCommand())
                .addSubcommand(new BenchCommand(environment))
                .addSubcommand(new DoctorCommand(environment))
                .addSubcommand(new InstallCommand(environment))
                .addSubcommand(new AuditCommand(environment, in))
                .addSubcommand(new RotateKeyCommand(environment))
                .addSubcommand(new BackupCommand(environment))
                .addSubcommand(new ExportCommand(environment))
                .addSubcommand(new ImportCommand(environment))
                .addSubcommand(new ReconcileCommand(environment))
                .addSubcommand(new RecordCommand(environment, in))
                .addSubcommand(new TicketsCommand(environment))
                .addSubcommand(new OutboxCommand(environment))
                .addSubcommand(new ConsoleCodeCommand(environment))
                .addSubcommand(new DemoDataCommand())
                .setParameterExceptionHandler((misuse, _) -> {
                    misuse.getCommandLine().getErr().println("hotline: " + line(misuse));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .setExecutionExceptionHandler((problem, line, _) -> {
                    ErrorReport.of(problem).stream()
                            .map(said -> DatabaseUrl.without(environment, said))
                            .forEach(line.getErr()::println);
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    private static String line(ParameterException misuse) {
        String what = ErrorLine.of(misuse).replaceFirst("\\.$", "");
        String mend = "see " + misuse.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        if (misuse instanceof UnmatchedArgumentException unmatched) {
            // A long number may be somebody's.
            String words = String.join(" ", unmatched.getUnmatched()).replaceAll("\\d{6,}", "****");
            what = "'" + words + "' is not known";
            mend =
                    Spelling.nearest(
                                    unmatched.getUnmatched().getFirst(),
                                    misuse.getCommandLine().getSubcommands().keySet(),
                                    SLIPS_MAX)
                            .map(verb -> "did you mean " + verb + "?")
                            .orElse(mend);
        }
        return what + "; " + mend;
    }

    /** The project's folder, which the launcher names. */
    static Path home() {
        return Path.of(System.getProperty("hotline.home", "."));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing");
    }
}
