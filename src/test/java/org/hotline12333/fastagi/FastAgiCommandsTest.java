package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.Passage;
import org.hotline12333.channel.QueuePlace;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Utterance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each use of a channel says to Asterisk: all of it, in order. */
class FastAgiCommandsTest {
    private static final String PLAYED = "200 result=1 (SUCCESS)";
    private static final String WHETHER_PLAYED = "GET VARIABLE \"PLAYBACKSTATUS\"";
    private static final String DONE = "200 result=0";
    private static final String SET = "200 result=1";

    @Test
    void anUnusedChannelSaysNothing() throws IOException {
        Script<CallFacts> script = new Script<>(CallChannel::facts);

        List<String> commands = script.commands();

        assertThat(commands).isEmpty();
        assertThat(script.result())
                .isEqualTo(new CallFacts("1795000000.7", "13800000000", "12333"));
    }

    @Test
    void answers() throws IOException {
        assertThat(Script.of(CallChannel::answer).commands(DONE)).containsExactly("ANSWER");
    }

    @Test
    void pausesInSilence() throws IOException {
        assertThat(Script.of(channel -> channel.pause(Duration.ofMillis(500))).commands(DONE))
                .containsExactly("WAIT FOR DIGIT \"500\"");
    }

    @Test
    void tellsTheLanguageWhereAsteriskSpeaksAnother() throws IOException {
        Language mandarin = new Language("zh");
        Language english = new Language("en");

        List<String> commands =
                Script.of(channel ->
                                List.of(mandarin, english, english, mandarin)
                                        .forEach(channel::speaks))
                        .commands(SET, SET);

        assertThat(commands)
                .containsExactly(
                        "SET VARIABLE \"CHANNEL(language)\" \"en\"",
                        "SET VARIABLE \"CHANNEL(language)\" \"zh\"");
    }

    @Test
    void saysAnUtteranceInOneCommand() throws IOException {
        List<String> commands =
                Script.of(channel -> channel.say(Utterances.clips("zh/a", "zh/n1", "zh/b")))
                        .commands(DONE, PLAYED);

        assertThat(commands)
                .containsExactly(
                        "EXEC Playback \"hotline/zh/a&hotline/zh/n1&hotline/zh/b\"",
                        WHETHER_PLAYED);
    }

    @Test
    void saysFiguresOneByOneUpToOneThatIsMissing() throws IOException {
        Script<?> script =
                Script.of(channel ->
                        channel.say(
                                new Utterance(
                                        "",
                                        Utterances.clips("zh/n1", "zh/wan", "zh/yuan").clips(),
                                        true)));

        assertThat(script.commands(DONE, PLAYED, DONE, "200 result=1 (FAILED)"))
                .containsExactly(
                        "EXEC Playback \"hotline/zh/n1\"",
                        WHETHER_PLAYED,
                        "EXEC Playback \"hotline/zh/wan\"",
                        WHETHER_PLAYED);
        assertThatThrownBy(script::result).hasMessageContaining("zh/wan");
    }

    @Test
    void saysNothingOfSilence() throws IOException {
        assertThat(Script.of(channel -> channel.say(Utterance.SILENCE)).commands()).isEmpty();
    }

    @Test
    void splitsALongUtteranceIntoCommandsThatAsteriskReads() throws IOException {
        Utterance utterance = Utterances.tooLongForOne();

        List<String> commands =
                Script.of(channel -> channel.say(utterance))
                        .commands(DONE, PLAYED, DONE, PLAYED)
                        .stream()
                        .filter(command -> !command.equals(WHETHER_PLAYED))
                        .toList();

        assertThat(commands)
                .hasSize(2)
                .allSatisfy(command ->
                        assertThat(command)
                                .startsWith("EXEC Playback \"hotline/")
                                .hasSizeLessThanOrEqualTo(Command.BYTES_MAX));
        assertThat(commands.getFirst()).hasSizeGreaterThan(Command.BYTES_MAX - 200);
        assertThat(
                        commands.stream()
                                .flatMap(each ->
                                        Utterances.files(each, "EXEC Playback \"", "\"").stream()))
                .containsExactlyElementsOf(Utterances.names(utterance));
    }

