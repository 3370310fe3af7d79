package org.hotline12333.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.Conversation.End;
import org.hotline12333.simulator.script.PerformedMove;
import org.hotline12333.simulator.script.ScriptReader;
import org.hotline12333.simulator.script.Vocabulary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Conversations as they might have gone, before a script of two turns. */
class JudgeTest {
    private static Vocabulary vocabulary;

    /** Each clip lasts a second, and each move comes half a second after the last. */
    private static final String MENU = "zh/main-menu";

    @BeforeAll
    static void load() throws PromptsException {
        vocabulary = new Vocabulary(Prompts.load(Path.of("prompts")));
    }

    private static List<String> failures(String script, Conversation call) {
        return verdict(script, call).failures().stream()
                .map(failure -> failure.line() + ": " + failure)
                .toList();
    }

    private static Verdict verdict(String script, Conversation call) {
        ProblemList problems = new ProblemList(SourceLocation.whole("a.call"));
        CallScript read =
                new ScriptReader(vocabulary)
                        .read(Path.of("a.call"), script, problems)
                        .orElseThrow(() -> new AssertionError(problems.problems()));
        return new Judge(vocabulary).judge(read, call);
    }

    /** Clips turn by turn; a dot behind a clip says that it was cut. */
    private static Conversation call(End end, int performed, String... turns) {
        List<Played> played = new ArrayList<>();
        List<PerformedMove> taken = new ArrayList<>();
        Duration now = Duration.ZERO;
        for (int turn = 0; turn < turns.length; turn++) {
            for (String clip : turns[turn].isEmpty() ? new String[0] : turns[turn].split(" ")) {
                boolean cut = clip.endsWith(".");
                played.add(new Played(new Clip(clip.replace(".", "")), now, cut));
                now = now.plusSeconds(1);
            }
            if (turn < performed) {
                now = now.plusMillis(500);
                taken.add(new PerformedMove(turn, now, now, Duration.ofMillis(500)));
            }
        }
        return new Conversation(played, taken, end, now);
    }

    private static Conversation hungUp(String... turns) {
        return call(new End.HungUp(), turns.length, turns);
    }

    @Test
    void passesWhatIsAsWritten() {
        assertThat(
                        failures(
                                """
                                hears 您好，幺二三三三社保热线。普通话请按一。 [zh/welcome-english]
                                keys 1
                                hears 个人查询请按一
                                hears 政策按二，投诉留言按三，人工按零
                                hangs up
                                """,
                                hungUp("zh/welcome zh/welcome-english", MENU)))
                .isEmpty();
    }

    /** Minutes of speech, of which as much is written as one likes. */
    @Test
    void muchMayBeHeard() {
        String menus = (MENU + " ").repeat(1_000).strip();
        String words = "个人查询请按一，政策按二，投诉留言按三，人工按零。";

        assertThat(failures("hears * [" + MENU + "]\nhangs up", hungUp(menus))).isEmpty();
        assertThat(failures("hears " + words.repeat(40) + " *\nhangs up", hungUp(menus))).isEmpty();
        assertThat(failures("hears * [zh/welcome]\nhangs up", hungUp(menus))).hasSize(1);
        assertThat(failures("hears *\nnever 按四\nhangs up", hungUp(menus))).isEmpty();
    }

    @Test
    void wordsMayRunOverClips() {
        assertThat(
                        failures(
                                "hears 两万八千六百四十元三角\nhangs up",
                                hungUp(
                                        "zh/liang zh/wan zh/n8 zh/qian zh/n6 zh/bai zh/n40 zh/yuan"
                                                + " zh/n3 zh/jiao")))
                .isEmpty();
    }

    @Test
    void tellsTheLineThatWasNotHeard() {
        assertThat(
                        failures(
                                "hears [zh/welcome]\nhears [zh/welcome-english]\nhangs up",
                                hungUp("zh/welcome zh/main-menu")))
                .containsExactly(
                        "2: expected `[zh/welcome-english]`, heard"
                                + " `您好，幺二三三三社保热线。普通话请按一。个人查询请按一，政策按二，投诉留言按三，人工按零。`");
    }

    @Test
    void tellsAFigureThatIsOneFenOff() {
        assertThat(failures("hears 三元五分\nhangs up", hungUp("zh/n3 zh/yuan zh/n6 zh/fen")))
                .containsExactly("1: expected `三元五分`, heard `三元六分`");
    }

    @Test
    void tellsWhatWasHeardTooMuch() {
        assertThat(failures("hears [zh/welcome]\nhangs up", hungUp("zh/welcome zh/main-menu")))
                .hasSize(1)
                .allMatch(failure -> failure.startsWith("2: expected nothing more, heard `"));
    }

    @Test
    void tellsWhatWasHeardTwice() {
        assertThat(failures("hears [zh/busy]\nhangs up", hungUp("zh/busy zh/busy"))).hasSize(1);
    }

    @Test
    void tellsWhatWasHeardInAnotherOrder() {
        assertThat(failures("hears [zh/refused] [zh/busy]\nhangs up", hungUp("zh/busy zh/refused")))
                .hasSize(1);
    }

