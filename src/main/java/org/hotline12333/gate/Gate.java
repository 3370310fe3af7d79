package org.hotline12333.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hotline12333.gate.Trying.Progress;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.sound.SpeechEngine;
import org.hotline12333.publishing.ProjectFolder;
import org.hotline12333.release.FolderPrint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries candidates one after the other, in one thread that gives way to calls. What was found holds
 * for this very content on what is published now: any change of either is tried anew. It is kept in
 * memory, with the folder in which it was found. Safe for many threads.
 */
public final class Gate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    /** More are not looked at by turns; each has a folder of some megabytes. */
    private static final int KEPT = 8;

    private static final int WAITING_MAX = 16;
    private static final int FAILURES_MAX = 50;

    private final ProjectFolder published;
    private final SpeechEngine engine;
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING_MAX),
                    work -> thread("gate", work));
    private final Map<Key, Tried> all = new LinkedHashMap<>();
    private Optional<Path> below = Optional.empty();
    private Optional<Baseline> baseline = Optional.empty();

    private record Key(String candidate, FolderPrint published) {}

    /** One with where it lies, once it does. */
    private static final class Tried {
        private final Trying trying = new Trying();
        private volatile Optional<OverlayFolder> folder = Optional.empty();
    }

    public Gate(ProjectFolder published, SpeechEngine engine) {
        this.published = published;
        this.engine = engine.givingWay();
    }

    /** Whoever calls comes first wherever the system knows priorities. */
    @SuppressWarnings("ThreadPriorityCheck")
    static Thread thread(String name, Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .name(name)
                .priority(Thread.MIN_PRIORITY)
                .unstarted(work);
    }

    /** A candidate as it stands; it is made as soon as those before it are. */
    public Trying look(Candidate candidate) {
        return tried(candidate).trying;
    }

    /** The same, whose calls are made as well. */
    public Trying call(Candidate candidate) {
        return call(candidate, _ -> {});
    }

    /**
     * The same.
     *
     * @param then is told, in the thread in which they were made
     */
    Trying call(Candidate candidate, Consumer<Trying> then) {
        Tried tried = tried(candidate);
        synchronized (this) {
            boolean due = tried.trying.isIdle();
            if (due) {
                tried.trying.is(new Progress.Waits());
            }
            submit(
                    tried,
                    () -> {
                        if (due) {
                            call(tried);
                        }
                        then.accept(tried.trying);
                    });
        }
        return tried.trying;
    }

    private synchronized Tried tried(Candidate candidate) {
        Key key = new Key(candidate.digest(), FolderPrint.of(published.home()));
        Tried known = all.remove(key);
        if (known == null || known.trying.progress() instanceof Progress.Failed) {
            Tried fresh = new Tried();
            submit(fresh, () -> make(fresh, candidate));
            known = fresh;
        }
        all.put(key, known);
        if (all.size() > KEPT) {
            Map.Entry<Key, Tried> oldest = all.entrySet().iterator().next();
            all.remove(oldest.getKey());
            submit(oldest.getValue(), () -> remove(oldest.getValue()));
        }
        return known;
    }

    private void submit(Tried tried, Runnable work) {
        try {
            worker.execute(() -> done(tried, work));
        } catch (RejectedExecutionException busy) {
            tried.trying.fails(busy);
        }
    }

    private static void done(Tried tried, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            LOG.error("draft not tried: {}", fault.toString());
            LOG.debug("draft not tried", fault);
            tried.trying.fails(fault);
        }
    }

    private void make(Tried tried, Candidate candidate) {
        try {
            OverlayFolder folder = OverlayFolder.make(published, candidate, below());
            tried.folder = Optional.of(folder);
            tried.trying.is(new Workbench(baseline(), folder, engine).make(candidate));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Path below() throws IOException {
        if (below.isEmpty()) {
            below = Optional.of(Files.createTempDirectory("hotline-drafts"));
        }
        return below.get();
    }

    private Baseline baseline() {
        FolderPrint now = FolderPrint.of(published.home());
        Baseline known =
                baseline.filter(each -> each.print().equals(now))
                        .orElseGet(() -> Baseline.of(published.home(), engine));
        baseline = Optional.of(known);
        return known;
    }

    private void call(Tried tried) {
        Optional<Release> release = tried.trying.made(Duration.ZERO).flatMap(Made::release);
        if (release.isEmpty() || tried.folder.isEmpty()) {
            tried.trying.is(new Progress.Idle()); // its problems are told
            return;
        }
        OverlayFolder folder = tried.folder.get();
        ScriptedCalls.Outcome came =
                new ScriptedCalls(release.get(), scripts(folder))
                        .run((done, of) -> tried.trying.is(new Progress.Calls(done, of)));
        Set<String> unwalked = new HashSet<>(came.unwalked());
        unwalked.removeAll(unwalkedBefore(unwalked));
        List<String> failures =
                came.failures().stream().limit(FAILURES_MAX).map(folder::plain).toList();
        tried.trying.is(
                new Progress.Over(
                        new Verdict(
                                came.calls(),
                                failures,
                                came.failed(),
                                came.ways(),
                                unwalked.stream().sorted().toList())));
    }

    /** What no script walks now is no fault of the candidate's. */
    private Set<String> unwalkedBefore(Set<String> unwalked) {
        return unwalked.isEmpty()
                ? Set.of()
                : baseline()
                        .release()
                        .map(release ->
                                new ScriptedCalls(
                                                release,
                                                scripts(
                                                        new OverlayFolder(
                                                                published, published.home())))
                                        .run((_, _) -> {})
                                        .unwalked())
                        .orElse(Set.of());
    }

    private static List<Path> scripts(OverlayFolder folder) {
        try {
            return folder.scripts();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void remove(Tried tried) {
        tried.folder.ifPresent(folder -> {
            try {
                folder.remove();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        });
    }

    /** What was tried is forgotten, with its folders. */
    @Override
    public void close() {
        worker.shutdownNow();
        for (Tried each : all.values()) {
            remove(each);
        }
    }
}
