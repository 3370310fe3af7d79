package org.hotline12333.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.authoring.Problem;
import org.hotline12333.cli.Home;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.Draft;
import org.hotline12333.draft.DraftFile;
import org.hotline12333.draft.FilePath;
import org.hotline12333.publishing.ProjectFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of a text that nobody has saved. */
class ProofreaderTest {
    private static final FilePath MAIN = new FilePath("dialplans/hotline/main.yaml");
    private static final FilePath TEXTS = new FilePath("prompts/zh/texts.yaml");
    private static final FilePath ENGLISH = new FilePath("prompts/en/texts.yaml");
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir static Path folder;
    @TempDir static Path below;

    private static ProjectFolder published;
    private static Proofreader proofreader;

    @BeforeAll
    static void open() throws IOException {
        Home.copied(folder);
        published = new ProjectFolder(folder);
        proofreader = new Proofreader(published, below);
    }

    @AfterAll
    static void close() {
        proofreader.close();
    }

    private static String text(FilePath path) {
        return published.read(path).flatMap(Content::text).orElseThrow();
    }

    private static Candidate draft(DraftFile... files) {
        return Candidate.of(new Draft(1, "a draft", "li", Instant.EPOCH, List.of(files)));
    }

    private static DraftFile saved(FilePath path, String text) {
        return new DraftFile(path, Optional.of(text), "", "li", Instant.EPOCH);
    }

    private static Candidate.New typed(FilePath path, String text) {
        return new Candidate.New(path, Optional.of(Content.of(text)));
    }

    private static List<Problem> problems(Candidate draft, Candidate.New typed) {
        return proofreader.read(draft, typed, LONG).orElseThrow();
    }

    @Test
    void aProblemIsToldAtItsLineAndNothingIsKept() throws IOException {
        String before = text(MAIN);

        List<Problem> found =
                problems(
                        draft(),
                        typed(MAIN, before.replace("prompt: main-menu", "promt: main-menu")));

        assertThat(found).extracting(Problem::file, Problem::line).contains(tuple(MAIN.text(), 18));
        assertThat(text(MAIN)).isEqualTo(before);
        assertThat(left()).isEmpty();
    }

    private static List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(below)) {
            return all.toList();
        }
    }

    @Test
    void itIsReadWithWhatTheDraftHasSavedOfOtherFiles() {
        String menu = text(MAIN).replace("prompt: main-menu", "prompt: a-new-text");
        DraftFile chinese = saved(TEXTS, text(TEXTS) + "a-new-text: \"请按一，二，三。\"\n");
        DraftFile english =
                saved(ENGLISH, text(ENGLISH) + "a-new-text: \"Press one, two, three.\"\n");

        assertThat(problems(draft(), typed(MAIN, menu)))
                .anyMatch(problem -> problem.message().contains("a-new-text"));
        assertThat(problems(draft(chinese, english), typed(MAIN, menu)))
                .noneMatch(problem -> problem.message().contains("is missing"));
    }

    @Test
    void whatIsTypedStandsForWhatTheDraftHasSavedOfIt() {
        DraftFile broken = saved(MAIN, "nonsense: true\n");

        assertThat(problems(draft(broken), typed(MAIN, text(MAIN)))).isEmpty();
    }

    @Test
    void whoHasNoPatienceIsToldNothingAndHoldsNobodyUp() {
        for (int times = 0; times < 20; times++) {
            assertThat(proofreader.read(draft(), typed(MAIN, "no: yes\n"), Duration.ZERO))
                    .isEmpty();
        }
        assertThat(problemsOnceThereIsRoom()).isEmpty();
    }

    private static List<Problem> problemsOnceThereIsRoom() {
        Optional<List<Problem>> found = Optional.empty();
        while (found.isEmpty()) {
            found = proofreader.read(draft(), typed(MAIN, text(MAIN)), LONG);
        }
        return found.get();
    }
}
