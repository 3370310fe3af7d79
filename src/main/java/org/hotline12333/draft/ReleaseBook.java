package org.hotline12333.draft;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotline12333.account.Actor;
import org.hotline12333.draft.DraftRows.Deed;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.database.Database;

/**
 * What was published, in one order over all servers. Throws {@link
 * org.hotline12333.store.database.RecordStoreAwayException}. Safe for many threads.
 */
public final class ReleaseBook {
    public static final int REASON_MAX = 400;

    /** Some hundred texts with their sounds, before and after. */
    static final long BYTES_MAX = 16L << 20;

    private final Database database;
    private final InstantSource clock;
    private final ReleaseTable table;
    private final DraftTable drafts;
    private final DraftRows rows;

    public ReleaseBook(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        table = new ReleaseTable(database);
        drafts = new DraftTable(database);
        rows = new DraftRows(audit);
    }

    /** The number of the newest; 0 before there is one. */
    public long newest() {
        return database.transactions().inOne(table::newest);
    }

    /** The newest ones, those first. */
    public List<PublishedRelease> latest(int most) {
        return database.transactions().inOne(() -> table.latest(most));
    }

    public Optional<PublishedRelease> find(long id) {
        return database.transactions().inOne(() -> table.find(id));
    }

    /** The files that a release changed. */
    public List<String> paths(long release) {
        return database.transactions().inOne(() -> table.paths(release));
    }

    public List<FileChange> changes(long release) {
        return database.transactions().inOne(() -> table.changes(release));
    }

    /** The newest release after another one that changed a file; nothing where none did. */
    public OptionalLong changedAfter(String path, long release) {
        return database.transactions().inOne(() -> table.changedAfter(path, release));
    }

    /**
     * What is to be published.
     *
     * @param behind the number of the release that it was tried on
     */
    public record Wish(
            String name,
            String reason,
            long behind,
            OptionalLong undoes,
            List<FileChange> changes) {
        public Wish {
            changes = List.copyOf(changes);
        }

        boolean isTooMuch() {
            return changes.stream()
                            .mapToLong(change ->
                                    change.was().map(Content::length).orElse(0)
                                            + change.becomes().map(Content::length).orElse(0))
                            .sum()
                    > BYTES_MAX;
        }
    }

    /** What came of it. */
    public sealed interface Published {
        record Done(long release) implements Published {}

        /** Somebody has published meanwhile, or the draft was changed. */
        record Overtaken() implements Published {}

        record TooMuch() implements Published {}
    }

    /** Publishes a draft as it was tried, which then is none any more. */
    public Published publish(Draft tried, Wish wish, Actor by) {
        return wish.isTooMuch()
                ? new Published.TooMuch()
                : database.transactions()
                        .inOne(() -> {
                            boolean same =
                                    drafts.locked(tried.id())
                                            .filter(now -> now.digest().equals(tried.digest()))
                                            .isPresent();
                            if (!same || table.lockedNewest() != wish.behind()) {
                                return new Published.Overtaken();
                            }
                            drafts.drop(tried.id());
                            return written(wish, Deed.RELEASE_PUBLISHED, by);
                        });
    }

    /** Publishes what was before a release. */
    public Published undo(Wish wish, Actor by) {
        return wish.isTooMuch()
                ? new Published.TooMuch()
                : database.transactions()
                        .inOne(() ->
                                table.lockedNewest() == wish.behind()
                                        ? written(wish, Deed.RELEASE_UNDONE, by)
                                        : new Published.Overtaken());
    }

    private Published written(Wish wish, Deed deed, Actor by) {
        long id = wish.behind() + 1;
        table.insert(
                new PublishedRelease(
                        id,
                        wish.name(),
                        wish.reason(),
                        by.name(),
                        clock.instant(),
                        wish.undoes(),
                        wish.changes().size()),
                wish.changes());
        rows.write(by, deed, id);
        return new Published.Done(id);
    }
}
