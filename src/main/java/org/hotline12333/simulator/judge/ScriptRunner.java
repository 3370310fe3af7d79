package org.hotline12333.simulator.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.hotline12333.simulator.routes.Route;
import org.hotline12333.simulator.routes.RouteException;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.Conversation;

/** Tries scripts on a route and has each call judged. */
public final class ScriptRunner {
    private final Route route;
    private final Judge judge;

    public ScriptRunner(Route route, Judge judge) {
        this.route = route;
        this.judge = judge;
    }

    /**
     * Tries all scripts, in their order.
     *
     * @param atOnce how many calls go on side by side
     * @param progress told of each as soon as it is over
     * @throws RouteException where there is no hotline
     */
    public List<ScriptRun> run(List<CallScript> scripts, int atOnce, Consumer<ScriptRun> progress)
            throws RouteException, InterruptedException {
        List<ScriptRun> runs = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(atOnce)) {
            List<Future<ScriptRun>> calls =
                    scripts.stream().map(script -> callers.submit(() -> run(script))).toList();
            try {
                for (Future<ScriptRun> call : calls) {
                    ScriptRun run = call.get();
                    runs.add(run);
                    progress.accept(run);
                }
            } catch (ExecutionException e) {
                callers.shutdownNow();
                if (e.getCause() instanceof RouteException nobody) {
                    throw nobody;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        return runs;
    }

    /** Tries one script. */
    public ScriptRun run(CallScript script) throws RouteException {
        Optional<String> refused = route.refuses(script);
        if (refused.isPresent()) {
            return ScriptRun.leftOut(script, refused.get());
        }
        long begin = System.nanoTime();
        Conversation call = route.call(script);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new ScriptRun(script, Optional.of(call), judge.judge(script, call), "", took);
    }
}
