package org.hotline12333.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hotline12333.authoring.Problem;
import org.hotline12333.cli.Home;
import org.hotline12333.difference.Difference;
import org.hotline12333.difference.Difference.Turn;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.Draft;
import org.hotline12333.draft.DraftFile;
import org.hotline12333.draft.FileChange;
import org.hotline12333.draft.FilePath;
import org.hotline12333.gate.Trying.Progress;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.sound.SpeechEngine;
import org.hotline12333.publishing.ProjectFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is found of a change before anybody calls it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class GateTest {
    private static final FilePath MAIN = new FilePath("dialplans/hotline/main.yaml");
    private static final FilePath TEXTS = new FilePath("prompts/zh/texts.yaml");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String CALL = "calls/menus/first.call";

    /** To the policies and back to the main menu. */
    private static final String SCRIPT =
            """
            hears  [zh/welcome] [zh/welcome-english]
            keys   1
            hears  [zh/main-menu]
            keys   2
            hears  [zh/policy-menu]
            hangs up
            """;

    @TempDir static Path folder;

    private static Gate gate;
    private static ProjectFolder published;

    @BeforeAll
    static void open() throws IOException {
        Home.copied(folder);
        Files.createDirectories(folder.resolve("calls/menus"));
        Files.writeString(folder.resolve(CALL), SCRIPT);
        published = new ProjectFolder(folder);
        gate = new Gate(published, SpeechEngine.ESPEAK);
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    private static String text(FilePath path) {
        return published.read(path).flatMap(Content::text).orElseThrow();
    }

    private static DraftFile file(FilePath path, String text) {
        return new DraftFile(
                path, Optional.of(text), Content.digest(published.read(path)), "li", Instant.EPOCH);
    }

    private static DraftFile changed(FilePath path, String was, String is) {
        assertThat(text(path)).contains(was);
        return file(path, text(path).replace(was, is));
    }

    private static Candidate candidate(DraftFile... files) {
        return Candidate.of(new Draft(1, "a draft", "li", Instant.EPOCH, List.of(files)));
    }

    private static Made made(Candidate candidate) {
        return gate.look(candidate).made(LONG).orElseThrow();
    }

    private static Verdict called(Candidate candidate) {
        CompletableFuture<Trying> done = new CompletableFuture<>();
        gate.call(candidate, done::complete);
        return ((Progress.Over) done.orTimeout(120, TimeUnit.SECONDS).join().progress()).verdict();
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Content.of(Files.readAllBytes(file)).digest());
            }
        }
        return files;
    }

    @Test
    void aChangedTextIsRenderedAndNothingPublishedIsTouched() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/espeak-ng")));
        Map<String, String> before = files();

        Made made = made(candidate(changed(TEXTS, "请稍候。\"\nrecords", "请您稍候。\"\nrecords")));

        assertThat(made.problems()).isEmpty();
        assertThat(made.changes())
                .extracting(change -> change.path().text())
                .containsExactly("prompts/zh/clips.txt", "prompts/zh/one-moment.wav", TEXTS.text());
        assertThat(made.sounds()).isEqualTo(1);
        assertThat(made.differences())
                .contains(
                        new Difference.Texts(
                                new Language("zh"), Turn.CHANGED, List.of("one-moment")));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aProblemStandsAtItsLineOfTheProjectsFile() {
        Made made = made(candidate(changed(MAIN, "{goto: leave-word}", "{goto: nowhere}")));

        assertThat(made.release()).isEmpty();
        assertThat(made.problems(MAIN.text()))
                .extracting(Problem::line)
                .contains(line(text(MAIN), "{goto: leave-word}"));
        assertThat(made.problems()).noneMatch(each -> each.toString().contains("/tmp"));
    }

    private static int line(String text, String of) {
        return (int) text.substring(0, text.indexOf(of)).lines().count();
    }

    @Test
    void aKeyThatLeadsElsewhereIsSaid() {
        Made made =
                made(
                        candidate(
                                changed(
                                        MAIN,
                                        "\"1\": {goto: guides}\n        \"2\": {goto: policies}",
                                        "\"1\": {goto: policies}\n        \"2\": {goto: guides}")));

        assertThat(made.differences())
                .filteredOn(Difference.WayLeads.class::isInstance)
                .extracting(each -> ((Difference.WayLeads) each).is().id())
                .containsExactlyInAnyOrder("policy key 1", "policy key 2");
    }

    @Test
    void whatIsFoundHoldsForThisVeryContent() {
        Candidate same = candidate(changed(TEXTS, "请继续输入。", "请您继续输入。"));
        Trying trying = gate.look(same);
        assertThat(trying.isGreen()).isFalse();
        assertThat(called(same).isGreen()).isTrue();

        assertThat(gate.look(same)).isSameAs(trying);
        assertThat(trying.isGreen()).isTrue();
        Candidate other = candidate(changed(TEXTS, "请继续输入。", "请再继续输入。"));
        assertThat(gate.look(other).isGreen()).isFalse();
    }

    @Test
    void aScriptThatHearsSomethingElseKeepsTheGateShut() {
        String swapped =
                text(MAIN)
                        .replace("\"1\": {goto: guides}", "\"1\": {goto: policies}")
                        .replace("\"2\": {goto: policies}", "\"2\": {goto: guides}");
        String longer = SCRIPT.replace("hangs up", "keys   1\nhears  [zh/noinput]\nhangs up");
        Candidate candidate = candidate(file(MAIN, swapped), file(new FilePath(CALL), longer));

        Verdict verdict = called(candidate);

        assertThat(verdict.failed()).isEqualTo(1);
        assertThat(verdict.failures().getFirst()).startsWith(CALL + ":7: expected");
        assertThat(gate.look(candidate).isGreen()).isFalse();
    }

    @Test
    void aWayThatNoScriptWalksAnyMoreKeepsTheGateShut() {
        String shorter = SCRIPT.replace("keys   2\nhears  [zh/policy-menu]\n", "");
        Candidate candidate = candidate(file(new FilePath(CALL), shorter));

        Verdict verdict = called(candidate);

        assertThat(verdict.failures()).isEmpty();
        assertThat(verdict.unwalked()).containsExactly("main key 2");
        assertThat(gate.look(candidate).isGreen()).isFalse();
    }

    @Test
    void whatWasBeforeIsMadeOfItsOwnSounds() {
        FilePath sound = new FilePath("prompts/zh/please-go-on.wav");
        Content other = published.read(new FilePath("prompts/zh/noinput.wav")).orElseThrow();
        List<FileChange> release =
                List.of(new FileChange(sound, Optional.of(other), published.read(sound)));

        Made made = made(Candidate.before(release));

        assertThat(made.changes())
                .containsExactly(new FileChange(sound, published.read(sound), Optional.of(other)));
    }

    @Test
    void anEngineThatIsMissingIsToldAndNothingIsPublished() {
        SpeechEngine none = new SpeechEngine("no-such-engine {text} {out}");
        try (Gate mute = new Gate(published, none)) {
            Candidate candidate = candidate(changed(TEXTS, "请继续输入。", "请您继续。"));

            Made made = mute.look(candidate).made(LONG).orElseThrow();

            assertThat(made.release()).isEmpty();
            assertThat(made.problems())
                    .anyMatch(each -> each.message().contains("cannot be rendered"));
        }
    }
}
