package org.hotline12333.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.hotline12333.dialog.Transition;
import org.hotline12333.insurance.demo.DemoNames;
import org.hotline12333.interpreter.Release;
import org.hotline12333.simulator.coverage.Coverage;
import org.hotline12333.simulator.coverage.CoveredTransitions;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.judge.ScriptRun;
import org.hotline12333.simulator.judge.ScriptRunner;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.routes.RouteException;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.ScriptException;
import org.hotline12333.simulator.script.ScriptReader;
import org.hotline12333.simulator.script.Vocabulary;
import org.hotline12333.simulator.testbed.DemoHotline;

/** All scripted calls on one release, in memory. */
record ScriptedCalls(Release release, List<Path> files) {
    /**
     * What came of them.
     *
     * @param unwalked ids of ways
     */
    record Outcome(int calls, List<String> failures, int failed, int ways, Set<String> unwalked) {}

    Outcome run(BiConsumer<Integer, Integer> progress) {
        Vocabulary vocabulary = new Vocabulary(release.prompts(), DemoNames.all());
        try {
            return run(new ScriptReader(vocabulary).read(files), vocabulary, progress);
        } catch (ScriptException e) {
            List<String> problems = e.problems().stream().map(Object::toString).toList();
            return new Outcome(0, problems, problems.size(), 0, Set.of());
        } catch (IOException | RouteException e) {
            throw new IllegalStateException("the scripted calls cannot be made", e);
        }
    }

    private Outcome run(
            List<CallScript> scripts, Vocabulary vocabulary, BiConsumer<Integer, Integer> progress)
            throws IOException, RouteException {
        CoveredTransitions walked = new CoveredTransitions();
        List<String> failures = new ArrayList<>();
        int done = 0;
        int failed = 0;
        try (DemoHotline hotline = DemoHotline.untold(release, walked)) {
            ScriptRunner runner =
                    new ScriptRunner(
                            new MemoryRoute(hotline, release.prompts()::length, MemoryRoute.DATE),
                            new Judge(vocabulary));
            for (CallScript script : scripts) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new IllegalStateException("the server ends");
                }
                ScriptRun run = runner.run(script);
                failures.addAll(run.failures());
                failed += run.passed() ? 0 : 1;
                done++;
                progress.accept(done, scripts.size());
            }
        }
        Coverage covered = Coverage.of(release.dialplan(), walked.transitions());
        return new Outcome(
                done,
                failures,
                failed,
                covered.transitions().size(),
                covered.unwalked().stream().map(Transition::id).collect(Collectors.toSet()));
    }
}
