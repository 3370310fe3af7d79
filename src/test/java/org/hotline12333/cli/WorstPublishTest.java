package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of a publish, as the console's pages say it, and what to do then. */
@Tag("process")
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class WorstPublishTest {
    private static final String TEXTS = "prompts/en/texts.yaml";
    private static final String WAS = "For your records, press one.";
    private static final String FIRST = "Your records, press one.";
    private static final String SECOND = "For records, press one.";

    @TempDir Path folder;

    private SmallDisk disk;
    private Path home;
    private ServeProcess serving;
    private Reader li;
    private DraftAuthor author;

    @BeforeEach
    void open() throws Exception {
        disk = SmallDisk.at(folder.resolve("disk"), "64m");
        home = disk.folder().resolve("home");
        Home.copied(home).calls("menus");
        serving =
                ServeProcess.start(
                        folder.resolve("data"),
                        Map.of("JAVA_TOOL_OPTIONS", "-Dhotline.home=" + home));
        li = new Reader(serving).redeeming(serving.firstCode(), "li");
        author = new DraftAuthor(li, home);
        serving.drain();
    }

    @AfterEach
    void close() throws Exception {
        if (li != null) {
            li.close();
        }
        if (serving != null) {
            serving.close();
        }
        disk.close();
    }

    private String text() throws Exception {
        return Files.readString(home.resolve(TEXTS));
    }

    private String tried(String name, String was, String is) throws Exception {
        String draft = author.begin(name);
        author.replace(draft, TEXTS, was, is);
        author.gate(draft);
        return draft;
    }

    private void refused(String draft, String words) throws Exception {
        HttpResponse<String> page = author.publish(draft);
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains(words);
    }

    private void undo(int release) throws Exception {
        li.get("/releases");
        li.post("/releases/" + release + "/undo", Map.of("name", "Back", "reason", "a test"));
    }

    @Test
    void eachSaysWhatHappenedAndWhatToDoAndTheFolderStaysWhole() throws Exception {
        aFullDisk();
        aLaterRelease();
        aHand();
    }

    private void aFullDisk() throws Exception {
        FaultyCalls calls = FaultyCalls.to(serving);
        String draft = tried("First", WAS, FIRST);
        String before = text();
        Path filler = disk.fill();

        refused(draft, "Not published: the disk of " + home + " is full.");

        assertThat(text()).isEqualTo(before);
        assertThat(calls.isAnswered(calls.asks())).isTrue();
        Files.delete(filler);
        author.published(draft);
        assertThat(text()).contains(FIRST);
    }

    private void aLaterRelease() throws Exception {
        author.published(tried("Second", FIRST, SECOND));

        undo(1);

        assertThat(li.get("/releases").body())
                .contains(
                        "Not taken back: release 2 has changed "
                                + TEXTS
                                + " since. Undo release 2"
                                + " first, or change "
                                + TEXTS
                                + " back in a draft.");
    }

    private void aHand() throws Exception {
        String draft = tried("Third", SECOND, FIRST);
        Files.writeString(home.resolve(TEXTS), text() + "# by hand\n");
        String byHand = text();

        refused(draft, "Open the file, compare and save it again.");
        undo(2);

        assertThat(li.get("/releases").body())
                .contains("Not taken back: " + TEXTS + " was changed by hand since.");
        assertThat(text()).isEqualTo(byHand);
        assertThat(li.get(draft + "/file?path=" + TEXTS).body()).contains("# by hand");
        author.replace(draft, TEXTS, SECOND, WAS);
        author.gate(draft);
        author.published(draft);
        assertThat(text()).contains(WAS, "# by hand");
    }
}
