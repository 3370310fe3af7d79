package org.hotline12333.testline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.Release;
import org.hotline12333.simulator.testbed.DemoHotline;

/**
 * Hotlines in memory, one for each tester who listens, with nobody but the demo people; nobody is
 * told of their calls. Each is begun anew by its next call. Safe for many threads.
 */
final class Worlds {
    /** Who changes menus, and who listens with them; each has some megabytes. */
    static final int MOST = 2;

    private final Deque<DemoHotline> idle = new ArrayDeque<>();
    private int opened;
    private boolean wanted;

    /** All that there may be; it takes a second, and no thread of a call should. */
    void open(Release release) {
        while (isOneMissing()) {
            try {
                DemoHotline world = DemoHotline.untold(release, CallObserver.NONE);
                add(world);
            } catch (IOException fault) {
                lost();
                throw new UncheckedIOException("no folder for the keys of a world", fault);
            }
        }
    }

    private synchronized boolean isOneMissing() {
        wanted = true;
        if (opened >= MOST) {
            return false;
        }
        opened++;
        return true;
    }

    private synchronized void add(DemoHotline world) {
        idle.add(world);
    }

    private synchronized void lost() {
        opened--;
    }

    /** One that nobody listens in; nothing where there is none. */
    synchronized Optional<DemoHotline> take() {
        return Optional.ofNullable(idle.poll());
    }

    /**
     * Whoever has taken one has listened to the end.
     *
     * @param well whether it can be used again
     */
    void giveBack(DemoHotline world, boolean well) {
        if (!isKept(world, well)) {
            world.close();
        }
    }

    private synchronized boolean isKept(DemoHotline world, boolean well) {
        if (well && wanted) {
            idle.add(world);
            return true;
        }
        opened--;
        return false;
    }

    /** No draft is there any more. */
    synchronized void close() {
        wanted = false;
        while (!idle.isEmpty()) {
            idle.poll().close();
            opened--;
        }
    }
}
