package org.hotline12333.simulator.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much Asterisk 22 takes, gives and cuts, to the byte; for the real one and for its double. */
abstract class LimitsContract {
    /** Instead of a command: one more line is read. */
    static final String LISTEN = "";

    private static final String DONE = "200 result=1";

    /** The lines that Asterisk answers these commands with on a channel that is up. */
    abstract List<String> replies(String... commands);

    private static String chars(int count) {
        return "a".repeat(count - 1) + "z";
    }

    private static String given(String value) {
        return DONE + " (" + value + ")";
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_022, 1_023})
    void givesAVariableOf1023Whole(int length) {
        assertThat(replies("SET VARIABLE X " + chars(length), "GET VARIABLE X"))
                .containsExactly(DONE, given(chars(length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_024, 1_800, 8_175})
    void cutsALongerVariableAt1023(int length) {
        assertThat(replies("SET VARIABLE X " + chars(length), "GET VARIABLE X"))
                .containsExactly(DONE, given("a".repeat(1_023)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_023, 1_024, 1_800, 4_096, 8_175})
    void givesAnyVariableWholeWhereItIsReferredTo(int length) {
        assertThat(replies("SET VARIABLE X " + chars(length), "GET FULL VARIABLE \"${X}\""))
                .containsExactly(DONE, given(chars(length)));
    }

    @Test
    void givesMoreThanOneLineCouldSet() {
        assertThat(
                        replies(
                                "SET VARIABLE X " + chars(8_000),
                                "GET FULL VARIABLE \"${X}${X}${X}${X}\""))
                .containsExactly(DONE, given(chars(8_000).repeat(4)));
    }

    @Test
    void tellsAnEmptyVariableFromNoneOnlyByItsName() {
        assertThat(
                        replies(
                                "GET VARIABLE X",
                                "GET FULL VARIABLE \"${X}\"",
                                "SET VARIABLE X \"\"",
                                "GET VARIABLE X",
                                "GET FULL VARIABLE \"${X}\""))
                .containsExactly("200 result=0", given(""), DONE, given(""), given(""));
    }

    @Test
    void doesNotLookForReferencesInAValue() {
        assertThat(
                        replies(
                                "SET VARIABLE Y yes",
                                "SET VARIABLE X \"a${Y}b\"",
                                "GET VARIABLE X",
                                "GET FULL VARIABLE \"${X}\"",
                                "GET FULL VARIABLE \"-${Y}-$Y\""))
                .containsExactly(DONE, DONE, given("a${Y}b"), given("a${Y}b"), given("-yes-$Y"));
    }

    @Test
    void takesALineOf8190() {
        String line = "SET VARIABLE X " + chars(8_175);

        assertThat(line).hasSize(8_190);
        assertThat(replies(line, "GET FULL VARIABLE \"${X}\""))
                .containsExactly(DONE, given(chars(8_175)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 500})
    void takesTheRestOfALongerLineForTheNextCommand(int more) {
        String line = "SET VARIABLE X " + "a".repeat(8_176) + "b".repeat(more);

        assertThat(replies(line, LISTEN, "GET FULL VARIABLE \"${X}\""))
                .containsExactly(DONE, "510 Invalid or unknown command", given("a".repeat(8_176)));
    }

    @Test
    void runsACommandThatStandsInTheRestOfALine() {
        String line = "SET VARIABLE X " + "a".repeat(8_176) + "SET VARIABLE Y yes";

        assertThat(replies(line, LISTEN, "GET VARIABLE Y"))
                .containsExactly(DONE, DONE, given("yes"));
    }

    @Test
    void takes127Words() {
        assertThat(replies("NOOP" + " a".repeat(126))).containsExactly("200 result=0");
    }

    @Test
    void takesAnApplicationsDataOfALine() {
        String files = "hotline/zh/missing&".repeat(425) + "hotline/zh/seconds-1";

        assertThat(files).hasSizeGreaterThan(8_000);
        assertThat(replies("EXEC Playback " + files, "GET VARIABLE PLAYBACKSTATUS"))
                .containsExactly("200 result=0", given("FAILED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "256", "1000"})
    void readsUpTo255KeysWhereMoreOrNoneAreAskedFor(String keys) {
        assertThat(replies("EXEC Read X,," + keys + ",,1,0.1", "GET VARIABLE READSTATUS"))
                .containsExactly("200 result=0", given("TIMEOUT"));
    }

    /** Which looks as if the caller were gone. */
    @Test
    void collectsNoKeysWhereNoneAreAskedFor() {
        assertThat(replies("GET DATA \"\" 100 0", "GET DATA \"\" 100 1"))
                .containsExactly("200 result=-1", "200 result= (timeout)");
    }

    @Test
    void namesOfVariablesAreNotCut() {
        String name = "N".repeat(100);

        assertThat(
                        replies(
                                "SET VARIABLE " + name + " v",
                                "GET VARIABLE " + name,
                                "GET VARIABLE " + name.substring(1),
                                "GET FULL VARIABLE \"${" + name + "}\""))
                .containsExactly(DONE, given("v"), "200 result=0", given("v"));
    }

    @Test
    void takesAtMostOneValue() {
        List<String> lines = replies("SET VARIABLE X a b", LISTEN, LISTEN, "GET VARIABLE X");

        assertThat(lines.getFirst()).startsWith("520-");
        assertThat(lines.get(2)).startsWith("520 ");
        assertThat(lines.getLast()).isEqualTo("200 result=0");
    }
}
