package org.hotline12333.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.account.Actor;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.FileChange;
import org.hotline12333.draft.FilePath;
import org.hotline12333.draft.ReleaseBook;
import org.hotline12333.draft.ReleaseBook.Wish;
import org.hotline12333.insurance.StoreUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers with a folder each, over one store. */
class ReleaseFollowerTest {
    private static final Actor LI = Actor.at("127.0.0.1", "li");
    private static final FilePath MAIN = new FilePath("dialplans/hotline/main.yaml");

    @TempDir Path here;
    @TempDir Path there;
    @TempDir Path keys;

    private ReleaseBook book;
    private ReleaseFollower one;
    private ReleaseFollower other;

    @BeforeEach
    void open() throws IOException {
        String url =
                "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                        .formatted(UUID.randomUUID());
        book =
                StoreUnderTest.empty(
                                JdbcConnectionPool.create(url, "hotline", ""),
                                keys.resolve("hotline.key"))
                        .store()
                        .drafts()
                        .book();
        write(here, "first");
        write(there, "first");
        one = new ReleaseFollower(new ProjectFolder(here), book);
        other = new ReleaseFollower(new ProjectFolder(there), book);
    }

    private static void write(Path home, String text) throws IOException {
        Path file = home.resolve(MAIN.text());
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String read(Path home) throws IOException {
        return Files.readString(home.resolve(MAIN.text()));
    }

    private void published(long behind, String was, String becomes) {
        FileChange change =
                new FileChange(
                        MAIN, Optional.of(Content.of(was)), Optional.of(Content.of(becomes)));
        assertThat(
                        book.undo(
                                new Wish(
                                        "name",
                                        "why",
                                        behind,
                                        OptionalLong.empty(),
                                        List.of(change)),
                                LI))
                .isEqualTo(new ReleaseBook.Published.Done(behind + 1));
    }

    private static ReleaseFollower.Standing well(long number) {
        return new ReleaseFollower.Standing(number, Optional.empty());
    }

    @Test
    void whatIsPublishedOnOneServerComesToTheOther() throws IOException {
        published(0, "first", "second");

        assertThat(one.follow()).isEqualTo(well(1));
        assertThat(other.follow()).isEqualTo(well(1));

        assertThat(read(here)).isEqualTo("second");
        assertThat(read(there)).isEqualTo("second");
    }

    @Test
    void aServerThatWasAwayCatchesUpAtOnce() throws IOException {
        published(0, "first", "second");
        published(1, "second", "third");

        assertThat(other.follow()).isEqualTo(well(2));

        assertThat(read(there)).isEqualTo("third");
    }

    @Test
    void whatIsWrittenByHandAfterwardsStays() throws IOException {
        published(0, "first", "second");
        one.follow();
        write(here, "by hand");

        assertThat(one.follow()).isEqualTo(well(1));

        assertThat(read(here)).isEqualTo("by hand");
    }

    @Test
    void aFolderThatDiffersStaysAndSaysWhy() throws IOException {
        write(there, "by hand");
        published(0, "first", "second");

        ReleaseFollower.Standing stays =
                new ReleaseFollower.Standing(0, Optional.of(new Applied.Differs(MAIN.text())));
        assertThat(other.follow()).isEqualTo(stays);
        assertThat(other.standing()).isEqualTo(stays);
        assertThat(read(there)).isEqualTo("by hand");
        write(there, "first");
        assertThat(other.follow()).isEqualTo(well(1));
        assertThat(read(there)).isEqualTo("second");
    }

    @Test
    void aDiskThatFailsIsSaidAndTriedAgain() throws IOException {
        Path inTheWay = here.resolve(".publishing/left/over");
        Files.createDirectories(inTheWay);
        published(0, "first", "second");

        assertThat(one.follow().refused().orElseThrow()).isInstanceOf(Applied.Failed.class);
        assertThat(read(here)).isEqualTo("first");
        new ProjectFolder(here).finish();

        Files.delete(inTheWay);
        assertThat(one.follow()).isEqualTo(well(1));
        assertThat(read(here)).isEqualTo("second");
    }

    @Test
    void anEarlierStoreIsFollowedFromWhereItIs() throws IOException {
        new ProjectFolder(here).number(7);

        assertThat(one.follow()).isEqualTo(well(0));
        published(0, "first", "second");
        assertThat(one.follow()).isEqualTo(well(1));

        assertThat(read(here)).isEqualTo("second");
    }
}
