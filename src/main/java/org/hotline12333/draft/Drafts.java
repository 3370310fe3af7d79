package org.hotline12333.draft;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hotline12333.account.Actor;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.draft.DraftRows.Deed;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.database.Database;

/**
 * Changes that somebody is about to make, seen alike from all servers. Whoever saves says what they
 * had before them: what somebody else has saved meanwhile is never overwritten. Throws {@link
 * org.hotline12333.store.database.RecordStoreAwayException}. Safe for many threads.
 */
public final class Drafts {
    public static final int NAME_MAX = 80;

    /** More at once are no drafts, but forgotten. */
    static final int DRAFTS_MAX = 100;

    static final int FILES_MAX = 100;

    /** A page asks at least so often as long as it is open. */
    static final Duration SEEN = Duration.ofMinutes(2);

    private final Database database;
    private final InstantSource clock;
    private final DraftTable table;
    private final DraftRows rows;
    private final ReleaseBook book;
    private final TestNumber testNumber;

    public Drafts(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        table = new DraftTable(database);
        rows = new DraftRows(audit);
        book = new ReleaseBook(database, audit, clock);
        testNumber = new TestNumber(database, audit, clock);
    }

    /** What became of drafts. */
    public ReleaseBook book() {
        return book;
    }

    /** Where one of them can be heard before. */
    public TestNumber testNumber() {
        return testNumber;
    }

    public List<Draft> all() {
        return database.transactions().inOne(table::all);
    }

    public Optional<Draft> find(long id) {
        return database.transactions().inOne(() -> table.find(id));
    }

    /** One without a change yet; nothing where it has no name or there are too many. */
    public Optional<Draft> begin(String typed, Actor by) {
        String name = typed.strip();
        return name.isEmpty() || name.length() > NAME_MAX
                ? Optional.empty()
                : database.transactions().inOne(() -> begun(name, by));
    }

    private Optional<Draft> begun(String name, Actor by) {
        if (table.all().size() >= DRAFTS_MAX) {
            return Optional.empty();
        }
        long id = table.insert(name, by.name(), clock.instant());
        rows.write(by, Deed.DRAFT_BEGUN, id);
        return table.find(id);
    }

    /**
     * What somebody has typed.
     *
     * @param text empty where the file is to go
     * @param seen the digest of what they had before them
     * @param published the digest of what is published now
     */
    public record Edit(FilePath path, Optional<String> text, String seen, String published) {}

    /** What came of it. */
    public sealed interface Saved {
        record Done(Draft draft) implements Saved {}

        /** Somebody else has saved another text meanwhile; nothing where they have dropped it. */
        record Conflict(Optional<DraftFile> theirs) implements Saved {}

        /** There is no such draft any more. */
        record Gone() implements Saved {}

        /** The text is too long, or there are too many files. */
        record TooMuch() implements Saved {}
    }

    public Saved save(long id, Edit edit, Actor by) {
        if (edit.text()
                .filter(text -> Content.of(text).length() > SourceText.BYTES_MAX)
                .isPresent()) {
            return new Saved.TooMuch();
        }
        return database.transactions()
                .inOne(() ->
                        table.locked(id)
                                .map(draft -> saved(draft, edit, by))
                                .orElseGet(Saved.Gone::new));
    }

    private Saved saved(Draft draft, Edit edit, Actor by) {
        Optional<DraftFile> present = draft.file(edit.path());
        DraftFile next =
                new DraftFile(
                        edit.path(), edit.text(), edit.published(), by.name(), clock.instant());
        String before = present.map(DraftFile::digest).orElse(edit.published());
        if (!before.equals(edit.seen()) && !before.equals(next.digest())) {
            return new Saved.Conflict(present);
        }
        if (present.isEmpty() && draft.files().size() >= FILES_MAX) {
            return new Saved.TooMuch();
        }
        if (next.digest().equals(edit.published())) {
            table.drop(draft.id(), edit.path()); // it is no change
        } else {
            table.put(draft.id(), next);
        }
        rows.write(by, Deed.DRAFT_CHANGED, draft.id());
        return new Saved.Done(table.find(draft.id()).orElseThrow());
    }

    /** Gives a draft up; false where there is none. */
    public boolean drop(long id, Actor by) {
        return database.transactions()
                .inOne(() -> {
                    boolean there = table.locked(id).isPresent();
                    if (there) {
                        table.drop(id);
                        rows.write(by, Deed.DRAFT_DROPPED, id);
                    }
                    return there;
                });
    }

    /** Notes that somebody has it before them, and says who else has. */
    public List<String> others(long id, String reader) {
        Instant now = clock.instant();
        return database.transactions()
                .inOne(() -> {
                    if (table.find(id).isPresent()) {
                        table.see(id, reader, now);
                    }
                    return table.readers(id, now.minus(SEEN)).stream()
                            .filter(name -> !name.equals(reader))
                            .toList();
                });
    }
}
