package org.hotline12333.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.hotline12333.account.Actor;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.draft.Drafts.Edit;
import org.hotline12333.draft.Drafts.Saved;
import org.hotline12333.draft.ReleaseBook.Published;
import org.hotline12333.draft.ReleaseBook.Wish;
import org.hotline12333.insurance.StoreUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts and releases, on whichever database. */
abstract class DraftContract {
    private static final Actor LI = Actor.at("127.0.0.1", "li");
    private static final Actor WANG = Actor.at("127.0.0.1", "wang");
    private static final FilePath MAIN = new FilePath("dialplans/hotline/main.yaml");
    private static final Content PUBLISHED = Content.of("published");

    @TempDir Path folder;

    private StoreUnderTest store;
    private Drafts drafts;

    abstract DataSource emptyDatabase();

    @BeforeEach
    void open() {
        store = StoreUnderTest.empty(emptyDatabase(), folder.resolve("hotline.key"));
        drafts = store.store().drafts();
    }

    private Draft begun() {
        return drafts.begin("Summer hours", LI).orElseThrow();
    }

    private static Edit edit(String text, String seen) {
        return new Edit(MAIN, Optional.of(text), seen, PUBLISHED.digest());
    }

    private Draft saved(Draft draft, String text, String seen) {
        return ((Saved.Done) drafts.save(draft.id(), edit(text, seen), LI)).draft();
    }

    private Draft changed() {
        return saved(begun(), "one", PUBLISHED.digest());
    }

    @Test
    void aDraftIsBegunChangedAndDropped() {
        Draft draft = changed();

        assertThat(drafts.find(draft.id())).hasValue(draft);
        assertThat(draft.begunBy()).isEqualTo("li");
        assertThat(draft.file(MAIN).orElseThrow().text()).hasValue("one");
        assertThat(draft.file(MAIN).orElseThrow().begunFrom()).isEqualTo(PUBLISHED.digest());
        assertThat(drafts.all()).containsExactly(draft);
        assertThat(drafts.drop(draft.id(), LI)).isTrue();
        assertThat(drafts.drop(draft.id(), LI)).isFalse();
        assertThat(drafts.all()).isEmpty();
        assertThat(drafts.begin("  ", LI)).isEmpty();
        assertThat(audit()).containsExactly("DRAFT_BEGUN", "DRAFT_CHANGED", "DRAFT_DROPPED");
    }

    @Test
    void whatSomebodyElseHasSavedIsNotOverwritten() {
        Draft draft = changed();
        Draft theirs = saved(draft, "two", Content.of("one").digest());

        Saved second = drafts.save(draft.id(), edit("three", Content.of("one").digest()), WANG);

        assertThat(second).isEqualTo(new Saved.Conflict(theirs.file(MAIN)));
        assertThat(drafts.find(draft.id())).hasValue(theirs);
        assertThat(drafts.save(draft.id(), edit("three", Content.of("two").digest()), WANG))
                .isInstanceOf(Saved.Done.class);
        assertThat(drafts.find(draft.id()).orElseThrow().file(MAIN).orElseThrow().changedBy())
                .isEqualTo("wang");
    }

    @Test
    void savingTheSameTwiceIsNoConflict() {
        Draft draft = changed();

        assertThat(drafts.save(draft.id(), edit("one", PUBLISHED.digest()), LI))
                .isInstanceOf(Saved.Done.class);
    }

    @Test
    void aDigestTellsTextsAndBeginningsApart() {
        Draft draft = changed();
        Draft other = saved(draft, "two", Content.of("one").digest());
        Edit on = new Edit(MAIN, Optional.of("two"), Content.of("two").digest(), "another base");
        Draft rebased = ((Saved.Done) drafts.save(draft.id(), on, LI)).draft();

        assertThat(List.of(draft.digest(), other.digest(), rebased.digest()))
                .doesNotHaveDuplicates();
        assertThat(drafts.find(draft.id()).orElseThrow().digest()).isEqualTo(rebased.digest());
    }

    @Test
    void aTextAsItIsPublishedIsNoChange() {
        Draft draft = changed();

        assertThat(saved(draft, "published", Content.of("one").digest()).files()).isEmpty();
    }

    @Test
    void aFileMayGo() {
        Draft draft = begun();
        Edit gone = new Edit(MAIN, Optional.empty(), PUBLISHED.digest(), PUBLISHED.digest());

        assertThat(drafts.save(draft.id(), gone, LI)).isInstanceOf(Saved.Done.class);

        assertThat(drafts.find(draft.id()).orElseThrow().file(MAIN).orElseThrow().text()).isEmpty();
    }

    @Test
    void thereAreBounds() {
        Draft draft = begun();
        Edit huge = edit("x".repeat(SourceText.BYTES_MAX + 1), PUBLISHED.digest());

        assertThat(drafts.save(draft.id(), huge, LI)).isInstanceOf(Saved.TooMuch.class);
        assertThat(drafts.save(draft.id() + 1, edit("x", ""), LI)).isInstanceOf(Saved.Gone.class);
        for (int i = 0; i < Drafts.DRAFTS_MAX - 1; i++) {
            assertThat(drafts.begin("draft " + i, LI)).isPresent();
        }
        assertThat(drafts.begin("one too many", LI)).isEmpty();
    }

