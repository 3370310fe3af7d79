package org.hotline12333.channel;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is met beside some work, such as a hang-up. What the work has done is done, and its
 * result is not lost: the fault is held until the caller is spoken to next. Used by one thread.
 */
public final class HeldFault {
    private @Nullable RuntimeException held;

    /**
     * Does the work. What it throws is thrown; a fault beside it then goes with that.
     *
     * @param beside tells what was met beside the work, which is over by then
     */
    public <T> T after(Supplier<T> work, Supplier<Optional<RuntimeException>> beside) {
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            beside.get().ifPresent(e::addSuppressed);
            throw e;
        }
        held = beside.get().orElse(null);
        return result;
    }

    /** Throws what is held, once. */
    public void release() {
        RuntimeException fault = held;
        held = null;
        if (fault != null) {
            throw fault;
        }
    }
}
