package org.hotline12333.gate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.hotline12333.account.Actor;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.Draft;
import org.hotline12333.draft.DraftFile;
import org.hotline12333.draft.Drafts;
import org.hotline12333.draft.FileChange;
import org.hotline12333.draft.FilePath;
import org.hotline12333.draft.PublishedRelease;
import org.hotline12333.draft.ReleaseBook;
import org.hotline12333.draft.ReleaseBook.Wish;
import org.hotline12333.publishing.Applied;
import org.hotline12333.publishing.ReleaseFollower;

/** Where what was tried is published, and taken back. Safe for many threads. */
public final class ReleaseDesk {
    private final Gate gate;
    private final ReleaseBook book;
    private final ReleaseFollower follower;
    private final Map<Long, Published> undone = new ConcurrentHashMap<>();

    public ReleaseDesk(Gate gate, ReleaseBook book, ReleaseFollower follower) {
        this.gate = gate;
        this.book = book;
        this.follower = follower;
    }

    /** What came of a wish to publish. */
    public sealed interface Published {
        record Done(long release) implements Published {}

        /** It is being tried, and published as soon as it was found good. */
        record Waits() implements Published {}

        /** It was not tried as it is now, or was found wrong. */
        record NotGreen() implements Published {}

        /** It changes nothing. */
        record Nothing() implements Published {}

        /** It has no name or no reason. */
        record NoReason() implements Published {}

        /** Another release came first, or somebody has changed the draft. */
        record Overtaken() implements Published {}

        record TooMuch() implements Published {}

        /** A file is not what it was begun from. */
        record Differs(String file) implements Published {}

        /** A file of what is to be taken back is another one since a later release. */
        record Later(String file, long release) implements Published {}

        /** The server may not write the folder. */
        record ReadOnly(String folder) implements Published {}

        /** The disk of the folder is full. */
        record NoRoom(String folder) implements Published {}

        /** An earlier release could not be brought into the folder yet. */
        record Failed(String why) implements Published {}
    }

    /** Why and by what name something is published. */
    public record Words(String name, String reason) {
        public Words {
            name = name.strip();
            reason = reason.strip();
        }

        boolean areThere() {
            return !name.isEmpty()
                    && name.length() <= Drafts.NAME_MAX
                    && !reason.isEmpty()
                    && reason.length() <= ReleaseBook.REASON_MAX;
        }
    }

    public Published publish(Draft draft, Words words, Actor by) {
        if (!words.areThere()) {
            return new Published.NoReason();
        }
        Optional<String> stale = stale(draft);
        if (stale.isPresent()) {
            return new Published.Differs(stale.get());
        }
        Trying trying = gate.look(Candidate.of(draft));
        if (!trying.isGreen()) {
            return new Published.NotGreen();
        }
        List<FileChange> changes = changes(trying);
        return published(
                changes,
                behind -> {
                    Wish wish =
                            new Wish(
                                    words.name(),
                                    words.reason(),
                                    behind,
                                    OptionalLong.empty(),
                                    changes);
                    return book.publish(draft, wish, by);
                });
    }

    private static List<FileChange> changes(Trying trying) {
        return trying.made(Duration.ZERO).map(Made::changes).orElse(List.of());
    }

    /** A file of the draft that is published otherwise by now. */
    public Optional<String> stale(Draft draft) {
        return draft.files().stream()
                .filter(file -> !file.begunFrom().equals(present(file)))
                .map(file -> file.path().text())
                .findFirst();
    }

    private String present(DraftFile file) {
        return Content.digest(follower.folder().read(file.path()));
    }

    private interface Write {
        ReleaseBook.Published behind(long newest);
    }

    private Published published(List<FileChange> changes, Write write) {
        if (changes.isEmpty()) {
            return new Published.Nothing();
        }
        ReleaseFollower.Standing standing = follower.follow();
        Optional<Published> kept =
                standing.refused().or(() -> Optional.of(follower.folder().tried(changes))).stream()
                        .flatMap(applied -> why(applied).stream())
                        .findFirst();
        return kept.orElseGet(() ->
                switch (write.behind(standing.has())) {
                    case ReleaseBook.Published.Done(long release) -> {
                        follower.follow();
                        yield new Published.Done(release);
                    }
                    case ReleaseBook.Published.Overtaken() -> new Published.Overtaken();
                    case ReleaseBook.Published.TooMuch() -> new Published.TooMuch();
                });
    }

    private static Optional<Published> why(Applied applied) {
        return switch (applied) {
            case Applied.Done() -> Optional.empty();
            case Applied.Differs(String file) -> Optional.of(new Published.Differs(file));
            case Applied.ReadOnly(String folder) -> Optional.of(new Published.ReadOnly(folder));
            case Applied.NoRoom(String folder) -> Optional.of(new Published.NoRoom(folder));
            case Applied.Failed(String why) -> Optional.of(new Published.Failed(why));
        };
    }

    /**
     * Takes a release back: what was before it is tried, and published where it is found good. What
     * comes of it is told by {@link #undone}.
     */
    public void undo(PublishedRelease release, Words words, Actor by) {
        if (!words.areThere()) {
            undone.put(release.id(), new Published.NoReason());
            return;
        }
        List<FileChange> back =
                book.changes(release.id()).stream().map(FileChange::reversed).toList();
        Applied now = follower.folder().tried(back);
        if (!(now instanceof Applied.Done)) {
            undone.put(release.id(), why(now).map(why -> later(why, release)).orElseThrow());
            return;
        }
        undone.put(release.id(), new Published.Waits());
        Candidate before = Candidate.before(book.changes(release.id()));
        gate.call(before, trying -> undone.put(release.id(), undone(release, trying, words, by)));
    }

    /**
     * A file of authors that differs since a later release, if one does; else a hand changed it.
     */
    private Published later(Published why, PublishedRelease release) {
        return why instanceof Published.Differs
                ? book.changes(release.id()).stream()
                        .filter(this::isOther)
                        .map(change -> change.path().text())
                        .filter(path -> FilePath.written(path).isPresent())
                        .flatMap(path ->
                                book.changedAfter(path, release.id()).stream()
                                        .<Published>mapToObj(by -> new Published.Later(path, by)))
                        .findFirst()
                        .orElse(why)
                : why;
    }

    private boolean isOther(FileChange change) {
        return !follower.folder().read(change.path()).equals(change.becomes());
    }

    private Published undone(PublishedRelease release, Trying trying, Words words, Actor by) {
        if (!trying.isGreen()) {
            return new Published.NotGreen();
        }
        List<FileChange> changes = changes(trying);
        return published(
                changes,
                behind ->
                        book.undo(
                                new Wish(
                                        words.name(),
                                        words.reason(),
                                        behind,
                                        OptionalLong.of(release.id()),
                                        changes),
                                by));
    }

    /** What came of the wish to take a release back; nothing where nobody had it. */
    public Optional<Published> undone(long release) {
        return Optional.ofNullable(undone.get(release));
    }

    /** What was found about what was before a release. */
    public Trying before(PublishedRelease release) {
        return gate.look(Candidate.before(book.changes(release.id())));
    }

    public ReleaseFollower.Standing standing() {
        return follower.standing();
    }
}
