package org.hotline12333;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.simulator.CallScript;
import org.hotline12333.simulator.Judge;
import org.hotline12333.simulator.MemoryRoute;
import org.hotline12333.simulator.Rehearsal;
import org.hotline12333.simulator.Report;
import org.hotline12333.simulator.RouteException;
import org.hotline12333.simulator.ScriptException;
import org.hotline12333.simulator.ScriptReader;
import org.hotline12333.simulator.ScriptRun;
import org.hotline12333.simulator.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Calls that follow a script, or a keyboard. */
@Command(
        name = "call",
        mixinStandardHelpOptions = true,
        description = "Places calls that follow scripts, and judges what was heard.")
final class CallCommand implements Callable<Integer> {
    /** Scripts without a date of their own are always tried on the same day. */
    static final LocalDateTime DATE = LocalDateTime.of(2026, 11, 20, 10, 0);

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "scripts, or folders of them (*.call)")
    private final List<Path> files = new ArrayList<>();

    @Option(names = "--verbose", description = "show the hotline's own log, too")
    private boolean verbose;

    @Override
    public Integer call()
            throws IOException,
                    PromptsException,
                    PlaybookException,
                    ScriptException,
                    RouteException,
                    InterruptedException {
        StepLog.show(verbose);
        Playbook playbook = Playbook.read(Hotline.home());
        Vocabulary vocabulary = new Vocabulary(playbook.prompts());
        List<CallScript> scripts = new ScriptReader(vocabulary).read(scripts());
        try (MemoryHotline hotline = MemoryHotline.open(playbook)) {
            MemoryRoute route = new MemoryRoute(hotline, playbook.prompts()::length, DATE);
            PrintWriter out = spec.commandLine().getOut();
            List<ScriptRun> runs =
                    new Rehearsal(route, new Judge(vocabulary))
                            .run(scripts, 1, run -> out.println(Report.lines(run, vocabulary)));
            Report report = new Report(runs, vocabulary);
            out.println(report.summary());
            return report.passed() ? 0 : 1;
        }
    }

    private List<Path> scripts() throws IOException {
        List<Path> scripts = new ArrayList<>();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                try (Stream<Path> below = Files.walk(file)) {
                    below.filter(path -> path.toString().endsWith(".call"))
                            .sorted()
                            .forEach(scripts::add);
                }
            } else {
                scripts.add(file);
            }
        }
        return scripts;
    }
}
