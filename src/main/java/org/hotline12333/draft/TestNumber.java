package org.hotline12333.draft;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.hotline12333.account.Actor;
import org.hotline12333.draft.DraftRows.Deed;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.database.Database;

/**
 * The number that testers' telephones dial to hear a draft: one draft at a time, on whichever
 * server it was put there. What is kept is the draft of that moment, so that nobody who types
 * changes what is heard. Throws {@link org.hotline12333.store.database.RecordStoreAwayException}.
 * Safe for many threads.
 */
public final class TestNumber {
    /** A working day: nobody finds a forgotten draft there the next morning. */
    public static final Duration LASTS = Duration.ofHours(8);

    private final Database database;
    private final InstantSource clock;
    private final DraftTable drafts;
    private final TestNumberTable table;
    private final ReleaseTable turn;
    private final DraftRows rows;

    TestNumber(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        drafts = new DraftTable(database);
        table = new TestNumberTable(database);
        turn = new ReleaseTable(database);
        rows = new DraftRows(audit);
    }

    /** The draft that is there now. */
    public Optional<OnNumber> present() {
        Instant now = clock.instant();
        return database.transactions().inOne(table::find).filter(on -> !on.isOver(now));
    }

    /**
     * Puts a draft there, in the place of whatever was; false where it is not any more as the
     * reader has seen it.
     */
    public boolean put(Draft seen, Actor by) {
        Instant now = clock.instant();
        OnNumber on = new OnNumber(seen, by.name(), now, now.plus(LASTS));
        return database.transactions()
                .inOne(() -> {
                    turn.lockedNewest(); // of two who put a draft there the second comes second
                    boolean same =
                            drafts.locked(seen.id())
                                    .filter(draft -> draft.digest().equals(seen.digest()))
                                    .isPresent();
                    if (same) {
                        table.clear();
                        table.insert(on);
                        rows.write(by, Deed.DRAFT_ON_NUMBER, seen.id());
                    }
                    return same;
                });
    }

    /** Takes this draft off; false where another is there, or none. */
    public boolean takeOff(long id, Actor by) {
        return database.transactions()
                .inOne(() -> {
                    boolean there = table.drop(id);
                    if (there) {
                        rows.write(by, Deed.DRAFT_OFF_NUMBER, id);
                    }
                    return there;
                });
    }
}