    @Test
    void anApplicationThatIsMissingIsOurFault() throws IOException {
        Script<?> script = Script.of(channel -> channel.say(Utterances.clips("zh/a")));

        script.commands("200 result=-2");

        assertThatThrownBy(script::result)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Asterisk has not loaded its Playback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "510 Invalid or unknown command",
                "520 Invalid command syntax.  Proper usage not available.",
                "520-Invalid command syntax.  Proper usage follows:\nUsage: ANSWER\n520 End of proper usage."
            })
    void aCommandThatIsRefusedIsOurFault(String reply) throws IOException {
        Script<?> script = Script.of(channel -> channel.transfer(Passage.to("hotline"), "sealed"));

        script.commands(reply);

        assertThatThrownBy(script::result)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Asterisk refused the command SET VARIABLE")
                .hasMessageNotContaining("sealed");
    }

    @ParameterizedTest
    @CsvSource({"(3), true", "(0), false", "(), false", "(-1), false", "(many), false"})
    void asksForAgentsThatAreLoggedIn(String members, boolean served) throws IOException {
        Script<Boolean> script = new Script<>(channel -> channel.isServed("hotline"));

        List<String> commands = script.commands("200 result=1 " + members);

        assertThat(commands)
                .containsExactly("GET FULL VARIABLE \"${QUEUE_MEMBER(hotline,logged)}\"");
        assertThat(script.result()).isEqualTo(served);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a)}${SHELL(x", "HOTLINE", "a\nb"})
    void namesNoQueueThatIsNone(String queue) throws IOException {
        Script<Boolean> script = new Script<>(channel -> channel.isServed(queue));

        assertThat(script.commands()).isEmpty();
        assertThatThrownBy(script::result).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesStateAndQueueBeforeItSaysSo() throws IOException {
        List<String> commands =
                Script.of(channel -> channel.transfer(Passage.to("hotline"), "c2VhbGVk="))
                        .commands(SET, SET, SET, SET, SET, SET, SET, SET);

        assertThat(commands)
                .containsExactly(
                        "SET VARIABLE \"HOTLINE_STATE\" \"c2VhbGVk=\"",
                        "SET VARIABLE \"HOTLINE_PATIENCE\" \"300\"",
                        "SET VARIABLE \"HOTLINE_WHISPER\" \"\"",
                        "SET VARIABLE \"__HOTLINE_STANDING\" \"\"",
                        "SET VARIABLE \"__HOTLINE_LANGUAGE\" \"\"",
                        "SET VARIABLE \"__HOTLINE_PLACE\" \"\"",
                        "SET VARIABLE \"HOTLINE_QUEUE\" \"hotline\"",
                        "SET VARIABLE \"HOTLINE_RESULT\" \"queue\"");
    }

    @Test
    void takesAPlaceBeforeItAsksForIt() throws IOException {
        Script<QueuePlace> script = new Script<>(channel -> channel.placeIn("hotline"));

        List<String> commands =
                script.commands(
                        "200 result=1 (1795874806|)",
                        SET,
                        SET,
                        SET,
                        SET,
                        "200 result=1 (1795874700-1,1795874807-2|0|0|90|PJSIP/a,PJSIP/b,PJSIP/c)",
                        "200 result=1 (0INUSE,1NOT_INUSE,0UNAVAILABLE)");

        assertThat(commands.getFirst())
                .isEqualTo("GET FULL VARIABLE \"${EPOCH}|${HOTLINE_TICKET}\"");
        assertThat(commands.get(1)).startsWith("DATABASE PUT \"hotline-waiting/hotline\"");
        assertThat(commands.get(4))
                .isEqualTo(
                        "SET VARIABLE \"QUEUE_PRIO\" \"" + (2_147_483_647L - 1_795_874_806) + "\"");
        assertThat(script.result()).isEqualTo(new QueuePlace(1, 0, 1, Duration.ofSeconds(90)));
        assertThat(script.result().minutes()).isEqualTo(3);
    }

    @Test
    void keepsAPlaceInTheSameQueue() throws IOException {
        Script<QueuePlace> script = new Script<>(channel -> channel.placeIn("hotline"));

        List<String> commands =
                script.commands(
                        "200 result=1 (1795874866|hotline-waiting/hotline/1795874806-7)",
                        "200 result=1 (1795874806-7|1|0|0|)");

        assertThat(commands).hasSize(2);
        assertThat(script.result()).isEqualTo(new QueuePlace(0, 1, 0, Duration.ZERO));
    }

    @Test
    void aPlaceInAnotherQueueIsGivenUp() throws IOException {
        Script<QueuePlace> script = new Script<>(channel -> channel.placeIn("hotline"));

        List<String> commands =
                script.commands(
                        "200 result=1 (1795874866|hotline-waiting/other/1795874806-7)",
                        SET,
                        SET,
                        SET,
                        SET,
                        SET,
                        "200 result=1 (1795874866-7|0|0|0|)");

        assertThat(commands.get(1))
                .isEqualTo("DATABASE DEL \"hotline-waiting/other\" \"1795874806-7\"");
    }

    @ParameterizedTest
    @CsvSource({"200 result=1 (sealed), sealed", "200 result=1 (), ", "200 result=0, "})
    void asksForTheStateThatWasLeft(String reply, String state) throws IOException {
        Script<Optional<String>> script = new Script<>(CallChannel::savedState);

        List<String> commands = script.commands(SET, reply);

        assertThat(commands)
                .containsExactly(
                        "SET VARIABLE \"TIMEOUT(absolute)\" \"0\"",
                        "GET FULL VARIABLE \"${HOTLINE_STATE}\"");
        assertThat(script.result()).isEqualTo(Optional.ofNullable(state));
    }

    @Test
    void saysThatTheCallHasEnded() throws IOException {
        assertThat(Script.of(CallChannel::disconnect).commands(SET))
                .containsExactly("SET VARIABLE \"HOTLINE_RESULT\" \"end\"");
    }
}
