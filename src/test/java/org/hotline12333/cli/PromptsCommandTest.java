package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.hotline12333.prompt.TestPrompts;
import org.hotline12333.prompt.sound.FakeEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code prompts} and {@code say} on a tiny folder of prompts, with an engine of our own. */
class PromptsCommandTest {
    private static final String HOME = "hotline.home";

    @TempDir Path home;
    private final String homeBefore = System.getProperty(HOME, ".");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeEngine fake;

    @BeforeEach
    void moveIn() throws IOException {
        System.setProperty(HOME, home.toString());
        TestPrompts.tiny(home.resolve("prompts"));
        fake = FakeEngine.in(home.resolve("engine"));
    }

    @AfterEach
    void moveOut() {
        System.setProperty(HOME, homeBefore);
    }

    @Test
    void rendersWithTheEngineThatIsSet() throws IOException {
        assertThat(run("prompts", "render", "--engine", fake.command())).isZero();

        assertThat(said(out)).containsExactly("8 clips rendered");
        assertThat(fake.asked()).hasSize(6);
    }

    @Test
    void rendersTheSecondTimeOnlyWhatChanged() throws IOException {
        run("prompts", "render", "--engine", fake.command());
        TestPrompts prompts = new TestPrompts(home.resolve("prompts"));
        prompts.replace("zh/texts.yaml", "Bye.", "So long.");
        prompts.write("en/texts.yaml", "bye: Bye.\n");

        assertThat(run("prompts", "render", "--prune", "--engine", fake.command())).isZero();

        assertThat(said(out))
                .containsExactly("8 clips rendered", "1 clip rendered", "1 clip deleted");
    }

    @Test
    void checksWithTheEngineThatIsSet() {
        run("prompts", "render", "--engine", fake.command());

        assertThat(run("prompts", "check", "--engine", fake.command())).isZero();

        assertThat(said(out)).endsWith("all clips are there and fresh");
        assertThat(said(err)).isEmpty();
    }

    @Test
    void aCheckThatFindsProblemsListsEachAndFails() {
        assertThat(run("prompts", "check")).isOne();

        assertThat(said(err))
                .hasSize(8)
                .contains(
                        "%1$s/prompts/zh/bye.wav: is missing, %1$s/prompts/zh/texts.yaml:1 names it;"
                                        .formatted(home)
                                + " run prompts render");
        assertThat(said(out)).isEmpty();
    }

    @Test
    void anEngineThatCannotWorkIsRefusedInOneLine() {
        assertThat(run("prompts", "render", "--engine", "speak {text}")).isOne();

        assertThat(said(err))
                .containsExactly(
                        "hotline: the speech engine `speak {text}` has no {out}; write a command such"
                                + " as `espeak-ng -v {voice} -s {speed} -w {out} {text}`");
    }

    @Test
    void printsTheScriptForAStudio() {
        assertThat(run("prompts", "script")).isZero();

        assertThat(said(out)).contains("| `zh/bye` | Bye. | zh/texts.yaml:1 |  |");
    }

    @Test
    void saysWordsAndThenClips() {
        assertThat(run("say", "zh", "money", "1.02")).isZero();

        assertThat(said(out)).containsExactly("one one", "zh/n1", "zh/n1");
    }

    @Test
    void writesWhatItSays() {
        run("prompts", "render", "--engine", fake.command());
        Path wav = home.resolve("said.wav");

        assertThat(run("say", "zh", "money", "1.02", "--wav", wav.toString())).isZero();

        // 44 bytes of header, and 200 ms of 16 bytes each.
        assertThat(wav).hasSize(44 + 200 * 16);
    }

    @Test
    void aValueThatIsNoneIsToldWhatOneLooksLike() {
        assertThat(run("say", "zh", "money", "lots")).isNotZero();

        assertThat(err.toString())
                .contains(
                        "`lots` is not of kind money: write yuan with at most two decimals, such as"
                                + " 28640.32 or -12.30; see hotline say --help");
    }

    private int run(String... arguments) {
        return Hotline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static List<String> said(StringWriter where) {
        return where.toString().lines().toList();
    }
}
