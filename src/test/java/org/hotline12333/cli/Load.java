package org.hotline12333.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Clients who each ask the same again and again without a pause, until it is over. */
final class Load implements AutoCloseable {
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> ends = new ArrayList<>();

    private Load() {}

    /**
     * Begins at once.
     *
     * @param requests one for each client, which returns the status of its answer
     */
    static Load of(List<Callable<Integer>> requests) {
        Load load = new Load();
        for (Callable<Integer> request : requests) {
            load.ends.add(load.clients.submit(() -> load.goOn(request)));
        }
        return load;
    }

    private Void goOn(Callable<Integer> request) throws Exception {
        while (!over.get()) {
            statuses.add(request.call());
        }
        return null;
    }

    /** What they were answered; a client who got no answer is a fault. */
    List<Integer> end() throws Exception {
        over.set(true);
        for (Future<?> each : ends) {
            each.get();
        }
        return List.copyOf(statuses);
    }

    @Override
    public void close() {
        over.set(true);
        clients.close();
    }
}
