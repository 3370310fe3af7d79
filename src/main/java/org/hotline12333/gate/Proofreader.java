package org.hotline12333.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotline12333.authoring.Problem;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.publishing.ProjectFolder;
import org.hotline12333.release.ReleaseException;
import org.hotline12333.release.ReleaseFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what somebody is typing as it would be read once it is saved, all but new sounds, and keeps
 * nothing of it: it takes no place from what the gate has tried. One text after the other, in a
 * thread that gives way to calls. Safe for many threads.
 */
public final class Proofreader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Proofreader.class);

    /** Whoever comes behind so many asks again: pages have few threads that may wait. */
    private static final int WAITING_MAX = 2;

    private final ProjectFolder published;
    private final Path below;
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING_MAX),
                    work -> Gate.thread("proof", work));

    public Proofreader(ProjectFolder published) {
        this(published, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** One that works below a folder. */
    Proofreader(ProjectFolder published, Path below) {
        this.published = published;
        this.below = below;
    }

    /** What is wrong with a draft's file as it is typed; nothing where that takes longer. */
    public Optional<List<Problem>> read(Candidate draft, Candidate.New typed, Duration patience) {
        Candidate candidate = draft.with(typed);
        try {
            Future<List<Problem>> due = worker.submit(() -> problems(candidate));
            return found(due, patience).map(all -> Made.problems(all, typed.path().text()));
        } catch (RejectedExecutionException _) {
            return Optional.empty(); // others type as well
        }
    }

    private static Optional<List<Problem>> found(Future<List<Problem>> due, Duration patience) {
        try {
            return Optional.of(due.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            due.cancel(false); // it need not begin any more
        } catch (ExecutionException fault) {
            LOG.warn("draft not read: {}", String.valueOf(fault.getCause()));
            LOG.debug("draft not read", fault);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private List<Problem> problems(Candidate candidate) throws IOException {
        OverlayFolder overlay = OverlayFolder.read(published, candidate, below);
        try {
            return problems(overlay.folder()).stream().map(overlay::plain).distinct().toList();
        } finally {
            overlay.remove();
        }
    }

    private static List<Problem> problems(Path folder) {
        try {
            ReleaseFolder.written(folder, Prompts.load(folder.resolve("prompts")));
            return List.of();
        } catch (PromptsException | ReleaseException e) {
            return e.problems();
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
