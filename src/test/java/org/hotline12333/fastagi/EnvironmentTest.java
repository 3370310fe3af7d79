package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hotline12333.channel.CallFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    private static final int KEYS = 21;

    @Test
    void givesTheFactsOfTheCall() throws ProtocolException {
        assertThat(Environment.facts(Wire.ENVIRONMENT))
                .isEqualTo(new CallFacts("1795000000.7", "13800000000", "12333"));
    }

    @Test
    void takesAScriptInItsPlace() throws ProtocolException {
        List<String> lines = new ArrayList<>(Wire.ENVIRONMENT);
        lines.add(1, "agi_network_script: hotline");

        assertThat(Environment.facts(lines))
                .isEqualTo(new CallFacts("1795000000.7", "13800000000", "12333"));
    }

    @Test
    void takesNoScriptInAnotherPlace() {
        List<String> lines = new ArrayList<>(Wire.ENVIRONMENT);
        lines.add(2, "agi_network_script: hotline");

        assertRefused(lines);
    }

    @Test
    void takesArgumentsInTheirOrderOrNone() throws ProtocolException {
        List<String> none = Wire.ENVIRONMENT.subList(0, KEYS);
        List<String> two = new ArrayList<>(Wire.ENVIRONMENT);
        two.add("agi_arg_2: JOINEMPTY");

        assertThat(Environment.facts(none).dialed()).isEqualTo("12333");
        assertThat(Environment.facts(two).dialed()).isEqualTo("12333");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agi_arg_1: first",
                "agi_arg_3: x",
                "agi_arg_: x",
                "agi_threadid: 1",
                "agi_x: forged",
                ""
            })
    void takesNothingElseAfterTheFirstArgument(String line) {
        List<String> lines = new ArrayList<>(Wire.ENVIRONMENT);
        lines.add(line);

        assertRefused(lines);
    }

    static IntStream everyKey() {
        return IntStream.range(0, KEYS);
    }

    @ParameterizedTest
    @MethodSource("everyKey")
    void missesEveryKey(int at) {
        List<String> lines = new ArrayList<>(Wire.ENVIRONMENT);
        lines.remove(at);

        assertRefused(lines);
    }

    @ParameterizedTest
    @MethodSource("everyKey")
    void takesNoKeyTwice(int at) {
        List<String> lines = new ArrayList<>(Wire.ENVIRONMENT);
        lines.add(at, lines.get(at));

        assertRefused(lines);
    }

    @ParameterizedTest
    @MethodSource("everyKey")
    void takesNoKeyOutOfItsOrder(int at) {
        List<String> lines = new ArrayList<>(Wire.ENVIRONMENT);
        Collections.swap(lines, at, at + 1);

        assertRefused(lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100\nagi_x: forged",
                "100\nagi_calleridname: x",
                "100\nagi_callerid: 200",
                "100\nagi_network_script: other",
                "100\nagi_calleridname: x\nagi_callingpres: 0",
            })
    void isNotTakenInByACallersNumberWithLinesOfItsOwn(String number) {
        assertRefused(Wire.withCallerId(number));
    }

    /** What the server sees of it: the lines before the first empty one. */
    @Test
    void isNotCutShortByAnEmptyLineInACallersNumber() {
        List<String> lines = Wire.withCallerId("100\n\n200 result=1 (999999)");

        assertRefused(lines.subList(0, lines.indexOf("")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "alice",
                "100;ext=1",
                "1 2",
                "100\0",
                "100\r",
                "\u0661\u0662",
                "123456789012345678901234567890123"
            })
    void aCallersNumberThatCannotBeDialledIsNone(String number) throws ProtocolException {
        assertThat(Environment.facts(Wire.with("agi_callerid: " + number)).callerId()).isEmpty();
        assertThat(Environment.facts(Wire.with("agi_dnid: " + number)).dialed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+8613800000000", "*123#", "12345678901234567890123456789012"})
    void aCallersNumberThatCanBeDialledIsTaken(String number) throws ProtocolException {
        assertThat(Environment.facts(Wire.with("agi_callerid: " + number)).callerId())
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1795000000.7 x", "a\rb", "\u4e00", "(1)", "${X}"})
    void aUniqueIdCanBePrinted(String id) {
        assertRefused(Wire.with("agi_uniqueid: " + id));
    }

    @Test
    void aUniqueIdHasALimit() throws ProtocolException {
        String longest = "x".repeat(64);

        assertThat(Environment.facts(Wire.with("agi_uniqueid: " + longest)).uniqueId())
                .isEqualTo(longest);
        assertRefused(Wire.with("agi_uniqueid: " + longest + "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agi_channel", "agi_channel:x", "agi_channel;x", "agi_channels: x"})
    void aKeyIsWhole(String line) {
        List<String> lines = new ArrayList<>(Wire.ENVIRONMENT);
        lines.set(2, line);

        assertRefused(lines);
    }

    @Test
    void nothingIsNoEnvironment() {
        assertRefused(List.of());
    }

    private static void assertRefused(List<String> lines) {
        assertThatThrownBy(() -> Environment.facts(lines)).isInstanceOf(ProtocolException.class);
    }
}
