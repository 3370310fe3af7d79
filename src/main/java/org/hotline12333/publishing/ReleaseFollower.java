package org.hotline12333.publishing;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.draft.FileChange;
import org.hotline12333.draft.ReleaseBook;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the folder of this server to the newest release of the store, whichever server it was
 * published on. The watcher of the folder then reads and checks it as it does what is written by
 * hand.
 */
public final class ReleaseFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseFollower.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ProjectFolder folder;
    private final ReleaseBook book;
    private final PeriodicTask looks = new PeriodicTask("release-follow", EVERY, this::look);
    private volatile Standing standing = new Standing(0, Optional.empty());

    /**
     * How it stands with the folder of this server.
     *
     * @param has the release that it has
     * @param refused why it has not the next
     */
    public record Standing(long has, Optional<Applied> refused) {}

    public ReleaseFollower(ProjectFolder folder, ReleaseBook book) {
        this.folder = folder;
        this.book = book;
    }

    public void start() {
        looks.start();
    }

    public Standing standing() {
        return standing;
    }

    public ProjectFolder folder() {
        return folder;
    }

    private void look() {
        try {
            follow();
        } catch (RecordStoreAwayException _) {
            LOG.debug("the store is away: what is published waits"); // others say so
        }
    }

    /** One look, also for who has just published. */
    public synchronized Standing follow() {
        long newest = book.newest();
        long has = folder.number();
        if (newest < has) {
            folder.number(newest); // the store is an earlier one
        }
        standing = newest > has ? brought(has, newest) : new Standing(newest, Optional.empty());
        return standing;
    }

    private Standing brought(long has, long newest) {
        List<FileChange> changes = new ArrayList<>();
        for (long each = has + 1; each <= newest; each++) {
            changes.addAll(book.changes(each));
        }
        Applied applied = applied(changes, newest);
        if (applied instanceof Applied.Done) {
            LOG.info("release applied: {}, the folder had {}", newest, has);
            return new Standing(newest, Optional.empty());
        }
        Standing stays = new Standing(has, Optional.of(applied));
        if (!stays.equals(standing)) {
            LOG.error("release not applied: {}, {}", newest, why(applied));
        }
        return stays;
    }

    private Applied applied(List<FileChange> changes, long newest) {
        try {
            return folder.apply(changes, newest);
        } catch (UncheckedIOException fault) { // it is tried again every second
            return new Applied.Failed(String.valueOf(fault.getMessage()));
        }
    }

    private static String why(Applied applied) {
        return switch (applied) {
            case Applied.Done() -> "it is";
            case Applied.Differs(String file) ->
                    file + " was changed by hand; put back what was there, or publish it anew";
            case Applied.ReadOnly(String file) ->
                    file + " cannot be written; give the server's user the right to";
            case Applied.NoRoom(String folder) ->
                    "the disk of " + folder + " is full; make room on it";
            case Applied.Failed(String why) -> why + "; it is tried again every second";
        };
    }

    @Override
    public void close() {
        looks.close();
    }
}
