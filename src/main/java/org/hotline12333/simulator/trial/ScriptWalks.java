package org.hotline12333.simulator.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.hotline12333.interpreter.Release;
import org.hotline12333.interpreter.Releases;
import org.hotline12333.simulator.trial.WalkedWays.NoScripts;
import org.hotline12333.simulator.trial.WalkedWays.UnderWay;
import org.hotline12333.simulator.trial.WalkedWays.Unknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the project's scripts in memory, to know which ways they walk: once when somebody first
 * asks, and again when the release or a script has changed. One thread does, which gives way to
 * calls; who asks never waits. Safe to share.
 */
public final class ScriptWalks implements AutoCloseable {
    /** More than anybody writes; the others are not called. */
    private static final int SCRIPTS_MAX = 5_000;

    private static final String ENDING = ".call";
    private static final Logger LOG = LoggerFactory.getLogger(ScriptWalks.class);

    private final Releases releases;
    private final Path folder;
    private final ExecutorService walker = Executors.newSingleThreadExecutor(ScriptWalks::thread);
    private volatile Known known = new Known(Optional.empty(), new Unknown());

    /**
     * Nothing is called yet.
     *
     * @param folder below which the scripts lie; it need not be there
     */
    public ScriptWalks(Releases releases, Path folder) {
        this.releases = releases;
        this.folder = folder;
    }

    /** By what two states of the scripts and the release are told apart. */
    private record Print(Release release, int scripts, FileTime newest) {
        static Print of(Release release, List<Path> files) throws IOException {
            FileTime newest = FileTime.fromMillis(0);
            for (Path file : files) {
                FileTime time = Files.getLastModifiedTime(file);
                newest = time.compareTo(newest) > 0 ? time : newest;
            }
            return new Print(release, files.size(), newest);
        }
    }

    private record Known(Optional<Print> of, WalkedWays ways) {}

    @SuppressWarnings("ThreadPriorityCheck") // nothing is right only by it
    private static Thread thread(Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .name("script-walk")
                .priority(Thread.MIN_PRIORITY)
                .unstarted(work);
    }

    /** What is known now; has it found out where that is nothing. */
    public WalkedWays now() {
        try {
            List<Path> files = files();
            return files.isEmpty()
                    ? new NoScripts()
                    : of(Print.of(releases.present(), files), files);
        } catch (IOException | UncheckedIOException e) {
            LOG.error("scripts not read: {}", e.toString());
            return new Unknown();
        }
    }

    private synchronized WalkedWays of(Print print, List<Path> files) {
        Optional<Print> asked = Optional.of(print);
        if (!known.of().equals(asked)) {
            known = new Known(asked, new UnderWay());
            walker.execute(() -> {
                WalkedWays ways = walked(print, files);
                synchronized (this) {
                    if (known.of().equals(asked)) {
                        known = new Known(asked, ways);
                    }
                }
            });
        }
        return known.ways();
    }

    private WalkedWays walked(Print print, List<Path> files) {
        Map<String, Path> named = new LinkedHashMap<>();
        files.forEach(file -> named.put(folder.relativize(file).toString(), file));
        try {
            return ScriptWalk.of(
                    print.release(), named, () -> known.of().equals(Optional.of(print)));
        } catch (IOException | RuntimeException e) {
            LOG.error("scripts not called: {}", e.toString());
            return new Unknown();
        }
    }

    /** What stands in the script of this name; empty where there is none, or it cannot be read. */
    public Optional<String> text(String name) {
        try {
            Optional<Path> file =
                    files().stream()
                            .filter(each -> folder.relativize(each).toString().equals(name))
                            .findFirst();
            return file.isPresent() && Files.size(file.get()) <= TrialTelephone.SCRIPT_MAX
                    ? Optional.of(Files.readString(file.get()))
                    : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            LOG.error("scripts not read: {}", e.toString());
            return Optional.empty();
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.naturalOrder())
                    .limit(SCRIPTS_MAX)
                    .toList();
        }
    }

    @Override
    public void close() {
        known = new Known(Optional.empty(), new Unknown());
        walker.shutdownNow();
    }
}
