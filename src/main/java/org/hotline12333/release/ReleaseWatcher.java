package org.hotline12333.release;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.EarlierSounds;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.settings.ErrorLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what authors change while calls are answered. What has changed and then rested is read
 * and checked as at the start; new calls are led by it when all is well, and by what was there
 * before when anything is wrong, all of which is logged once.
 */
public final class ReleaseWatcher implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(1);

    /** Longer than a file takes to be saved; a copy pauses less between two files. */
    static final Duration REST = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseWatcher.class);

    private final Path home;
    private final PublishedReleases releases;
    private final EarlierSounds earlier;
    private final LongSupplier nanos;
    private final PeriodicTask looks = new PeriodicTask("release-watch", EVERY, this::tick);
    private volatile Taken taken;
    private FolderPrint judged;
    private FolderPrint seen;
    private long seenSince;

    private ReleaseWatcher(
            Path home,
            PublishedReleases releases,
            EarlierSounds earlier,
            FolderPrint read,
            LongSupplier nanos) {
        this.home = home;
        this.releases = releases;
        this.earlier = earlier;
        this.nanos = nanos;
        taken = new Taken(releases.present(), read, nanos.getAsLong());
        judged = read;
        seen = read;
    }

    /**
     * What leads new calls.
     *
     * @param read the state of the folder from which it was read
     * @param at since when
     */
    private record Taken(Release release, FolderPrint read, long at) {}

    /**
     * Reads the project's folder, and is yet to be started.
     *
     * @throws PromptsException with all that is wrong with the texts
     * @throws ReleaseException with all that is wrong with the dialplans, and all sounds missing
     */
    public static ReleaseWatcher over(Path home) throws PromptsException, ReleaseException {
        return over(home, new EarlierSounds());
    }

    /**
     * The same.
     *
     * @param earlier is told when new calls are led by something else
     */
    public static ReleaseWatcher over(Path home, EarlierSounds earlier)
            throws PromptsException, ReleaseException {
        return over(home, earlier, System::nanoTime);
    }

    static ReleaseWatcher over(Path home, LongSupplier nanos)
            throws PromptsException, ReleaseException {
        return over(home, new EarlierSounds(), nanos);
    }

    private static ReleaseWatcher over(Path home, EarlierSounds earlier, LongSupplier nanos)
            throws PromptsException, ReleaseException {
        // First the print: what changes while it is read is then noticed.
        FolderPrint print = FolderPrint.of(home);
        return new ReleaseWatcher(
                home, new PublishedReleases(ReleaseFolder.read(home)), earlier, print, nanos);
    }

    /** The folder that is watched. */
    public Path home() {
        return home;
    }

    public PublishedReleases releases() {
        return releases;
    }

    /** What was written of the present one; empty where the folder has changed since. */
    public Optional<WrittenRelease> written() throws IOException {
        Taken present = taken;
        WrittenRelease written =
                WrittenRelease.of(
                        home,
                        present.release().dialplan().digest(),
                        Duration.ofNanos(nanos.getAsLong() - present.at()));
        return FolderPrint.of(home).equals(present.read())
                ? Optional.of(written)
                : Optional.empty();
    }

    void start() {
        looks.start();
    }

    /** One look. */
    void tick() {
        FolderPrint print = FolderPrint.of(home);
        long now = nanos.getAsLong();
        if (!print.equals(seen)) {
            seen = print;
            seenSince = now;
        } else if (!print.equals(judged) && now - seenSince >= REST.toNanos()) {
            judge(print);
        }
    }

    private void judge(FolderPrint print) {
        try {
            Release next = ReleaseFolder.read(home);
            if (!FolderPrint.of(home).equals(print)) {
                return; // it did not rest while it was read: another look will tell
            }
            String before = releases.present().dialplan().digest();
            releases.publish(next);
            earlier.changed();
            taken = new Taken(next, print, nanos.getAsLong());
            LOG.info(
                    "release published: dialplan {}, calls under way keep {}",
                    next.dialplan().digest(),
                    before);
        } catch (PromptsException | ReleaseException e) {
            refuse(e.problems());
        } catch (RuntimeException e) {
            refuse(List.of(ErrorLine.of(e)));
        }
        judged = print;
    }

    private void refuse(List<?> problems) {
        LOG.error(
                "release refused: calls keep dialplan {}", releases.present().dialplan().digest());
        problems.forEach(problem -> LOG.error("release problem: {}", problem));
    }

    @Override
    public void close() {
        looks.close();
    }
}
