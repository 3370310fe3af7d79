package org.hotline12333.interpreter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hotline12333.dialog.Transition;
import org.hotline12333.interpreter.CallEvent.Begun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the observers of one call, which goes on whatever they do. */
final class SafeObserver {
    private static final Logger LOG = LoggerFactory.getLogger(SafeObserver.class);

    private final String call;
    private final List<Consumer<CallEvent>> observers = new ArrayList<>();
    private boolean failed;

    SafeObserver(List<CallObserver> observers, Begun begun) {
        this.call = begun.call().uniqueId();
        observers.forEach(each -> guarded(() -> this.observers.add(each.begins(begun))));
    }

    void tell(CallEvent event) {
        observers.forEach(each -> guarded(() -> each.accept(event)));
    }

    void tell(Duration at, List<Transition> transitions) {
        for (Transition transition : transitions) {
            tell(new CallEvent.Went(at, transition));
        }
    }

    private void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            if (!failed) {
                LOG.error("call {}: call observer failed", call, e);
            }
            failed = true;
        }
    }
}
