package org.hotline12333.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hotline12333.authoring.Problem;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.prompt.sound.Clips;
import org.hotline12333.release.ReleaseException;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.release.UnsaidTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves dialplans, texts and sounds before a caller meets them. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Lists all that is wrong with dialplans, texts and sounds.")
final class CheckCommand implements Callable<Integer> {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    @Spec private CommandSpec spec;
    @Mixin private final SpeechOption speech = new SpeechOption();

    @Option(
            names = "--weight",
            description = "prints what the menus cost a caller: keys, seconds, choices")
    private boolean weigh;

    @Override
    public Integer call() throws IOException, PromptsException {
        Path folder = Hotline.home().resolve("prompts");
        Prompts prompts = Prompts.load(folder);
        List<Problem> problems = new ArrayList<>();
        List<String> wellSaid = new ArrayList<>();
        try {
            Release release = ReleaseFolder.written(Hotline.home(), prompts);
            Dialplan dialplan = release.dialplan();
            problems.addAll(UnsaidTexts.in(Hotline.home(), release));
            dialplan.topicMenus()
                    .topics()
                    .ending(LocalDate.now(BEIJING))
                    .forEach(soon -> wellSaid.add("warning: " + soon));
            if (weigh) {
                wellSaid.addAll(WeightTable.of(ReleaseFolder.weight(dialplan, prompts)));
                wellSaid.addAll(WeightTable.of(release.announcements(), prompts));
                wellSaid.add("");
            }
            wellSaid.add("all is well: dialplan " + dialplan.digest());
        } catch (ReleaseException e) {
            problems.addAll(e.problems());
        }
        problems.addAll(new Clips(folder, prompts, speech.engine()).problems());
        PrintWriter out = spec.commandLine().getOut();
        problems.forEach(spec.commandLine().getErr()::println);
        if (problems.isEmpty()) {
            wellSaid.forEach(out::println);
        } else {
            out.println(problems.size() + (problems.size() == 1 ? " problem" : " problems"));
        }
        return problems.isEmpty() ? 0 : 1;
    }
}
