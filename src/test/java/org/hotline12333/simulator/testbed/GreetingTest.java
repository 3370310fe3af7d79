package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.channel.Arrival.Claim;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.Greeting;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who answers a call-back is a person once 1 is pressed, and nothing else makes them one. */
class GreetingTest {
    private static final Claim CLAIM = new Claim(TicketNumber.of(10_000_005), 1, "");
    private static final CallFacts CALLED = new CallFacts("1790000000.9", "13912345678", "12333");

    private static RehearsedHotline hotline;

    private final List<Claim> reached = new ArrayList<>();

    @BeforeAll
    static void open() {
        hotline = RehearsedHotline.open();
    }

    @AfterAll
    static void close() {
        hotline.close();
    }

    private SimulatedChannel greet(ScriptedCaller person) {
        return greet(person, CLAIM);
    }

    private SimulatedChannel greet(ScriptedCaller person, Claim claim) {
        SimulatedChannel line =
                new SimulatedChannel(Exchange.of(CALLED), person, hotline.prompts()::length);
        new Greeting(hotline::release, InstantSource.system(), reached::add, CallObserver.NONE)
                .run(line, claim);
        return line;
    }

    private static List<String> heard(SimulatedChannel line) {
        return line.played().stream().map(Played::clip).map(Clip::id).toList();
    }

    @ParameterizedTest
    @CsvSource({"'', zh, hotline", "zh, zh, hotline", "en, en, hotline-english"})
    void whoPressesOneIsReachedAndPutThrough(String wished, String spoken, String queue) {
        Claim claim = new Claim(CLAIM.ticket(), 1, wished);

        SimulatedChannel line = greet(new ScriptedCaller().answers("1"), claim);

        assertThat(reached).containsExactly(claim);
        assertThat(line.ending())
                .isInstanceOfSatisfying(
                        Ending.Transferred.class,
                        transferred -> assertThat(transferred.queue()).isEqualTo(queue));
        assertThat(heard(line)).containsExactly(spoken + "/called-back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "*", "#"})
    void anotherKeyIsNobody(String key) {
        SimulatedChannel line = greet(new ScriptedCaller().answers(key));

        assertThat(reached).isEmpty();
        assertThat(line.ending()).isEqualTo(new Ending.Disconnected());
    }

    /** A machine, which has a greeting of its own. */
    @Test
    void whoPressesNothingIsNotKeptOnTheLine() {
        SimulatedChannel line = greet(new ScriptedCaller().isSilent());

        assertThat(reached).isEmpty();
        assertThat(line.ending()).isEqualTo(new Ending.Disconnected());
        assertThat(line.clock()).isLessThan(Duration.ofSeconds(30));
    }
}
