package org.hotline12333.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.account.Actor;
import org.hotline12333.doctor.Finding.Warning;
import org.hotline12333.doctor.Finding.Well;
import org.hotline12333.doctor.Finding.Wrong;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.FileChange;
import org.hotline12333.draft.FilePath;
import org.hotline12333.draft.ReleaseBook;
import org.hotline12333.draft.ReleaseBook.Wish;
import org.hotline12333.insurance.StoreUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor says of a folder that is not as the newest release left it. */
class ReleasedFilesCheckTest {
    private static final String MAIN = "dialplans/hotline/main.yaml";
    private static final String OLD = "calls/old.call";

    @TempDir Path home;
    @TempDir Path keys;

    private ReleaseBook book;
    private Check check;

    @BeforeEach
    void open() {
        String url =
                "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                        .formatted(UUID.randomUUID());
        DataSource source = JdbcConnectionPool.create(url, "hotline", "");
        book = StoreUnderTest.empty(source, keys.resolve("hotline.key")).store().drafts().book();
        check = new ReleasedFilesCheck(home, source);
    }

    private void published(long behind, FileChange... changes) {
        Wish wish = new Wish("name", "why", behind, OptionalLong.empty(), List.of(changes));
        assertThat(book.undo(wish, Actor.here("li")))
                .isEqualTo(new ReleaseBook.Published.Done(behind + 1));
    }

    private static FileChange change(String path, String was, String becomes) {
        return new FileChange(new FilePath(path), content(was), content(becomes));
    }

    private static Optional<Content> content(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Content.of(text));
    }

    private void write(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aFolderThatLacksTheNewestReleaseIsWrong() throws IOException {
        assertThat(check.look()).isEqualTo(new Well("nothing was published from the console yet"));
        published(0, change(MAIN, "one", "two"));

        assertThat(check.look())
                .asInstanceOf(type(Wrong.class))
                .extracting(Wrong::what)
                .isEqualTo("this folder has release 0, the newest is 1");
    }

    @Test
    void aFileThatWasChangedByHandSinceIsNamed() throws IOException {
        published(0, change(MAIN, "one", "two"), change(OLD, "old", ""));
        published(1, change(MAIN, "two", "three"));
        write(".publishing/number", "2\n");
        write(MAIN, "three");
        assertThat(check.look()).isEqualTo(new Well("this folder is as release 2 left it"));

        write(MAIN, "by hand");
        write(OLD, "back");

        assertThat(check.look())
                .asInstanceOf(type(Warning.class))
                .extracting(Warning::what)
                .isEqualTo(
                        "2 files were changed by hand since they were published: %s, %s"
                                .formatted(OLD, MAIN));
        Files.delete(home.resolve(MAIN));
        Files.delete(home.resolve(OLD));
        assertThat(check.look())
                .asInstanceOf(type(Warning.class))
                .extracting(Warning::what)
                .isEqualTo("1 files were changed by hand since they were published: " + MAIN);
    }
}
