package org.hotline12333.simulator.asterisk;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.TestSounds;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.VirtualLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact lines that Asterisk 22.10.1 answers with. */
class CommandsTest {
    private static final Exchange CALL =
            Exchange.of(new CallFacts("1700000000.7", "13900000001", "12333"))
                    .withAgents("hotline", 2);
    private static final String TWO = "hotline/zh/seconds-2";

    private static Caller keying(String keys) {
        return Caller.timed(Act.presses(ofSeconds(1), ofMillis(200), keys));
    }

    private static Caller hangingUpAfter(String keys) {
        List<Act> acts = new ArrayList<>(Act.presses(ofSeconds(1), ofMillis(200), keys));
        acts.add(new Act.HangUp(ofSeconds(3)));
        return Caller.timed(acts);
    }

    private static Commands asterisk(Caller caller) {
        return new Commands(
                new VirtualLine(caller, TestSounds::length),
                new Sounds(TestSounds::length, Map.of()),
                new Variables(CALL, true),
                false);
    }

    private static Commands asterisk() {
        return asterisk(Caller.timed(List.of()));
    }

    /** What the last of the commands is answered with. */
    private static String answer(Caller caller, String... commands) {
        Commands asterisk = asterisk(caller);
        String answer = "";
        for (String command : commands) {
            answer = asterisk.answer(command);
        }
        return answer;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ANSWER | 200 result=0",
                "answer | 200 result=0",
                "CHANNEL STATUS | 200 result=4",
                "NOOP | 200 result=0",
                "VERBOSE \"some words\" 3 | 200 result=1",
                "SET VARIABLE A \"b c\" | 200 result=1",
                "GET VARIABLE A | 200 result=0",
                "GET VARIABLE HOTLINE_STATE | 200 result=1 ()",
                "GET FULL VARIABLE ${A}/${B} | 200 result=1 (/)",
                "GET FULL VARIABLE \"${QUEUE_MEMBER(hotline,ready)}\" | 200 result=1 (2)",
                "GET FULL VARIABLE \"${QUEUE_MEMBER(other,ready)}\" | 200 result=1 (0)",
                "EXEC Playback hotline/zh/seconds-2 | 200 result=0",
                "EXEC Background hotline/zh/seconds-2 | 200 result=0",
                "EXEC Nothing x | 200 result=-2",
                "GET DATA hotline/zh/seconds-2 1000 4 | 200 result= (timeout)",
                "GET DATA hotline/zh/missing 1000 4 | 200 result=-1",
                "HANGUP | 200 result=1",
                "DANCE | 510 Invalid or unknown command",
                "GET | 510 Invalid or unknown command"
            })
    void answersASilentCaller(String command, String answer) {
        assertThat(asterisk().answer(command)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "1234, 200 result=1234",
        "12345, 200 result=1234",
        "12#, 200 result=12",
        "#, 200 result=",
        "12, 200 result=12 (timeout)",
        "*2*4, 200 result=*2*4"
    })
    void getDataAnswersWithTheKeysAndHowTheyEnded(String keys, String answer) {
        assertThat(answer(keying(keys), "GET DATA \"" + TWO + "\" 2000 4")).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"5, 53", "#, 35", "*, 42"})
    void backgroundAnswersWithTheKeysCode(String key, int code) {
        assertThat(answer(keying(key), "EXEC Background " + TWO)).isEqualTo("200 result=" + code);
    }

    @ParameterizedTest
    @CsvSource({"7, 7/OK", "#, /OK", "'', /TIMEOUT"})
    void readLeavesItsKeyAndItsStatus(String keys, String value) {
        assertThat(
                        answer(
                                keying(keys),
                                "EXEC Read \"V," + TWO + ",1,,1\"",
                                "GET FULL VARIABLE \"${V}/${READSTATUS}\""))
                .isEqualTo("200 result=1 (" + value + ")");
    }

    @Test
    void readHasTheChannelsTimersOrItsOwn() {
        assertThat(timeOf("EXEC Read \"V,,4,,1\"")).isEqualTo(ofSeconds(10));
        assertThat(timeOf("SET VARIABLE TIMEOUT(response) 7.5", "EXEC Read \"V,,4,,1\""))
                .isEqualTo(ofMillis(7_500));
        assertThat(timeOf("EXEC Read \"V,,4,,1,3\"")).isEqualTo(ofSeconds(3));
        assertThat(timeOf(keying("1"), "EXEC Read \"V,,4,,1\"")).isEqualTo(ofSeconds(6));
        assertThat(timeOf(keying("1"), "SET VARIABLE TIMEOUT(digit) 2", "EXEC Read \"V,,4,,1\""))
                .isEqualTo(ofSeconds(3));
    }

    @Test
    void getDataWithoutATimeoutHasSixSecondsAndThenTwo() {
        assertThat(timeOf("GET DATA \"\"")).isEqualTo(ofSeconds(6));
        assertThat(timeOf(keying("1"), "GET DATA \"\"")).isEqualTo(ofSeconds(3));
    }

    private static Duration timeOf(String... commands) {
        return timeOf(Caller.timed(List.of()), commands);
    }

    private static Duration timeOf(Caller caller, String... commands) {
        VirtualLine line = new VirtualLine(caller, TestSounds::length);
        Commands asterisk =
                new Commands(
                        line,
                        new Sounds(TestSounds::length, Map.of()),
                        new Variables(CALL, true),
                        false);
        for (String command : commands) {
            asterisk.answer(command);
        }
        return line.now();
    }

    @Test
    void missingFilesAreSkippedByPlaybackAndEndABackground() {
        String files = "\"hotline/zh/missing&" + TWO + "\"";

        assertThat(timeOf("EXEC Playback " + files)).isEqualTo(ofSeconds(2));
        assertThat(timeOf("EXEC Background " + files)).isZero();
        assertThat(timeOf("EXEC Playback elsewhere/zh/seconds-2")).isZero();
    }

    @Test
    void readSkipsAMissingFileButFailsWhereItIsTheLast() {
        String status = "GET FULL VARIABLE ${READSTATUS}";

        assertThat(
                        answer(
                                keying("7"),
                                "EXEC Read \"V,hotline/zh/missing&" + TWO + ",1,,1\"",
                                status))
                .isEqualTo("200 result=1 (OK)");
        assertThat(
                        answer(
                                keying(""),
                                "EXEC Read \"V," + TWO + "&hotline/zh/missing,1,,1\"",
                                status))
                .isEqualTo("200 result=1 (ERROR)");
    }

    @Test
    void aHangUpDuringACommandIsItsResult() {
        assertThat(answer(hangingUpAfter(""), "EXEC Playback hotline/zh/seconds-4"))
                .isEqualTo("200 result=-1");
        assertThat(answer(hangingUpAfter(""), "EXEC Background hotline/zh/seconds-4"))
                .isEqualTo("200 result=-1");
        assertThat(answer(hangingUpAfter("12"), "GET DATA \"\" 5000 6")).isEqualTo("200 result=-1");
    }

    @Test
    void readHidesAHangUpInItsStatus() {
        String read = "EXEC Read \"V,hotline/zh/seconds-4,1,,1\"";

        assertThat(answer(hangingUpAfter(""), read)).isEqualTo("200 result=0");
        assertThat(answer(hangingUpAfter(""), read, "GET FULL VARIABLE ${READSTATUS}"))
                .isEqualTo("200 result=1 (HANGUP)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ANSWER | 511",
                "CHANNEL STATUS | 511",
                "GET DATA hotline/zh/seconds-2 | 511",
                "HANGUP | 511",
                "SET VARIABLE A b | 200 result=1",
                "GET VARIABLE A | 200 result=0",
                "EXEC Playback hotline/zh/seconds-2 | 200 result=-1",
                "NOOP | 200 result=0"
            })
    void onADeadChannelSomeCommandsWork(String command, String answer) {
        assertThat(answer(hangingUpAfter(""), "EXEC Playback hotline/zh/seconds-4", command))
                .startsWith(answer);
    }

    @Test
    void wrongArgumentsAreAnsweredWithTheUsage() {
        assertThat(asterisk().answer("SET VARIABLE A"))
                .startsWith("520-Invalid command syntax.")
                .endsWith("\n520 End of proper usage.");
    }

    @Test
    void anAnsweredChannelIsUp() {
        assertThat(answer(keying(""), "ANSWER", "CHANNEL STATUS")).isEqualTo("200 result=6");
    }

    @Test
    void quotesAndBackslashesAreTakenAsAsteriskTakesThem() {
        assertThat(Words.of("SET  VARIABLE \"A B\" \"say \\\"x\\\" \\\\ y\""))
                .containsExactly("SET", "VARIABLE", "A B", "say \"x\" \\ y");
        assertThat(Words.of("GET DATA \"\" 5\t6")).containsExactly("GET", "DATA", "", "5", "6");
    }

    @Test
    void moreWordsThanAsteriskHoldsAreNoCommand() {
        Commands asterisk = asterisk();

        assertThatIllegalStateException()
                .isThrownBy(() -> asterisk.answer("NOOP" + " \"a\"".repeat(Words.MAX)));
    }
}
