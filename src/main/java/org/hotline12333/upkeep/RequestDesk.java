package org.hotline12333.upkeep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.settings.ErrorLine;
import org.hotline12333.settings.ErrorReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a verb asks the server for what only the server can do, while it has its embedded database
 * open. It looks once a second, and what is asked is done in threads of its own: calls do not wait
 * for it. Nobody interrupts it, for that would close the file of the database.
 */
public final class RequestDesk implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(RequestDesk.class);

    private final Optional<Path> folder;
    private final StoreRequest.Verb verb;
    private final Clerk clerk;
    private final ExecutorService work;
    private final Optional<PeriodicTask> looks;
    private volatile boolean ending;

    /** Does what is asked. */
    @FunctionalInterface
    public interface Clerk {
        /**
         * Answers with lines, or throws.
         *
         * @param order what is wanted
         * @param ending whether the server ends, and it is better to break off
         */
        List<String> answer(StoreRequest request, List<String> order, BooleanSupplier ending)
                throws Exception;
    }

    private RequestDesk(
            Optional<Path> folder, StoreRequest.Verb verb, Clerk clerk, ExecutorService work) {
        this.folder = folder;
        this.verb = verb;
        this.clerk = clerk;
        this.work = work;
        looks = folder.map(here -> new PeriodicTask(name(verb) + "s", EVERY, () -> tick(here)));
    }

    /**
     * One copy after another.
     *
     * @param folder where it is asked; nowhere, where the database has a server of its own
     */
    public static RequestDesk forCopies(
            Optional<Path> folder, StoreRequest.Verb verb, Clerk clerk) {
        return new RequestDesk(
                folder, verb, clerk, Executors.newSingleThreadExecutor(threads(name(verb))));
    }

    /** Who asks for a second import while one is under way is told so by the intake itself. */
    public static RequestDesk forImports(Optional<Path> folder, Clerk clerk) {
        return new RequestDesk(
                folder,
                StoreRequest.Verb.IMPORT,
                clerk,
                Executors.newThreadPerTaskExecutor(threads("import")));
    }

    /** One order after another. */
    public static RequestDesk forTickets(Optional<Path> folder, Clerk clerk) {
        return forCopies(folder, StoreRequest.Verb.TICKETS, clerk);
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    private static String name(StoreRequest.Verb verb) {
        return verb.name().toLowerCase(Locale.ROOT);
    }

    public void start() {
        folder.ifPresent(this::tidy);
        looks.ifPresent(PeriodicTask::start);
    }

    private void tidy(Path here) {
        try {
            StoreRequest.forgetAll(here, verb);
        } catch (IOException fault) {
            LOG.error("older {} requests not removed: {}", name(verb), ErrorLine.of(fault));
        }
    }

    private void tick(Path here) {
        for (StoreRequest request : StoreRequest.in(here, verb)) {
            try {
                List<String> order = request.take();
                work.execute(() -> answer(request, order));
            } catch (IOException fault) {
                refuse(request, fault);
            }
        }
    }

    private void answer(StoreRequest request, List<String> order) {
        try {
            List<String> result = clerk.answer(request, order, () -> ending);
            LOG.info("{} request done", name(verb));
            say(() -> request.done(result));
        } catch (Exception | OutOfMemoryError fault) {
            refuse(request, fault);
        }
    }

    private void refuse(StoreRequest request, Throwable fault) {
        List<String> report = ErrorReport.of(fault);
        LOG.error("{} request failed: {}", name(verb), report.getFirst());
        say(() -> request.failed(report));
    }

    /** What is said to who has asked. */
    private interface Answer {
        void write() throws IOException;
    }

    /** A disk that is full has room again: whoever waits is told then, and not left waiting. */
    private void say(Answer answer) {
        for (boolean first = true; !isSaid(answer, first) && !ending; first = false) {
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }

    private boolean isSaid(Answer answer, boolean first) {
        try {
            answer.write();
            return true;
        } catch (IOException silent) {
            if (first) {
                LOG.error("{} request not answered: {}", name(verb), ErrorLine.of(silent));
            }
            return false;
        }
    }

    /** Takes nothing any more; what is under way may break off by itself. */
    @Override
    public void close() {
        ending = true;
        looks.ifPresent(PeriodicTask::close);
        work.shutdown();
        try {
            if (!work.awaitTermination(Maintenance.ENDING_MAX.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("{} request unfinished", name(verb));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
