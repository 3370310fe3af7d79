package org.hotline12333;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher's verbs. Exit status 0 only when all is well. */
@Command(
        name = "hotline",
        description = "The self-service hotline 12333.",
        mixinStandardHelpOptions = true,
        version = "hotline 0.1.0",
        subcommands = {
            ServeCommand.class,
            CheckCommand.class,
            SayCommand.class,
            PromptsCommand.class
        })
final class Hotline implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    private Hotline() {}

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** All verbs; what goes wrong is one line on standard error. */
    static CommandLine commandLine() {
        return new CommandLine(new Hotline())
                .setExecutionExceptionHandler((problem, line, _) -> {
                    line.getErr().println("hotline: " + OneLine.of(problem));
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    /** The project's folder, which the launcher names. */
    static Path home() {
        return Path.of(System.getProperty("hotline.home", "."));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a verb is missing");
    }
}
