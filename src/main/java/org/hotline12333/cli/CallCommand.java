package org.hotline12333.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.insurance.demo.DemoNames;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.release.ReleaseException;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.simulator.coverage.Coverage;
import org.hotline12333.simulator.coverage.CoveredTransitions;
import org.hotline12333.simulator.judge.HtmlReport;
import org.hotline12333.simulator.judge.JUnitReport;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.judge.Report;
import org.hotline12333.simulator.judge.ScriptRun;
import org.hotline12333.simulator.judge.ScriptRunner;
import org.hotline12333.simulator.routes.AgiRoute;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.routes.RouteException;
import org.hotline12333.simulator.routes.SipRoute;
import org.hotline12333.simulator.routes.TypedCall;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.ScriptException;
import org.hotline12333.simulator.script.ScriptReader;
import org.hotline12333.simulator.script.Vocabulary;
import org.hotline12333.simulator.sip.ClipRecognizer;
import org.hotline12333.simulator.sip.SipLine;
import org.hotline12333.simulator.testbed.DemoHotline;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Calls that follow a script, or a keyboard. */
@Command(
        name = "call",
        mixinStandardHelpOptions = true,
        description = {
            "Places calls that follow scripts, and judges what was heard.",
            "Without a script: a call that you type, or calls at random."
        })
public final class CallCommand implements Callable<Integer> {
    /**
     * Calls without a date of their own are always of the same day, with the demo people's data.
     */
    public static final LocalDateTime DATE = MemoryRoute.DATE;

    private static final String DIALED = "12333";

    /** Each real call takes a port for signals, two for sound, and its share of two cores. */
    private static final int SIP_CALLS_MAX = 8;

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    @Spec private CommandSpec spec;

    private final Map<String, String> environment;

    CallCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        account = new SipAccountOption(environment);
    }

    @Parameters(paramLabel = "FILE", description = "scripts, or folders of them (*.call)")
    private final List<Path> files = new ArrayList<>();

    @Option(
            names = "--via",
            paramLabel = "ROUTE",
            converter = RouteOption.Reader.class,
            description =
                    "memory (in virtual time; the default), agi://HOST:PORT (a running hotline) or"
                            + " sip://HOST:PORT (a real Asterisk)")
    private RouteOption via = new RouteOption.Memory();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "write a report there, too: *.xml for JUnit, *.html for people")
    private final List<Path> reports = new ArrayList<>();

    @Option(names = "--save", paramLabel = "FILE", description = "keep a typed call as a script")
    private @Nullable Path saved;

    @Option(
            names = "--from-call",
            paramLabel = "ID",
            description =
                    "make a script of a call in the call log, with the numbers of a demo person; on"
                            + " standard output, or with --save in a file")
    private @Nullable String fromCall;

    @Mixin private final CoverageOption coverage = new CoverageOption();

    @Mixin private final SipAccountOption account;

    @Mixin private final FuzzOptions random = new FuzzOptions();

    @Option(names = "--verbose", description = "show the hotline's own log, too")
    private boolean verbose;

    @Override
    public Integer call()
            throws IOException,
                    PromptsException,
                    ReleaseException,
                    ScriptException,
                    RouteException,
                    InterruptedException {
        checkUse();
        ScriptFromLogCommand log = new ScriptFromLogCommand(environment);
        List<LoggedCall> logged = fromCall == null ? List.of() : log.logged(fromCall);
        try (StepLog _ = StepLog.show(verbose)) {
            Release release = ReleaseFolder.read(Hotline.home());
            if (!logged.isEmpty()) {
                return fromLog(release, log, logged);
            }
            if (random.calls() > 0) {
                return new FuzzRun(release, out()).run(random.calls(), random.seed());
            }
            return files.isEmpty() ? typed(release) : scripted(release);
        }
    }

    private int scripted(Release release)
            throws IOException, ScriptException, RouteException, InterruptedException {
        Vocabulary vocabulary = new Vocabulary(release.prompts(), DemoNames.all());
        List<CallScript> scripts = new ScriptReader(vocabulary).read(scripts());
        List<ScriptRun> runs =
                switch (via) {
                    case RouteOption.Memory() -> inMemory(release, scripts, vocabulary);
                    case RouteOption.Agi(var server) -> {
                        var route =
                                new AgiRoute(server, release.prompts()::length)
                                        .hearing(DemoNames.heard());
                        yield run(
                                new ScriptRunner(route, new Judge(vocabulary)),
                                scripts,
                                vocabulary);
                    }
                    case RouteOption.Sip(var server) ->
                            overSip(server, release, scripts, vocabulary);
                };
        Report report = new Report(runs, vocabulary);
        for (Path file : reports) {
            write(report, file);
        }
        out().println(report.summary());
        return report.passed() ? 0 : 1;
    }

    private List<ScriptRun> inMemory(
            Release release, List<CallScript> scripts, Vocabulary vocabulary)
            throws IOException, RouteException, InterruptedException {
        CoveredTransitions walked = new CoveredTransitions();
        try (DemoHotline hotline = DemoHotline.open(release, walked)) {
            var route = new MemoryRoute(hotline, release.prompts()::length, DATE);
            List<ScriptRun> runs =
                    run(new ScriptRunner(route, new Judge(vocabulary)), scripts, vocabulary);
            Coverage covered = Coverage.of(release.dialplan(), walked.transitions());
            coverage.write(covered);
            out().println(covered.summary());
            return runs;
        }
    }

    private List<ScriptRun> overSip(
            InetSocketAddress server,
            Release release,
            List<CallScript> scripts,
            Vocabulary vocabulary)
            throws IOException, RouteException, InterruptedException {
        try (DemoHotline hotline = DemoHotline.open(release, CallObserver.NONE)) {
            var memory = new MemoryRoute(hotline, release.prompts()::length, DATE);
            ClipRecognizer ear =
                    new ClipRecognizer(
                            Hotline.home().resolve("prompts"),
                            vocabulary.clips(),
                            DemoNames.samples());
            SipLine line = SipLine.to(server, DIALED, ear);
            SipRoute route =
                    new SipRoute(
                            account.read().map(line::as).orElse(line),
                            memory,
                            release.prompts()::length);
            spec.commandLine()
                    .getErr()
                    .printf(
                            "hotline: %d calls, at most %d at once; each takes as long as it lasts"
                                    + " and is told when it has ended%n",
                            scripts.size(), SIP_CALLS_MAX);
            return run(
                    new ScriptRunner(route, new Judge(vocabulary)),
                    scripts,
                    vocabulary,
                    SIP_CALLS_MAX);
        }
    }

    private List<ScriptRun> run(
            ScriptRunner runner, List<CallScript> scripts, Vocabulary vocabulary)
            throws RouteException, InterruptedException {
        return run(runner, scripts, vocabulary, 1);
    }

    private List<ScriptRun> run(
            ScriptRunner runner, List<CallScript> scripts, Vocabulary vocabulary, int atOnce)
            throws RouteException, InterruptedException {
        return runner.run(
                scripts,
                atOnce,
                run -> {
                    out().println(Report.lines(run, vocabulary));
                    out().flush();
                });
    }

    /** What could not be kept would be told too late. */
    private void checkUse() {
        random.check(!files.isEmpty() || saved != null || fromCall != null || !reports.isEmpty());
        if (!files.isEmpty() && saved != null) {
            throw new ParameterException(
                    spec.commandLine(), "--save is for a typed call, and there are scripts");
        }
        if (!files.isEmpty() && fromCall != null) {
            throw new ParameterException(
                    spec.commandLine(), "--from-call makes a script, and there are scripts");
        }
        if (files.isEmpty() && !(via instanceof RouteOption.Memory)) {
            throw new ParameterException(spec.commandLine(), "a typed call is made in memory");
        }
        if (coverage.isWanted() && !(via instanceof RouteOption.Memory && !files.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "--coverage is of scripts that run in memory");
        }
        coverage.unknown()
                .ifPresent(file -> {
                    throw new ParameterException(
                            spec.commandLine(), "coverage is *.txt, *.json or *.svg, not " + file);
                });
        for (Path report : reports) {
            String name = report.toString();
            if (!name.endsWith(".xml") && !name.endsWith(".html")) {
                throw new ParameterException(
                        spec.commandLine(), "a report is *.xml or *.html, not " + name);
            }
        }
    }

    private static void write(Report report, Path file) throws IOException {
        if (file.toString().endsWith(".xml")) {
            JUnitReport.write(report.runs(), file);
        } else {
            HtmlReport.write(report, file);
        }
    }

    private int fromLog(Release release, ScriptFromLogCommand log, List<LoggedCall> call)
            throws IOException, RouteException {
        Vocabulary vocabulary = new Vocabulary(release.prompts(), DemoNames.all());
        try (DemoHotline hotline = DemoHotline.open(release, CallObserver.NONE)) {
            var route = new MemoryRoute(hotline, release.prompts()::length, DATE);
            String script =
                    log.script(call, vocabulary, new ScriptRunner(route, new Judge(vocabulary)));
            if (saved == null) {
                out().print(script);
                out().flush();
            } else {
                Files.writeString(saved, script);
            }
        }
        return 0;
    }

    private int typed(Release release) throws IOException {
        BufferedReader keyboard =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Vocabulary vocabulary = new Vocabulary(release.prompts(), DemoNames.all());
        try (DemoHotline hotline = DemoHotline.open(release, CallObserver.NONE)) {
            String script =
                    new TypedCall(keyboard, out(), vocabulary)
                            .place(
                                    hotline,
                                    release.prompts()::length,
                                    DATE.atZone(BEIJING).toInstant());
            if (saved != null) {
                Files.writeString(saved, script);
            }
        }
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
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
        if (scripts.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "there is no *.call in " + files.getFirst());
        }
        return scripts;
    }
}