    @Test
    void whoElseHasItOpenIsTold() {
        Draft draft = begun();

        assertThat(drafts.others(draft.id(), "li")).isEmpty();
        assertThat(drafts.others(draft.id(), "wang")).containsExactly("li");
        store.clock().pass(Drafts.SEEN.minus(Duration.ofSeconds(1)));
        assertThat(drafts.others(draft.id(), "li")).containsExactly("wang");
        store.clock().pass(Duration.ofSeconds(2));
        assertThat(drafts.others(draft.id(), "wang")).containsExactly("li");
        assertThat(drafts.others(draft.id(), "zhao")).containsExactly("li", "wang");
    }

    private static final List<FileChange> CHANGES =
            List.of(
                    new FileChange(MAIN, Optional.of(PUBLISHED), Optional.of(Content.of("one"))),
                    new FileChange(
                            new FilePath("prompts/zh/new.wav"),
                            Optional.empty(),
                            Optional.of(Content.of(new byte[] {0, -1, 13, 10}))));

    private static Wish wish(long behind) {
        return new Wish("Summer", "it is hot", behind, OptionalLong.empty(), CHANGES);
    }

    @Test
    void aReleaseKeepsWhatWasAndWhatCame() {
        ReleaseBook book = drafts.book();
        Draft draft = changed();
        assertThat(book.newest()).isZero();

        assertThat(book.publish(draft, wish(0), LI)).isEqualTo(new Published.Done(1));

        assertThat(book.newest()).isEqualTo(1);
        assertThat(book.changes(1)).isEqualTo(CHANGES);
        assertThat(book.paths(1)).containsExactly(MAIN.text(), "prompts/zh/new.wav");
        assertThat(drafts.all()).isEmpty();
        PublishedRelease release = book.latest(5).getFirst();
        assertThat(release.reason()).isEqualTo("it is hot");
        assertThat(release.files()).isEqualTo(2);
        Wish back = new Wish("Undo", "too early", 1, OptionalLong.of(1), reversed());
        assertThat(book.undo(back, WANG)).isEqualTo(new Published.Done(2));
        assertThat(book.latest(1).getFirst().undoes()).hasValue(1);
        assertThat(audit()).endsWith("RELEASE_PUBLISHED", "RELEASE_UNDONE");
    }

    private static List<FileChange> reversed() {
        return CHANGES.stream().map(FileChange::reversed).toList();
    }

    @Test
    void whoComesSecondPublishesNothing() {
        ReleaseBook book = drafts.book();
        Draft first = changed();
        Draft second = changed();
        assertThat(book.publish(first, wish(0), LI)).isEqualTo(new Published.Done(1));

        assertThat(book.publish(second, wish(0), WANG)).isEqualTo(new Published.Overtaken());
        assertThat(book.undo(wish(0), WANG)).isEqualTo(new Published.Overtaken());
        saved(second, "two", Content.of("one").digest());
        assertThat(book.publish(second, wish(1), WANG)).isEqualTo(new Published.Overtaken());
        assertThat(book.publish(first, wish(1), LI)).isEqualTo(new Published.Overtaken());
        assertThat(book.newest()).isEqualTo(1);
        assertThat(drafts.find(second.id())).isPresent();
    }

    private List<String> audit() {
        return store.sql()
                .sql(
                        "select enquiry from enquiry_audit where enquiry like 'DRAFT%' or enquiry"
                                + " like 'RELEASE%' order by id")
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void theTestNumberHasOneDraftAsItWasPutThere() {
        TestNumber number = drafts.testNumber();
        Draft draft = changed();
        assertThat(number.present()).isEmpty();

        assertThat(number.put(draft, LI)).isTrue();
        Draft later = saved(draft, "two", Content.of("one").digest());

        OnNumber on = number.present().orElseThrow();
        assertThat(on.draft().digest()).isEqualTo(draft.digest()).isNotEqualTo(later.digest());
        assertThat(on.draft().file(MAIN).orElseThrow().text()).hasValue("one");
        assertThat(on.draft().name()).isEqualTo("Summer hours");
        assertThat(on.by()).isEqualTo("li");
        assertThat(Duration.between(on.since(), on.ends())).isEqualTo(TestNumber.LASTS);
        assertThat(number.put(draft, WANG)).as("as it is no more").isFalse();
        Draft other = begun();
        assertThat(number.put(other, WANG)).isTrue();
        assertThat(number.present().orElseThrow().draft().id()).isEqualTo(other.id());
        assertThat(number.takeOff(draft.id(), LI)).as("it is not there").isFalse();
        assertThat(number.takeOff(other.id(), LI)).isTrue();
        assertThat(number.present()).isEmpty();
        assertThat(audit())
                .containsSubsequence("DRAFT_ON_NUMBER", "DRAFT_ON_NUMBER", "DRAFT_OFF_NUMBER");
    }

    @Test
    void theTestNumberForgetsByItselfAndWithTheDraft() {
        TestNumber number = drafts.testNumber();
        Draft draft = changed();
        number.put(draft, LI);
        store.clock().pass(TestNumber.LASTS.minusSeconds(1));
        assertThat(number.present()).isPresent();
        store.clock().pass(Duration.ofSeconds(1));
        assertThat(number.present()).isEmpty();

        number.put(draft, LI);
        drafts.drop(draft.id(), LI);
        assertThat(number.present()).isEmpty();
    }
}
