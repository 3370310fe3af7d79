package org.hotline12333.simulator.line;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hotline12333.channel.TestSounds.utterance;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.CallChannelContract;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.TestSounds;
import org.hotline12333.prompt.Utterance;
import org.junit.jupiter.api.Test;

class SimulatedChannelTest extends CallChannelContract {
    private static final CollectSpec QUESTION =
            new CollectSpec(1, ofSeconds(6), ofSeconds(5), true, false, false);

    @Override
    protected <T> Call<T> call(Exchange exchange, Caller caller, Function<CallChannel, T> work) {
        SimulatedChannel channel = new SimulatedChannel(exchange, caller, TestSounds::length);
        T result = work.apply(channel);
        return new Call<>(result, channel.played(), channel.clock(), channel.ending());
    }

    @Override
    protected <T> T during(CallChannel channel, Supplier<T> work, Supplier<Utterance> filler) {
        return channel.during(
                () -> {
                    ((SimulatedChannel) channel).pass(ofSeconds(3));
                    return work.get();
                },
                ofSeconds(2),
                filler);
    }

    @Test
    void itsClockIsTheCallers() {
        Duration clock =
                call(
                                CALL,
                                Caller.timed(List.of()),
                                channel -> {
                                    channel.say(utterance(2));
                                    channel.collect(utterance(3), QUESTION);
                                    return channel.clock();
                                })
                        .result();

        assertThat(clock).isEqualTo(ofSeconds(11));
    }

    private static SimulatedChannel dialled(Caller caller) {
        return new SimulatedChannel(CALL, caller, TestSounds::length);
    }

    @Test
    void aScriptedCallerTakesOneTurnAPrompt() {
        ScriptedCaller caller =
                new ScriptedCaller().answers("1").isSilent().interrupts(ofMillis(700), "2");
        SimulatedChannel channel = dialled(caller);

        assertThat(channel.collect(utterance(2), QUESTION).keys()).isEqualTo("1");
        assertThat(channel.clock()).isEqualTo(ofMillis(2_500));
        assertThat(channel.collect(utterance(2), QUESTION).end()).isEqualTo(KeyInput.End.TIMEOUT);
        assertThat(channel.clock()).isEqualTo(ofMillis(10_500));
        assertThat(channel.collect(utterance(2), QUESTION).keys()).isEqualTo("2");
        assertThat(channel.clock()).isEqualTo(ofMillis(11_200));
        assertThat(caller.isDone()).isTrue();
    }

    @Test
    void aScriptedCallerWaitsForAPromptBeforeTheNextTurn() {
        CollectSpec number = new CollectSpec(6, ofSeconds(6), ofSeconds(5), true, true, false);
        SimulatedChannel channel = dialled(new ScriptedCaller().answers("12").answers("34#"));

        assertThat(channel.collect(utterance(2), number))
                .isEqualTo(new KeyInput("12", KeyInput.End.TIMEOUT));
        assertThat(channel.collect(utterance(2), number))
                .isEqualTo(new KeyInput("34", KeyInput.End.TERMCHAR));
    }

    @Test
    void aScriptedCallerKeysOneTurnToItsEndBeforeTheNext() {
        SimulatedChannel channel = dialled(new ScriptedCaller().answers("12").answers("3"));

        assertThat(channel.collect(utterance(2), QUESTION).keys()).isEqualTo("1");
        assertThat(channel.collect(Utterance.SILENCE, QUESTION).keys()).isEqualTo("2");
        assertThat(channel.collect(utterance(2), QUESTION).keys()).isEqualTo("3");
        assertThat(channel.clock()).isEqualTo(ofMillis(5_200));
    }

    @Test
    void aScriptedCallerDoesNotActInAPromptBeforeItsKeysAreAllPressed() {
        SimulatedChannel channel =
                dialled(new ScriptedCaller().answers("12").interrupts(Duration.ZERO, "3"));

        channel.collect(utterance(2), QUESTION);

        assertThat(channel.collect(utterance(2), QUESTION).keys()).isEqualTo("2");
    }

    @Test
    void aScriptedCallerWithoutAnotherTurnHearsThePromptAndHangsUp() {
        SimulatedChannel channel = dialled(new ScriptedCaller().answers("1"));
        channel.collect(utterance(2), QUESTION);

        assertThatExceptionOfType(DisconnectException.class)
                .isThrownBy(() -> channel.collect(utterance(2), QUESTION));
        assertThat(channel.played()).hasSize(2).noneMatch(Played::cut);
    }

    @Test
    void aScriptedCallerHangsUpWhereTold() {
        SimulatedChannel inPrompt = dialled(new ScriptedCaller().hangsUpInPrompt(ofSeconds(1)));
        SimulatedChannel inEntry = dialled(new ScriptedCaller().hangsUpAfter("12"));
        CollectSpec number = new CollectSpec(6, ofSeconds(6), ofSeconds(5), true, true, false);

        assertThatExceptionOfType(DisconnectException.class)
                .isThrownBy(() -> inPrompt.say(utterance(2)));
        assertThatExceptionOfType(DisconnectException.class)
                .isThrownBy(() -> inEntry.collect(utterance(2), number));
        assertThat(inPrompt.clock()).isEqualTo(ofSeconds(1));
        assertThat(inEntry.clock()).isEqualTo(ofMillis(2_900));
    }

    @Test
    void whoWaitsLongIsSpokenToAfterEachSilence() {
        SimulatedChannel channel = dialled(Caller.timed(List.of()));

        waiting(channel, ofSeconds(7));

        assertThat(channel.played())
                .extracting(Played::at)
                .containsExactly(ofSeconds(2), ofSeconds(5));
        assertThat(channel.clock()).isEqualTo(ofSeconds(7));
    }

    @Test
    void aWordThatHasBegunIsHeardOut() {
        SimulatedChannel channel = dialled(Caller.timed(List.of()));

        waiting(channel, ofMillis(2_100));

        assertThat(channel.played()).singleElement().matches(played -> !played.cut());
        assertThat(channel.clock()).isEqualTo(ofSeconds(3));
    }

    @Test
    void aKeyEndsTheWordsOfWaitingAndAnswersWhatIsAskedNext() {
        SimulatedChannel channel =
                dialled(Caller.timed(Act.presses(ofMillis(2_500), ofMillis(200), "5")));

        waiting(channel, ofSeconds(9));

        assertThat(channel.played()).singleElement().matches(Played::cut);
        assertThat(channel.collect(utterance(2), QUESTION).keys()).isEqualTo("5");
    }

    @Test
    void whoHangsUpWhileWaitingIsGone() {
        SimulatedChannel channel = dialled(Caller.timed(List.of(new Act.HangUp(ofSeconds(1)))));

        waiting(channel, ofSeconds(4));

        assertThatExceptionOfType(DisconnectException.class)
                .isThrownBy(() -> channel.say(utterance(1)));
        assertThat(channel.played()).isEmpty();
    }

    private static void waiting(SimulatedChannel channel, Duration time) {
        channel.during(
                () -> {
                    channel.pass(time);
                    return 0;
                },
                ofSeconds(2),
                () -> utterance(1));
    }

    @Test
    void whatACallerKeysIsNotPrinted() {
        assertThat(Act.presses(ofSeconds(1), ofMillis(200), "975").toString())
                .doesNotContain("9")
                .doesNotContain("7");
    }
}
