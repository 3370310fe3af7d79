package org.hotline12333.interpreter;

import java.util.List;
import java.util.function.Consumer;
import org.hotline12333.interpreter.CallEvent.Begun;

/**
 * Looks on while calls are run. It is told in the call's own thread, in order, and the caller waits
 * meanwhile: it must be quick. What it throws is logged once a call and changes nothing.
 */
@FunctionalInterface
public interface CallObserver {
    /** Sees nothing. */
    CallObserver NONE = _ -> _ -> {};

    /**
     * A call begins.
     *
     * @return is told everything that happens in this call from now on, to its end
     */
    Consumer<CallEvent> begins(Begun call);

    /** Both look on, and neither can take anything from the other. */
    default CallObserver and(CallObserver other) {
        return call -> new SafeObserver(List.of(this, other), call)::tell;
    }
}
