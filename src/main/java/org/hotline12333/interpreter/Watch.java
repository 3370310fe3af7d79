package org.hotline12333.interpreter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hotline12333.dialog.Way;
import org.hotline12333.interpreter.CallEvent.Begun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the observers of one call, which goes on whatever they do. */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final String call;
    private final List<Consumer<CallEvent>> observers = new ArrayList<>();
    private boolean failed;

    Watch(List<CallObserver> observers, Begun begun) {
        this.call = begun.call().uniqueId();
        observers.forEach(each -> guarded(() -> this.observers.add(each.begins(begun))));
    }

    void tell(CallEvent event) {
        observers.forEach(each -> guarded(() -> each.accept(event)));
    }

    void tell(Duration at, List<Way> ways) {
        for (Way way : ways) {
            tell(new CallEvent.Went(at, way));
        }
    }

    private void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            if (!failed) {
                LOG.error("call {}: who looks on failed; the call goes on", call, e);
            }
            failed = true;
        }
    }
}
