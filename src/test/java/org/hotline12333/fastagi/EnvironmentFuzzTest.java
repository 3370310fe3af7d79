package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.CallFacts;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call is brought by exactly the lines of Asterisk, or the peer is told that it failed. */
class EnvironmentFuzzTest {
    private static final FastAgiSettings SETTINGS =
            ServerUnderTest.settings(1, ServerUnderTest.LONG, ServerUnderTest.LONG);
    private static final int KEYS = 21;

    static Stream<byte[]> seeds() {
        List<String> script = new ArrayList<>(Wire.ENVIRONMENT);
        script.add(1, "agi_network_script: hotline");
        script.add("agi_arg_2: JOINEMPTY");
        List<String> doubled = new ArrayList<>(Wire.ENVIRONMENT);
        doubled.add(7, doubled.get(7));
        List<String> swapped = new ArrayList<>(Wire.ENVIRONMENT);
        Collections.swap(swapped, 7, 8);
        List<String> elsewhere = new ArrayList<>(Wire.ENVIRONMENT);
        elsewhere.add(7, "agi_network_script: hotline");
        List<String> counted = new ArrayList<>(Wire.ENVIRONMENT);
        counted.add("agi_arg_3: third");
        List<String> more = new ArrayList<>(Wire.ENVIRONMENT);
        more.add("agi_x: forged");
        List<String> unparted = new ArrayList<>(Wire.ENVIRONMENT);
        unparted.set(2, "agi_channel;x");
        return Stream.concat(
                        Stream.of(
                                        Wire.ENVIRONMENT,
                                        Wire.ENVIRONMENT.subList(0, KEYS),
                                        script,
                                        doubled,
                                        swapped,
                                        elsewhere,
                                        counted,
                                        more,
                                        unparted,
                                        Wire.with("agi_uniqueid: 1 2"),
                                        Wire.with("agi_callerid: +86*#"),
                                        Wire.with("agi_callerid: " + "1".repeat(33)),
                                        Wire.with("agi_callerid: \0\r\u00ff"),
                                        Wire.withCallerId("100\nagi_x: forged"),
                                        Wire.withCallerId("100\n\n200 result=1 (9)"))
                                .map(lines -> String.join("\n", lines) + "\n\n"),
                        Stream.of("", "\n", "agi_", "agi_network: yes\n", "GET / HTTP/1.1\r\n"))
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest(name = "seed {index}")
    @MethodSource("seeds")
    void isTakenOrRefused(byte[] said) {
        Tape tape = new Tape(said);
        CallFacts facts;
        try {
            facts = new Connection(tape, SETTINGS, new RateLimitedLog(() -> 7)).environment();
        } catch (IOException e) {
            assertThat(tape.written()).containsExactly("failure\n");
            return;
        }
        String text = new String(said, StandardCharsets.ISO_8859_1);
        List<String> lines = List.of(text.substring(0, text.indexOf("\n\n")).split("\n", -1));
        assertThat(keys(lines)).isEqualTo(keysInOrder(lines));
        assertThat(facts.uniqueId()).matches("[0-9A-Za-z._-]{1,64}");
        assertThat(facts.callerId()).matches("[0-9+*#]{0,32}");
        assertThat(facts.dialed()).matches("[0-9+*#]{0,32}");
        assertThat(tape.written()).isEmpty();
    }

    private static List<String> keys(List<String> lines) {
        return lines.stream().map(line -> line.substring(0, line.indexOf(": "))).toList();
    }

    private static List<String> keysInOrder(List<String> lines) {
        List<String> keys = new ArrayList<>(keys(Wire.ENVIRONMENT.subList(0, KEYS)));
        if (lines.get(1).startsWith("agi_network_script: ")) {
            keys.add(1, "agi_network_script");
        }
        for (int argument = 1; keys.size() < lines.size(); argument++) {
            keys.add("agi_arg_" + argument);
        }
        return keys;
    }

    /** {@code JAZZER_FUZZ=1 mvn test -Dtest=EnvironmentFuzzTest#whateverIsSaid}. */
    @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = ".+")
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2m")
    void whateverIsSaid(byte[] said) {
        isTakenOrRefused(said);
    }
}
