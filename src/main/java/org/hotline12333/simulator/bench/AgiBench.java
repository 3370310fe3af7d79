package org.hotline12333.simulator.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;

/**
 * A load of demo people on a hotline that serves on this machine, and on a bare server after it.
 */
public final class AgiBench {
    private static final Duration FIRST_CALL = Duration.ofSeconds(10);

    private final InetSocketAddress server;
    private final Prompts prompts;
    private final Callers callers;
    private final Consumer<String> progress;

    /**
     * A bench on a server.
     *
     * @param prompts what the server says
     * @param people whom it has something to tell
     * @param oneCallEach whether nobody is in two calls at once
     * @param progress takes a line every few seconds
     */
    public AgiBench(
            InetSocketAddress server,
            Prompts prompts,
            List<DemoCaller> people,
            boolean oneCallEach,
            Consumer<String> progress) {
        this.server = server;
        this.prompts = prompts;
        this.progress = progress;
        long run = System.currentTimeMillis() / 1_000;
        callers = oneCallEach ? Callers.many(people, run) : Callers.few(people, run);
    }

    /**
     * Runs the load.
     *
     * @param echo the command of a process that runs {@link EchoProcess#serve}, or nothing to do
     *     without the comparison
     * @throws BenchException where there is no server, no hotline, or none with the demo people
     */
    public BenchReport run(Load load, Optional<List<String>> echo)
            throws BenchException, IOException, InterruptedException {
        if (load.model() instanceof Load.Model.Held(int held) && callers.isShortOf(held)) {
            throw new BenchException(
                    "%,d calls cannot be held by %,d people; hold fewer, or deliver more"
                            .formatted(held, callers.people().size()));
        }
        Callers heard = callers.heard();
        EchoScripts scripts = listen(heard, load);
        LoadRun run = new LoadRun(server, prompts, callers, load, this::ofHotline);
        if (run.process().isEmpty()) {
            progress.accept(
                    "the server's process is not to be seen on this machine: no CPU, no heap");
        }
        Figures hotline = run.run();
        if (echo.isEmpty()) {
            return new BenchReport(load, hotline, Optional.empty());
        }
        try (EchoProcess bare = EchoProcess.start(echo.get(), scripts)) {
            InetSocketAddress there = new InetSocketAddress(server.getAddress(), bare.port());
            Consumer<String> said = line -> progress.accept("echo: " + line);
            Figures floor = new LoadRun(there, prompts, heard, load, said).run();
            return new BenchReport(load, hotline, Optional.of(floor));
        }
    }

    private void ofHotline(String line) {
        progress.accept("hotline: " + line);
    }

    /** Calls once as each of up to a hundred, so that it is known what the hotline sends them. */
    private EchoScripts listen(Callers heard, Load load)
            throws BenchException, InterruptedException {
        Map<String, List<EchoScripts.Step>> scripts = new LinkedHashMap<>();
        for (int position = 0; position < heard.people().size(); position++) {
            Callers.Visit visit = heard.visit(position, position, load);
            scripts.put(
                    Callers.mark(position),
                    first(visit).commands().stream()
                            .map(command ->
                                    new EchoScripts.Step(command, visit.person().isTold(command)))
                            .toList());
        }
        return new EchoScripts(scripts);
    }

    private AgiRequest first(Callers.Visit visit) throws BenchException, InterruptedException {
        AgiPeer asterisk = AgiPeer.of(server, prompts::length);
        ExecutorService line = Executors.newVirtualThreadPerTaskExecutor();
        try {
            AgiRequest request =
                    line.submit(() -> asterisk.call(visit.exchange(), visit.caller()))
                            .get(FIRST_CALL.toSeconds(), TimeUnit.SECONDS);
            if (visit.wasAnswered(request)) {
                return request;
            }
            throw new BenchException(why(request, visit));
        } catch (TimeoutException | ExecutionException e) {
            throw new BenchException(name() + " is no hotline: it does not speak FastAGI");
        } finally {
            line.shutdownNow();
        }
    }

    private String why(AgiRequest request, Callers.Visit visit) {
        if (request.commands().isEmpty()) {
            return "nobody takes a call at "
                    + name()
                    + "; start a server with HOTLINE_THROTTLE=off ./hotline serve";
        }
        if (!request.commands().getFirst().equals("ANSWER")) {
            return name() + " is no hotline: it does not speak FastAGI";
        }
        return "%s does not tell the caller '%s' their balance; the bench needs the demo people, or --people"
                .formatted(name(), visit.person());
    }

    private String name() {
        return "agi://" + server.getAddress().getHostAddress() + ":" + server.getPort();
    }
}
