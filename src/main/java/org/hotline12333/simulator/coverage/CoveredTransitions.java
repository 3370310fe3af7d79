package org.hotline12333.simulator.coverage;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.hotline12333.dialog.Transition;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallObserver;

/** Keeps the ways that calls have gone. Safe for many calls at once. */
public final class CoveredTransitions implements CallObserver {
    private final ConcurrentLinkedQueue<Transition> transitions = new ConcurrentLinkedQueue<>();

    @Override
    public Consumer<CallEvent> begins(CallEvent.Begun call) {
        return event -> {
            if (event instanceof CallEvent.Went(_, Transition transition)) {
                transitions.add(transition);
            }
        };
    }

    /** All of them in the order in which they were gone. */
    public List<Transition> transitions() {
        return List.copyOf(transitions);
    }
}
