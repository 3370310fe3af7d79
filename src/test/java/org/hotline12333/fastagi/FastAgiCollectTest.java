package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.channel.ClipMissingException;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.prompt.Utterance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What collecting keys says to Asterisk, and what it makes of the answers. */
class FastAgiCollectTest {
    private static final CollectSpec MENU = collection(1, true, false, false);
    private static final CollectSpec NUMBER = collection(18, true, false, false);
    private static final CollectSpec SECRET = collection(6, true, false, true);
    private static final String PLAYED = "200 result=1 (SUCCESS)";
    private static final String TIMEOUT = "SET VARIABLE \"TIMEOUT(response)\" \"7\"";
    private static final String READ = "EXEC Read \"HOTLINE_KEY,";
    private static final String STATUS = "GET FULL VARIABLE \"${HOTLINE_KEY}/${READSTATUS}\"";
    private static final String DONE = "200 result=0";
    private static final String SET = "200 result=1";

    @Test
    void readsAMenuWithBothTimers() throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/a", "zh/b"), MENU);

        List<String> commands = script.commands(SET, DONE, "200 result=1 (5/OK)");

        assertThat(commands)
                .containsExactly(
                        TIMEOUT,
                        "EXEC Read \"HOTLINE_KEY,hotline/zh/a&hotline/zh/b,1,,1\"",
                        STATUS);
        assertThat(script.result()).isEqualTo(new KeyInput("5", KeyInput.End.COMPLETE));
    }

    @ParameterizedTest
    @CsvSource({"*/OK, *, COMPLETE", "/OK, '', TERMCHAR", "/TIMEOUT, '', TIMEOUT"})
    void knowsHowAMenuEnded(String variables, String keys, KeyInput.End end) throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/a"), MENU);

        script.commands(SET, DONE, "200 result=1 (" + variables + ")");

        assertThat(script.result()).isEqualTo(new KeyInput(keys, end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ERROR", "/", "", "/SKIPPED", "5"})
    void aMenuThatWasNotPlayedIsOurFault(String variables) throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/a"), MENU);

        script.commands(SET, DONE, "200 result=1 (" + variables + ")");

        assertThatThrownBy(script::result).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void clipsThatAreMissingAreOneLineWithTheCallsId() throws IOException {
        Script<Boolean> script =
                Script.of(channel -> {
                    for (int time = 0; time < 2; time++) {
                        assertThatThrownBy(() -> channel.collect(Utterances.clips("zh/a"), NUMBER))
                                .isInstanceOf(ClipMissingException.class);
                    }
                });
        String gone = "200 result=-1";
        String up = "200 result=6";

        try (LogLines log = new LogLines();
                ServerUnderTest server = ServerUnderTest.start(script);
                Wire wire = server.connect()) {
            wire.ring().answer(gone, up, gone, up);

            assertThat(script.result()).isTrue();
            assertThat(log.lines())
                    .containsExactly(
                            "WARN clip missing: Asterisk has no zh/a, call 1795000000.7"
                                    + " (1 times)");
        }
    }

    /** A number is asked for as one key, and then as the rest. */
    @ParameterizedTest
    @ValueSource(strings = {"12", "1 234567"})
    void keysThatWereNotAskedForAreNoEntry(String results) throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/a"), SECRET);

        script.commands(
                Stream.of(results.split(" ")).map("200 result="::concat).toArray(String[]::new));

        assertThatThrownBy(script::result).hasCauseInstanceOf(AsteriskFaultException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"55/OK", "E/OK", "5/5/OK"})
    void keysThatWereNotAskedForAreNoChoice(String variables) throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/a"), MENU);

        script.commands(SET, DONE, "200 result=1 (" + variables + ")");

        assertThatThrownBy(script::result).hasCauseInstanceOf(AsteriskFaultException.class);
    }

    @Test
    void setsATimerOnlyWhenItChanges() throws IOException {
        CollectSpec slow =
                new CollectSpec(
                        1, Duration.ofMillis(2_500), Duration.ofSeconds(5), true, false, false);
        Script<KeyInput> script =
                new Script<>(channel -> {
                    channel.collect(Utterances.clips("zh/a"), MENU);
                    channel.collect(Utterances.clips("zh/a"), MENU);
                    return channel.collect(Utterances.clips("zh/a"), slow);
                });
        String read = "EXEC Read \"HOTLINE_KEY,hotline/zh/a,1,,1\"";
        String key = "200 result=1 (5/OK)";

        List<String> commands = script.commands(SET, DONE, key, DONE, key, SET, DONE, key);

        assertThat(commands)
                .containsExactly(
                        TIMEOUT,
                        read,
                        STATUS,
                        read,
                        STATUS,
                        "SET VARIABLE \"TIMEOUT(response)\" \"2.5\"",
                        read,
                        STATUS);
    }

    @Test
    void waitsForAMenuWithoutAPrompt() throws IOException {
        List<String> commands =
                collect(Utterance.SILENCE, MENU).commands(SET, DONE, "200 result=1 (/TIMEOUT)");

        assertThat(commands).containsExactly(TIMEOUT, "EXEC Read \"HOTLINE_KEY,,1,,1\"", STATUS);
    }

    @Test
    void playsAPromptThatCannotBeCutBeforeItListens() throws IOException {
        List<String> commands =
                collect(Utterances.clips("zh/a"), collection(1, false, false, false))
                        .commands(DONE, PLAYED, DONE, SET, DONE, "200 result=1 (5/OK)");

        assertThat(commands)
                .containsExactly(
                        "EXEC Playback \"hotline/zh/a\"",
                        "GET VARIABLE \"PLAYBACKSTATUS\"",
                        "EXEC Wait \"0.3\"",
                        TIMEOUT,
                        "EXEC Read \"HOTLINE_KEY,,1,,1\"",
                        STATUS);
    }

    @Test
    void hearsAKeyInEveryPartOfALongMenu() throws IOException {
        Script<KeyInput> script = collect(Utterances.tooLongForOne(), MENU);

        List<String> commands = script.commands("200 result=53");

        assertThat(commands).hasSize(1).first().asString().startsWith("EXEC Background \"hotline");
        assertThat(script.result()).isEqualTo(new KeyInput("5", KeyInput.End.COMPLETE));
    }

    @Test
    void readsTheLastPartOfALongMenuWithBothTimers() throws IOException {
        Script<KeyInput> script = collect(Utterances.tooLongForOne(), MENU);

        List<String> commands = script.commands(DONE, SET, DONE, "200 result=1 (/OK)");

        assertThat(commands.get(0)).startsWith("EXEC Background \"hotline/");
        assertThat(commands.get(1)).isEqualTo(TIMEOUT);
        assertThat(commands.get(2)).startsWith(READ).endsWith(",1,,1\"");
        assertThat(commands.get(3)).isEqualTo(STATUS);
        assertThat(
                        Stream.concat(
                                Utterances.files(commands.get(0), "EXEC Background \"", "\"")
                                        .stream(),
                                Utterances.files(commands.get(2), READ, ",1,,1\"").stream()))
                .containsExactlyElementsOf(Utterances.names(Utterances.tooLongForOne()));
    }

    @Test
    void takesANumberKeyByKeyOfTwoTimers() throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/ask"), NUMBER);

        List<String> commands = script.commands("200 result=1", "200 result=234");

        assertThat(commands)
                .containsExactly(
                        "GET DATA \"hotline/zh/ask\" \"7000\" \"1\"",
                        "GET DATA \"\" \"5000\" \"17\"");
        assertThat(script.result()).isEqualTo(new KeyInput("1234", KeyInput.End.TERMCHAR));
    }

    @ParameterizedTest
    @CsvSource({"200 result=, TERMCHAR", "200 result= (timeout), TIMEOUT"})
    void takesNoMoreWhenThereWasNoFirstKey(String reply, KeyInput.End end) throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/ask"), NUMBER);

        List<String> commands = script.commands(reply);

        assertThat(commands).hasSize(1);
        assertThat(script.result()).isEqualTo(new KeyInput("", end));
    }

    @Test
    void keepsTheKeysBeforeATimeout() throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/ask"), NUMBER);

        script.commands("200 result=1", "200 result=23 (timeout)");

        assertThat(script.result()).isEqualTo(new KeyInput("123", KeyInput.End.TIMEOUT));
    }

    @Test
    void aStarThatEndsEndsAtOnce() throws IOException {
        Script<KeyInput> script =
                collect(Utterances.clips("zh/ask"), collection(18, true, true, true));

        List<String> commands = script.commands("200 result=*");

        assertThat(commands).hasSize(1);
        assertThat(script.result()).isEqualTo(new KeyInput("*", KeyInput.End.COMPLETE));
    }

    @Test
    void aStarThatDoesNotEndIsAKey() throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/ask"), NUMBER);

        List<String> commands = script.commands("200 result=*", "200 result=1");

        assertThat(commands).hasSize(2);
        assertThat(script.result().keys()).isEqualTo("*1");
    }

    @Test
    void asksForASecretWithGetDataAlone() throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/ask"), SECRET);

        List<String> commands = script.commands("200 result=1", "200 result=23456");

        assertThat(commands).allSatisfy(command -> assertThat(command).startsWith("GET DATA "));
        assertThat(script.result()).isEqualTo(new KeyInput("123456", KeyInput.End.COMPLETE));
    }

    @Test
    void asksForASecretOfOneKeyWithGetDataToo() throws IOException {
        Script<KeyInput> script =
                collect(Utterances.clips("zh/ask"), collection(1, true, false, true));

        List<String> commands = script.commands("200 result=1");

        assertThat(commands).containsExactly("GET DATA \"hotline/zh/ask\" \"7000\" \"1\"");
        assertThat(script.result()).isEqualTo(new KeyInput("1", KeyInput.End.COMPLETE));
    }

    @Test
    void keepsTheKeyThatCutsASecretsPromptOfSeveralClips() throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/a", "zh/b"), SECRET);

        List<String> commands = script.commands("200 result=49", "200 result=23456");

        assertThat(commands)
                .containsExactly(
                        "EXEC Background \"hotline/zh/a\"", "GET DATA \"\" \"5000\" \"5\"");
        assertThat(script.result()).isEqualTo(new KeyInput("123456", KeyInput.End.COMPLETE));
    }

    @Test
    void waitsForTheFirstKeyAfterAPromptOfSeveralClips() throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/a", "zh/b"), SECRET);

        List<String> commands = script.commands(DONE, "200 result=1", "200 result=2 (timeout)");

        assertThat(commands)
                .containsExactly(
                        "EXEC Background \"hotline/zh/a\"",
                        "GET DATA \"hotline/zh/b\" \"7000\" \"1\"",
                        "GET DATA \"\" \"5000\" \"5\"");
    }

    @Test
    void aTermcharThatCutsAPromptIsAnEmptyEntry() throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/a", "zh/b"), SECRET);

        script.commands("200 result=35");

        assertThat(script.result()).isEqualTo(new KeyInput("", KeyInput.End.TERMCHAR));
    }

    @Test
    void aClipThatIsMissingIsOurFault() throws IOException {
        Script<KeyInput> script = collect(Utterances.clips("zh/ask"), SECRET);

        List<String> commands = script.commands("200 result=-1", "200 result=6");

        assertThat(commands).last().isEqualTo("CHANNEL STATUS");
        assertThatThrownBy(script::result)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no sound for zh/ask");
    }

    @Test
    void asksWhetherFiguresWerePlayedBeforeItGoesOn() throws IOException {
        Script<KeyInput> whole = collect(figures(), MENU);
        Script<KeyInput> broken = collect(figures(), MENU);

        assertThat(whole.commands(DONE, PLAYED, SET, DONE, "200 result=1 (5/OK)"))
                .containsExactly(
                        "EXEC Background \"hotline/zh/a&hotline/zh/b\"",
                        "GET VARIABLE \"BACKGROUNDSTATUS\"",
                        TIMEOUT,
                        "EXEC Read \"HOTLINE_KEY,hotline/zh/c,1,,1\"",
                        STATUS);
        assertThat(broken.commands(DONE, "200 result=1 (FAILED)")).hasSize(2);
        assertThatThrownBy(broken::result).hasMessageContaining("no sound for one of zh/a&zh/b");
    }

    private static Utterance figures() {
        return new Utterance("", Utterances.clips("zh/a", "zh/b", "zh/c").clips(), true);
    }

    private static Script<KeyInput> collect(Utterance prompt, CollectSpec how) {
        return new Script<>(channel -> channel.collect(prompt, how));
    }

    private static CollectSpec collection(
            int maxLength, boolean bargein, boolean starEnds, boolean secret) {
        return new CollectSpec(
                maxLength, Duration.ofSeconds(7), Duration.ofSeconds(5), bargein, starEnds, secret);
    }
}
