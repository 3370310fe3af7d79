package org.hotline12333.simulator.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hotline12333.background.Processors;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.interpreter.Release;
import org.hotline12333.interpreter.Releases;

/**
 * Telephones for trying: each turn plays its call from the beginning, on a hotline in memory that
 * has nobody but the demo people. They are few, and their threads give way to calls. Safe to share.
 */
public final class TrialCalls implements AutoCloseable {
    /** Each keeps some megabytes, once it was used. */
    static final int TELEPHONES = Processors.besideCalls(4);

    private static final int WAITING_MAX = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Releases releases;
    private final Duration patience;
    private final Queue<TrialTelephone> idle = new ConcurrentLinkedQueue<>();
    private final ThreadPoolExecutor callers;

    /**
     * No telephone is there before the first turn.
     *
     * @param releases each turn is led by the present one
     */
    public TrialCalls(Releases releases) {
        this(releases, PATIENCE);
    }

    TrialCalls(Releases releases, Duration patience) {
        this.releases = releases;
        this.patience = patience;
        callers =
                new ThreadPoolExecutor(
                        TELEPHONES,
                        TELEPHONES,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING_MAX),
                        TrialCalls::thread);
    }

    /** Who calls comes first wherever the system knows priorities. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static Thread thread(Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .name("trial")
                .priority(Thread.MIN_PRIORITY)
                .unstarted(work);
    }

    /**
     * Plays the call so far and what is done next.
     *
     * @throws TrialBusyException where no telephone is free for too long
     */
    public Trial take(TrialTurn turn) throws TrialBusyException {
        return on(releases::present, telephone -> telephone.take(turn));
    }

    /** The same, led by another release. */
    public Trial take(TrialTurn turn, Release release) throws TrialBusyException {
        return on(() -> release, telephone -> telephone.take(turn));
    }

    /**
     * The call so far as a script that runs by itself: with what is heard, and an end.
     *
     * @throws TrialBusyException where no telephone is free for too long
     */
    public Trial whole(String script) throws TrialBusyException {
        return on(releases::present, telephone -> telephone.whole(script));
    }

    /** The same, led by another release. */
    public Trial whole(String script, Release release) throws TrialBusyException {
        return on(() -> release, telephone -> telephone.whole(script));
    }

    /**
     * Makes a call of the call log again, by the demo person with whom it goes on alike for
     * longest.
     *
     * @param call as often as the hotline had it
     * @throws TrialBusyException where no telephone is free for too long
     */
    public CallAgain again(List<LoggedCall> call) throws TrialBusyException {
        return on(releases::present, telephone -> telephone.again(call));
    }

    private <T> T on(Supplier<Release> release, Function<TrialTelephone, T> work)
            throws TrialBusyException {
        Future<T> trial;
        try {
            trial = callers.submit(() -> used(release.get(), work));
        } catch (RejectedExecutionException _) {
            throw new TrialBusyException();
        }
        try {
            return trial.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            trial.cancel(false);
            throw new TrialBusyException();
        } catch (InterruptedException _) {
            trial.cancel(false);
            Thread.currentThread().interrupt();
            throw new TrialBusyException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call could not be tried", e.getCause());
        }
    }

    /** One that has failed is not used again. */
    private <T> T used(Release release, Function<TrialTelephone, T> work) {
        TrialTelephone known = idle.poll();
        TrialTelephone telephone = known == null ? open(release) : known;
        boolean well = false;
        try {
            telephone.follow(release);
            T trial = work.apply(telephone);
            well = true;
            return trial;
        } finally {
            if (well && !callers.isShutdown()) {
                idle.add(telephone);
            } else {
                telephone.close();
            }
        }
    }

    private static TrialTelephone open(Release release) {
        try {
            return TrialTelephone.open(release);
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the keys of a hotline in memory", e);
        }
    }

    @Override
    public void close() {
        callers.shutdownNow();
        for (TrialTelephone each = idle.poll(); each != null; each = idle.poll()) {
            each.close();
        }
    }
}