    @Test
    void anythingStaysWithinItsTurn() {
        String script = "hears *\nkeys 1\nhears [zh/main-menu]\nhangs up";

        assertThat(failures(script, hungUp("zh/welcome", MENU))).isEmpty();
        assertThat(failures(script, hungUp("", MENU))).isEmpty();
        assertThat(failures(script, hungUp("zh/welcome zh/main-menu", ""))).hasSize(1);
    }

    @Test
    void anythingMayStandInTheMiddle() {
        String script = "hears 您好*三人工按零\nhangs up";

        assertThat(failures(script, hungUp("zh/welcome zh/main-menu"))).isEmpty();
        assertThat(failures(script, hungUp("zh/welcome zh/busy"))).hasSize(1);
    }

    @Test
    void wordsDoNotMatchTheNamesOfClips() {
        assertThat(failures("hears *menu*\nhangs up", hungUp(MENU))).hasSize(1);
    }

    @Test
    void whatWasCutNeedNotBeWritten() {
        assertThat(
                        failures(
                                "hears [zh/welcome]\nkeys 1\nhears [zh/main-menu]\nhangs up",
                                hungUp("zh/welcome zh/welcome-english.", MENU)))
                .isEmpty();
    }

    @Test
    void whatIsWrittenAsWholeMustNotHaveBeenCut() {
        assertThat(failures("hears [zh/welcome]\nhangs up", hungUp("zh/welcome."))).hasSize(1);
        assertThat(failures("hears 您好幺二三三三社保热线\nhangs up", hungUp("zh/welcome."))).hasSize(1);
    }

    @Test
    void whatIsWrittenAsCutMustHaveBeenCut() {
        for (String line : List.of("hears 您好幺二三三三...", "hears [zh/welcome]...")) {
            assertThat(failures(line + "\nhangs up", hungUp("zh/welcome."))).isEmpty();
            assertThat(failures(line + "\nhangs up", hungUp("zh/welcome"))).hasSize(1);
            assertThat(failures(line + "\nhangs up", hungUp("zh/main-menu."))).hasSize(1);
        }
    }

    @Test
    void tellsAnotherEnd() {
        String script = "hears [zh/busy]\nis disconnected";

        assertThat(failures(script, call(new End.Disconnected(), 0, "zh/busy"))).isEmpty();
        assertThat(failures(script, call(new End.Transferred("hotline"), 0, "zh/busy")))
                .containsExactly("2: expected this end, the caller was transferred to hotline");
        assertThat(
                        failures(
                                "hears [zh/busy]\nis transferred to night",
                                call(new End.Transferred("hotline"), 0, "zh/busy")))
                .hasSize(1);
    }

    @Test
    void tellsThatTheCallEndedEarly() {
        assertThat(
                        failures(
                                "hears [zh/busy]\nkeys 1\nhears *\nhangs up",
                                call(new End.Disconnected(), 0, "zh/busy")))
                .containsExactly("2: expected to be asked here, the hotline ended the call");
    }

    @Test
    void tellsWhatIsNeverToBeHeard() {
        String script = "hears *\nhangs up\nnever 政策\nnever [zh/busy]";

        assertThat(failures(script, hungUp("zh/welcome"))).isEmpty();
        assertThat(failures(script, hungUp(MENU)))
                .containsExactly(
                        "3: expected never to hear `政策`, heard `个人查询请按一，政策按二，投诉留言按三，人工按零。`");
        assertThat(failures(script, hungUp("zh/busy"))).hasSize(1);
    }

    @Test
    void takesTheLettersOfAnIdForNothingThatIsHeard() {
        String script = "hears *\nhangs up\nnever welcome\nnever yuan";

        assertThat(failures(script, hungUp("zh/welcome zh/yuan"))).isEmpty();
        assertThat(failures(script, hungUp("en/yuan."))).hasSize(1);
    }

    @Test
    void tellsAWordThatCameLate() {
        String script = "hears *\nkeys 1\nhears [zh/busy]\nwithin 300 ms\nhangs up";
        Conversation prompt = hungUp("zh/welcome", "zh/busy");
        Played last = prompt.played().getLast();
        Conversation late =
                new Conversation(
                        List.of(prompt.played().getFirst(), last.later(Duration.ofMillis(301))),
                        prompt.performed(),
                        prompt.end(),
                        prompt.length());

        assertThat(failures(script, prompt)).isEmpty();
        assertThat(failures(script, late))
                .containsExactly("4: expected a word within 300 ms, waited 301 ms");
    }

    @Test
    void namesFiguresThatNothingPins() {
        Conversation call = hungUp("zh/pension-account-1 zh/n3 zh/yuan zh/pension-account-2");

        assertThat(verdict("hears *\nhangs up", call).unpinned())
                .containsExactly(new Clip("zh/n3"), new Clip("zh/yuan"));
        assertThat(verdict("hears * 三元 *\nhangs up", call).unpinned()).isEmpty();
    }
}
