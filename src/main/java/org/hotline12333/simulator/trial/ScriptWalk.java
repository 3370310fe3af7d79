package org.hotline12333.simulator.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.insurance.demo.DemoNames;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.Release;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.ScriptReader;
import org.hotline12333.simulator.script.Vocabulary;
import org.hotline12333.simulator.testbed.DemoHotline;

/** Calls one script after the other, and notes the ways of each. */
final class ScriptWalk {
    private final ScriptReader reader;
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final Map<String, List<String>> byWay = new HashMap<>();
    private int scripts;
    private int unread;

    private ScriptWalk(Release release) {
        reader = new ScriptReader(new Vocabulary(release.prompts(), DemoNames.all()));
    }

    /**
     * What they walk.
     *
     * @param files the scripts by their names, in their order
     * @param goesOn whether it is still to be known; it is asked before each call
     */
    static WalkedWays.Walked of(Release release, Map<String, Path> files, BooleanSupplier goesOn)
            throws IOException {
        ScriptWalk walk = new ScriptWalk(release);
        try (DemoHotline hotline = DemoHotline.untold(release, _ -> walk::note)) {
            MemoryRoute route =
                    new MemoryRoute(hotline, release.prompts()::length, MemoryRoute.DATE);
            for (var each : files.entrySet()) {
                if (goesOn.getAsBoolean()) {
                    walk.call(each.getKey(), each.getValue(), route);
                }
            }
        }
        return new WalkedWays.Walked(walk.scripts, walk.unread, walk.byWay);
    }

    private void note(CallEvent event) {
        if (event instanceof CallEvent.Went(_, var way)) {
            gone.add(way.id());
        }
    }

    private void call(String name, Path file, MemoryRoute route) {
        ProblemList problems = new ProblemList(SourceLocation.whole(name));
        Optional<CallScript> script =
                SourceText.read(file, problems).flatMap(text -> reader.read(file, text, problems));
        if (script.isEmpty()) {
            unread++;
            return;
        }
        scripts++;
        gone.clear();
        route.call(script.get());
        gone.forEach(way -> byWay.computeIfAbsent(way, _ -> new ArrayList<>()).add(name));
    }
}
