package org.hotline12333.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.simulator.line.Agents;
import org.hotline12333.simulator.line.Agents.Group;
import org.hotline12333.simulator.line.Agents.State;
import org.hotline12333.simulator.script.CallScript.Cue;
import org.hotline12333.simulator.script.CallScript.Move;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptReaderTest {
    private static Vocabulary vocabulary;

    @TempDir Path folder;

    @BeforeAll
    static void load() throws PromptsException {
        vocabulary = new Vocabulary(Prompts.load(Path.of("prompts")));
    }

    private static List<String> problems(String script) {
        ProblemList problems = new ProblemList(SourceLocation.whole("a.call"));
        var _ = new ScriptReader(vocabulary).read(Path.of("a.call"), script, problems);
        return problems.problems().stream().map(Problem::toString).toList();
    }

    private static CallScript script(String text) {
        ProblemList problems = new ProblemList(SourceLocation.whole("a.call"));
        Optional<CallScript> script =
                new ScriptReader(vocabulary).read(Path.of("a.call"), text, problems);
        assertThat(problems.problems()).isEmpty();
        return script.orElseThrow();
    }

    @Test
    void readsEveryKindOfMove() {
        CallScript script =
                script(
                        """
                        hears *
                        keys 1
                        keys 12 # at 300 ms
                        waits
                        waits 4 s
                        keys 9*
                        is given back
                        hangs up at 2 s
                        """);

        assertThat(script.turns())
                .extracting(CallScript.Turn::move)
                .containsExactly(
                        new Move.Keys(2, Keystrokes.of("1"), new Cue.After(Optional.empty())),
                        new Move.Keys(
                                3, Keystrokes.of("12#"), new Cue.Into(Duration.ofMillis(300))),
                        new Move.Wait(4),
                        new Move.Keys(
                                6,
                                Keystrokes.of("9*"),
                                new Cue.After(Optional.of(Duration.ofSeconds(4)))),
                        new Move.GivenBack(7),
                        new Move.HangUp(8, new Cue.Into(Duration.ofSeconds(2))));
    }

    @Test
    void readsPausesWithinAnEntry() {
        CallScript script = script("hears *\nkeys 99(4900 ms)0 1 (3 s) # at 2 s\nhangs up\n");

        assertThat(script.turns().getFirst().move())
                .isEqualTo(
                        new Move.Keys(
                                2,
                                new Keystrokes(
                                        "9901#",
                                        Map.of(
                                                2,
                                                Duration.ofMillis(4_900),
                                                4,
                                                Duration.ofSeconds(3))),
                                new Cue.Into(Duration.ofSeconds(2))));
        assertThat(script.memoryOnly()).isEmpty();
        assertThat(script.notOverSip()).contains("it has a pause within an entry");
    }

    @Test
    void readsTheSetup() {
        CallScript script =
                script(
                        """
                        caller 13912345678
                        date   2026-11-20 10:00
                        agents 2
                        agents night 1 wrapping  up
                        the store takes 4 s
                        is disconnected
                        """);

        assertThat(script.setup())
                .isEqualTo(
                        new CallSetup(
                                "13912345678",
                                Optional.of(LocalDateTime.of(2026, 11, 20, 10, 0)),
                                Agents.NONE
                                        .and(new Group("hotline", 2, State.FREE))
                                        .and(new Group("night", 1, State.WRAPPING_UP)),
                                new InjectedFault.Slow(Duration.ofSeconds(4))));
    }

    @Test
    void aFaultBetweenTurnsBeginsWithTheMoveAfterIt() {
        CallScript script =
                script("hears *\nthe store is down\nkeys 1\nis transferred to hotline\n");

        assertThat(script.setup().fault()).isEqualTo(new InjectedFault.Well());
        assertThat(script.turns().getFirst().fault()).contains(new InjectedFault.Down());
        assertThat(script.memoryOnly()).contains("its record store has a fault");
    }

    @Test
    void aServiceMayFailThoughTheStoreIsWell() {
        CallScript script = script("the service tell-pension fails\nhears *\nhangs up\n");

        assertThat(script.setup().fault()).isEqualTo(new InjectedFault.Failing("tell-pension"));
        assertThat(script.memoryOnly()).isPresent();
    }

    @Test
    void allThatIsHeardBeforeAMoveIsOneTurn() {
        CallScript script = script("hears a\nhears b\nwithin 300 ms\nhangs up\nnever c\n");

        assertThat(script.turns().getFirst().heard()).hasSize(2);
        assertThat(script.turns().getFirst().within().orElseThrow().limit())
                .isEqualTo(Duration.ofMillis(300));
        assertThat(script.never()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    herars x         | a.call:1: `herars` is not known; did you mean `hears`?
                    whispers x       | a.call:1: `whispers` is not known; a line begins with caller, date, agents, ahead, the, hears, never, within, keys, says, waits, hangs, is or #
                    keys 1a          | a.call:1: these are not keys of a telephone; use 0 to 9, *, # and A to D, such as `keys 1`
                    keys             | a.call:1: these are not keys of a telephone; use 0 to 9, *, # and A to D, such as `keys 1`
                    keys (4 s)       | a.call:1: a pause that is not between two keys; write it as `keys 99 (4 s) 00`, or `waits 4 s` before `keys`
                    keys (4 s) 1     | a.call:1: a pause that is not between two keys; write it as `keys 99 (4 s) 00`, or `waits 4 s` before `keys`
                    keys 1 (4 s)     | a.call:1: a pause that is not between two keys; write it as `keys 99 (4 s) 00`, or `waits 4 s` before `keys`
                    keys 1 (long) 2  | a.call:1: `long` is not a time up to 30 minutes; write seconds or milliseconds, such as 4 s or 300 ms
                    keys 1 (4 s 2    | a.call:1: these are not keys of a telephone; use 0 to 9, *, # and A to D, such as `keys 1`
                    hears            | a.call:1: ``: no words, no clip and no * in it; write what is heard, clips as [zh/welcome], and * for anything
                    hears *...       | a.call:1: `*...`: `*...` does not say what was cut short; write what is heard, clips as [zh/welcome], and * for anything
                    hears [Not One]  | a.call:1: `[Not One]`: not a clip id: Not One; write what is heard, clips as [zh/welcome], and * for anything
                    hears [zh/welcom]| a.call:1: there is no clip `zh/welcom`; did you mean `zh/welcome`?
                    never [zh/foobarbaz] | a.call:1: there is no clip `zh/foobarbaz`; the texts have changed since: write what is heard now
                    within 300 ms    | a.call:1: `within` is about nothing; write it after what is to be heard so soon
                    waits long       | a.call:1: `long` is not a time up to 30 minutes; write seconds or milliseconds, such as 4 s or 300 ms
                    waits 1801 s     | a.call:1: `1801 s` is not a time up to 30 minutes; write seconds or milliseconds, such as 4 s or 300 ms
                    hangs down       | a.call:1: `hangs down` is not known; write `hangs up`
                    is gone          | a.call:1: `is gone` is not known; write `is disconnected`, `is transferred to QUEUE` or `is given back`
                    caller me        | a.call:1: `me` is not a number of a telephone; write its digits
                    date tomorrow    | a.call:1: `tomorrow` is not a date and hour; write it as 2026-11-20 10:00
                    date 2026-02-30 10:00 | a.call:1: `2026-02-30 10:00` is not a date and hour; write it as 2026-11-20 10:00
                    agents many      | a.call:1: `many` is not a number of agents; write `agents 1`, or `agents hotline 1 busy`
                    agents hotline busy | a.call:1: `hotline busy` is not a number of agents; write `agents 1`, or `agents hotline 1 busy`
                    agents 1 bussy   | a.call:1: `bussy` is nothing that an agent does; did you mean `busy`?
                    agents 1 at lunch| a.call:1: `at lunch` is nothing that an agent does; write one of free, busy, ringing, wrapping up, paused, absent, leaving
                    the moon is down | a.call:1: `the moon is down` is no fault that can be had; write `the store is down`, `the store takes 4 s`, `the disk is full`, `the service tell-pension fails`, `the clip zh/main-menu is missing`, `the server ends`, `the server is killed`, `the server is killed once open-complaint has answered`, `the callers are held off` or `the store is well`
                    the server ends  | a.call:1: no server has the call yet; write it after what is heard
                    the server is killed once open-complaint has answered | a.call:1: no server has the call yet; write it after what is heard
                    the server is killed once it is late | a.call:1: `the server is killed once it is late` is no fault that can be had; write `the store is down`, `the store takes 4 s`, `the disk is full`, `the service tell-pension fails`, `the clip zh/main-menu is missing`, `the server ends`, `the server is killed`, `the server is killed once open-complaint has answered`, `the callers are held off` or `the store is well`
                    """)
    void tellsWhatIsWrongAndItsMend(String line, String problem) {
        assertThat(problems(line + "\nhangs up")).contains(problem);
    }

    @Test
    void whatFindsAKilledServerGoneIsKeysWordsOrAWait() {
        assertThat(problems("hears x\nkeys 1\nhears x\nthe server is killed\nhangs up"))
                .containsExactly(
                        "a.call:5: what finds a killed server gone is lost; let `keys` follow,"
                                + " without `at`, `waits`, or `says`");
        assertThat(problems("hears x\nthe server is killed\nsays 3 s, hangs up")).hasSize(1);
        assertThat(problems("hears x\nthe server is killed\nsays 3 s\nhears x\nhangs up"))
                .isEmpty();
        assertThat(problems("hears x\nthe server is killed\nkeys 1 at 2 s\nhangs up")).hasSize(1);
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThat(
                        problems(
                                "keys x\n\n# fine\nhears [zh/nix-da]\nwaits 3 s\nis disconnected\nkeys 1"))
                .containsExactlyInAnyOrder(
                        "a.call:1: these are not keys of a telephone; use 0 to 9, *, # and A to D, such as"
                                + " `keys 1`",
                        "a.call:6: the time of `waits` has no use here; write `waits` alone, or keys"
                                + " after it",
                        "a.call:7: the call has ended in line 6; remove it",
                        "a.call:4: there is no clip `zh/nix-da`; the texts have changed since: write"
                                + " what is heard now");
    }

    @Test
    void aCallHasAnEnd() {
        assertThat(problems("hears *\nkeys 1\n"))
                .containsExactly(
                        "a.call:3: the call has no end; end with `hangs up`, `is disconnected` or `is"
                                + " transferred to QUEUE`");
        assertThat(problems("")).hasSize(1);
    }

    @Test
    void theSetupStandsAtTheBeginning() {
        assertThat(problems("hears *\nkeys 1\nagents 1\nhangs up"))
                .containsExactly(
                        "a.call:3: `agents` in the middle of the call; write it before the first"
                                + " `hears`");
    }

    @Test
    void tellsOfFilesThatCannotBeRead() throws IOException {
        Path absent = folder.resolve("absent.call");
        Path foreign = folder.resolve("foreign.call");
        Path endless = folder.resolve("endless.call");
        Files.write(foreign, "hears 您好".getBytes(StandardCharsets.UTF_16LE));
        Files.writeString(endless, "#".repeat(SourceText.BYTES_MAX + 1));

        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(
                        () -> new ScriptReader(vocabulary).read(List.of(absent, foreign, endless)))
                .satisfies(e ->
                        assertThat(e.problems())
                                .extracting(Problem::message)
                                .containsExactly(
                                        "cannot be read: NoSuchFileException",
                                        "too long",
                                        "not UTF-8"));
    }

    @Test
    void keysAreNotPrinted() {
        assertThat(script("keys 990000198001010012\nhangs up").turns().toString())
                .doesNotContain("9900001980");
    }
}
