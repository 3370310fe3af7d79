package org.hotline12333.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.prompt.sound.Clips;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The sounds beside the texts. */
@Command(
        name = "prompts",
        mixinStandardHelpOptions = true,
        description = "Renders, checks and lists the sounds of the texts.")
final class PromptsCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of render, check, script is missing");
    }

    private static Clips clips(SpeechOption speech) throws PromptsException {
        Path folder = Hotline.home().resolve("prompts");
        return new Clips(folder, Prompts.load(folder), speech.engine());
    }

    private static String clips(int count) {
        return count == 1 ? "1 clip" : count + " clips";
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Speaks the texts that changed; exit status 1 where the engine fails.")
    int render(
            @Mixin SpeechOption speech,
            @Option(names = "--all", description = "render what did not change, too") boolean all,
            @Option(names = "--prune", description = "delete sounds that nothing names")
                    boolean prune)
            throws IOException, PromptsException {
        PrintWriter out = spec.commandLine().getOut();
        List<Clip> rendered = clips(speech).render(all);
        out.println(clips(rendered.size()) + " rendered");
        if (prune) {
            out.println(clips(clips(speech).prune().size()) + " deleted");
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists missing, stale, silent, overdriven and orphaned sounds.")
    int check(@Mixin SpeechOption speech) throws IOException, PromptsException {
        List<Problem> problems = clips(speech).problems();
        problems.forEach(spec.commandLine().getErr()::println);
        if (problems.isEmpty()) {
            spec.commandLine().getOut().println("all clips are there and fresh");
        }
        return problems.isEmpty() ? 0 : 1;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Prints the recording script for a studio, as Markdown.")
    int script(@Mixin SpeechOption speech) throws PromptsException {
        spec.commandLine().getOut().print(clips(speech).script());
        return 0;
    }
}
