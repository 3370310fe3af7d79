package org.hotline12333.insurance.intake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Does a piece of work while whoever gave it prepares the next, which is not begun before it is
 * over. Nobody interrupts it, for that would close the file of an embedded database. For one
 * thread.
 */
final class OneBehind implements AutoCloseable {
    static final String THREAD = "intake-writing";

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(THREAD).factory());

    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /** Waits for the piece before, whose fault it throws. */
    void next(Runnable piece) {
        await();
        last = CompletableFuture.runAsync(piece, thread);
    }

    /** Waits until all is done; throws the fault of what was not. */
    void await() {
        try {
            last.join();
        } catch (CompletionException fault) {
            switch (fault.getCause()) {
                case RuntimeException why -> throw why;
                case Error why -> throw why;
                case null, default -> throw fault;
            }
        }
    }

    /** Waits, and lets faults be: where there is one, another is on its way, or was thrown. */
    @Override
    public void close() {
        last.handle((_, _) -> true).join();
        thread.close();
    }
}
