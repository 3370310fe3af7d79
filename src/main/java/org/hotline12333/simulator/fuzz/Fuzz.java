package org.hotline12333.simulator.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.simulator.line.PersonKeys;
import org.hotline12333.simulator.routes.InProcessHotline;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.ScriptWriter;
import org.hotline12333.simulator.script.Vocabulary;

/**
 * Calls of people who key anything at all. Of each it is demanded that it ends, once and without a
 * fault, within its limits, and that a caller who asks for a person is led to one.
 */
public final class Fuzz {
    private final MemoryRoute route;
    private final InProcessHotline hotline;
    private final InvariantChecker checker;
    private final Dialplan plan;
    private final List<PersonKeys> people;

    /**
     * Calls to a hotline in memory.
     *
     * @param checker observes this hotline's calls
     * @param plan what the hotline follows
     * @param people whose numbers are mixed in; at least one
     */
    public Fuzz(
            MemoryRoute route,
            InProcessHotline hotline,
            InvariantChecker checker,
            Dialplan plan,
            List<PersonKeys> people) {
        this.route = route;
        this.hotline = hotline;
        this.checker = checker;
        this.plan = plan;
        this.people = List.copyOf(people);
    }

    /**
     * A call that was placed.
     *
     * @param steps questions asked and services called
     * @param script the call without what is heard
     * @param violations what must not happen; none where all was well
     */
    public record Placed(
            long seed,
            int steps,
            CallScript script,
            Conversation conversation,
            List<String> violations) {
        public Placed {
            violations = List.copyOf(violations);
        }

        /** The call as a script, to be read and tried again. */
        public String written(Vocabulary vocabulary) {
            ScriptWriter writer = new ScriptWriter(vocabulary);
            violations.forEach(writer::comment);
            return writer.comment("./hotline call --fuzz 1 --seed " + seed)
                    .setup(script.setup())
                    .call(script.turns(), conversation)
                    .script();
        }
    }

    /** Places the call that follows from a seed. */
    public Placed call(long seed) {
        checker.turnToNextCall();
        SplittableRandom random = new SplittableRandom(seed);
        FuzzCaller caller =
                new FuzzCaller(
                        random, new FuzzKeys(random, plan, people), checker, hotline::inject);
        Conversation call = route.call(caller.setup(), caller);
        return new Placed(
                seed,
                checker.steps(),
                new CallScript(
                        Path.of("fuzz-" + seed + ".call"),
                        caller.setup(),
                        List.of(),
                        caller.turns()),
                call,
                violations(caller, call));
    }

    private List<String> violations(FuzzCaller caller, Conversation call) {
        List<String> all = new ArrayList<>(checker.violations());
        if (call.end() instanceof Conversation.End.Failed(String why)) {
            all.add(why);
        }
        if (checker.errors() > 0 && caller.storeWasWell()) {
            all.add("a service failed although the record store was well");
        }
        if (caller.isStuck()) {
            all.add("no person was called, however often asked for, last at " + checker.place());
        }
        return all;
    }
}
