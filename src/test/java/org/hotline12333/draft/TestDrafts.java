package org.hotline12333.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hotline12333.account.Actor;

/** A draft and a release for tests of all that is stored. */
public final class TestDrafts {
    private static final Actor LI = Actor.at("127.0.0.1", "li");
    private static final FilePath MAIN = new FilePath("dialplans/hotline/main.yaml");

    private TestDrafts() {}

    /** One that is published, and one that two have open. */
    public static void in(Drafts drafts) {
        List<FileChange> changes =
                List.of(
                        new FileChange(
                                MAIN,
                                Optional.of(Content.of("before")),
                                Optional.of(Content.of("after"))));
        ReleaseBook.Wish wish =
                new ReleaseBook.Wish("Summer", "it is hot", 0, OptionalLong.empty(), changes);
        drafts.book().publish(changed(drafts, "Summer"), wish, LI);
        Draft winter = changed(drafts, "Winter");
        drafts.others(winter.id(), "wang");
        drafts.testNumber().put(winter, LI);
    }

    /** Those of {@link #in} are there, and the next ones have numbers of their own. */
    public static void goOn(Drafts drafts) {
        assertThat(drafts.book().newest()).isEqualTo(1);
        assertThat(drafts.all()).extracting(Draft::name).containsExactly("Winter");
        assertThat(drafts.begin("Spring", LI)).isPresent();
    }

    private static Draft changed(Drafts drafts, String name) {
        String published = Content.of("before").digest();
        Draft begun = drafts.begin(name, LI).orElseThrow();
        Drafts.Edit edit = new Drafts.Edit(MAIN, Optional.of("after"), published, published);
        return ((Drafts.Saved.Done) drafts.save(begun.id(), edit, LI)).draft();
    }
}
