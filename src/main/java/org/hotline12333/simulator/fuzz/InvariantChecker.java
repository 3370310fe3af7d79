package org.hotline12333.simulator.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.Transition.Cause;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.interpreter.CallObserver;

/** Looks on at one call after the other, and tells what must not happen in any. */
public final class InvariantChecker implements CallObserver {
    private final CallLimits limits;
    private final Set<Transition> walked = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private final List<CallEvent.End> ends = new ArrayList<>();
    private String place = "";
    private int begun;
    private int steps;
    private int stepsOfLeg;
    private int absences;
    private int errors;

    public InvariantChecker(CallLimits limits) {
        this.limits = limits;
    }

    /** Forgets the call before; the ways it has gone stay. */
    public void turnToNextCall() {
        violations.clear();
        ends.clear();
        place = "";
        begun = 0;
        steps = 0;
        absences = 0;
        errors = 0;
    }

    @Override
    public Consumer<CallEvent> begins(CallEvent.Begun call) {
        begun++;
        stepsOfLeg = 0;
        return this::see;
    }

    private void see(CallEvent event) {
        if (ends.size() >= begun) {
            violations.add("it went on after its end");
        }
        switch (event) {
            case CallEvent.Asked(Duration at, String here, _, _) -> {
                place = here;
                if (at.compareTo(limits.length()) > 0) {
                    violations.add("it was still asked something after its longest time");
                }
                step();
            }
            case CallEvent.Served _ -> step();
            case CallEvent.Went(_, Transition transition) -> went(transition);
            case CallEvent.Ended(_, CallEvent.End how, _) -> ends.add(how);
            case CallEvent.Begun _,
                    CallEvent.Answered _,
                    CallEvent.Returned _,
                    CallEvent.KeyRun _,
                    CallEvent.Unsaid _,
                    CallEvent.Closing _ -> {}
        }
    }

    private void went(Transition transition) {
        walked.add(transition);
        if (transition.cause() == Cause.ABSENT) {
            absences++;
        } else if (transition.cause() == Cause.ERROR) {
            errors++;
            step();
        }
    }

    private void step() {
        steps++;
        stepsOfLeg++;
        if (stepsOfLeg > limits.steps()) {
            violations.add("it took more than " + limits.steps() + " steps");
        }
    }

    /** What was wrong with the present call; once it is over. */
    List<String> violations() {
        List<String> all = new ArrayList<>(violations);
        if (ends.size() != begun) {
            all.add("its end was told " + ends.size() + " times, and it began " + begun);
        }
        if (ends.contains(CallEvent.End.FAILED)) {
            all.add("the hotline failed");
        }
        return all;
    }

    /** How often a service failed in the present call. */
    int errors() {
        return errors;
    }

    /** How often nobody was there to take the present call. */
    int absences() {
        return absences;
    }

    /** Where the present call was last asked something. */
    String place() {
        return place;
    }

    /** Questions asked and services called in the present call. */
    int steps() {
        return steps;
    }

    /** How the present call was left, each time that the hotline had it. */
    public List<CallEvent.End> ends() {
        return List.copyOf(ends);
    }

    /** Every way that any call has gone. */
    public Set<Transition> walked() {
        return Set.copyOf(walked);
    }
}
