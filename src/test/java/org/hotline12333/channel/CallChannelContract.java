package org.hotline12333.channel;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.hotline12333.channel.TestSounds.clip;
import static org.hotline12333.channel.TestSounds.utterance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Agents.State;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.Played;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every line promises. */
public abstract class CallChannelContract extends RecordContract {
    @Test
    void tellsTheFactsOfTheCall() {
        assertThat(with(keying(), CallChannel::facts).result()).isEqualTo(CALL.facts());
    }

    @Test
    void saysTheClipsOfAnUtteranceInOrderAndWithoutAGap() {
        Call<?> call = with(keying(), saying(utterance(2, 1, 3)));

        assertThat(call.played()).containsExactly(whole(2, 0), whole(1, 2), whole(3, 3));
        assertThat(call.at()).isEqualTo(ofSeconds(6));
    }

    private static Function<CallChannel, Integer> saying(Utterance utterance) {
        return channel -> {
            channel.say(utterance);
            return 0;
        };
    }

    @Test
    void sayingNothingTakesNoTime() {
        Call<?> call = with(keying(), saying(Utterance.SILENCE));

        assertThat(call.played()).isEmpty();
        assertThat(call.at()).isZero();
    }

    @Test
    void aSayIsNotCutAndLosesTheKeysBeforeAndDuringIt() {
        Call<List<KeyInput>> call =
                with(
                        keying(1_000, '1', 1_000, '2', 2_500, '3', 5_000, '4'),
                        channel -> {
                            KeyInput first = channel.collect(utterance(2), MENU);
                            channel.say(utterance(3));
                            return List.of(first, channel.collect(Utterance.SILENCE, MENU));
                        });

        assertThat(call.result()).containsExactly(complete("1"), complete("4"));
        assertThat(call.played()).containsExactly(cut(2, 0), whole(3, 1));
    }

    @Test
    void aLongUtteranceIsHeardInFull() {
        List<Clip> clips = Collections.nCopies(MANY, clip(1));

        Call<?> call = with(keying(), saying(utterance(clips)));

        assertThat(call.played()).hasSize(MANY).noneMatch(Played::cut);
        assertThat(call.at()).isEqualTo(ofSeconds(MANY));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClipWithoutASoundIsOurFaultAndNoHangUp(boolean secret) {
        Utterance prompt = utterance(List.of(TestSounds.MISSING));

        with(
                keying(),
                disturbed(channel ->
                        assertThatExceptionOfType(ClipMissingException.class)
                                .isThrownBy(() -> channel.collect(prompt, number(1, secret)))));
    }

    @Test
    void aClipWithoutASoundIsLeftOutWhereAnotherFollows() {
        Utterance prompt = utterance(List.of(clip(1), TestSounds.MISSING, clip(2)));

        Call<KeyInput> call = with(keying(4_000, '5'), asking(prompt, MENU));

        assertThat(call.result()).isEqualTo(complete("5"));
        assertThat(call.played()).containsExactly(whole(1, 0), whole(2, 1));
    }

    @Test
    void aClipWithoutASoundIsLeftOutOfWhatIsSaid() {
        Call<?> call =
                with(keying(), saying(utterance(List.of(TestSounds.MISSING, clip(1), clip(2)))));

        assertThat(call.played()).containsExactly(whole(1, 0), whole(2, 1));
    }

    @Test
    void figuresThatAreSaidBreakOffWhereOneHasNoSound() {
        Utterance figures = new Utterance("", List.of(clip(1), TestSounds.MISSING, clip(2)), true);

        Call<?> call =
                with(
                        keying(),
                        disturbed(channel ->
                                assertThatExceptionOfType(ClipMissingException.class)
                                        .isThrownBy(() -> channel.say(figures))));

        assertThat(call.played()).containsExactly(whole(1, 0));
    }

    @Test
    void figuresBreakOffWhereOneHasNoSound() {
        Utterance figures = new Utterance("", List.of(clip(1), TestSounds.MISSING, clip(2)), true);

        Call<?> call =
                with(
                        keying(),
                        disturbed(channel ->
                                assertThatExceptionOfType(ClipMissingException.class)
                                        .isThrownBy(() -> channel.collect(figures, MENU))));

        assertThat(call.played()).containsExactly(whole(1, 0));
    }

    @Test
    void aKeyBeforeTheSilenceIsAnAnswer() {
        Utterance prompt = utterance(List.of(clip(2), TestSounds.MISSING));

        Call<KeyInput> call = with(keying(1_000, '5'), asking(prompt, MENU));

        assertThat(call.result()).isEqualTo(complete("5"));
        assertThat(call.played()).containsExactly(cut(2, 0));
    }

    @Test
    void whatIsQuickIsWaitedForInSilence() {
        Call<String> call =
                with(
                        keying(),
                        channel -> channel.during(() -> "done", ofSeconds(2), () -> utterance(1)));

        assertThat(call.result()).isEqualTo("done");
        assertThat(call.played()).isEmpty();
    }

    @Test
    void aHangUpEndsASay() {
        Call<?> call =
                with(
                        hangingUpAt(ofSeconds(3)),
                        disturbed(disconnects(channel -> channel.say(utterance(2, 2)))));

        assertThat(call.played()).containsExactly(whole(2, 0), cut(2, 2));
        assertThat(call.at()).isEqualTo(ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aHangUpEndsAQuestionInItsPromptAtItsEndAndAfterIt(int second) {
        for (CollectSpec how : List.of(MENU, number(6, true), number(6, false))) {
            Call<?> call =
                    with(
                            hangingUpAt(ofSeconds(second)),
                            disturbed(disconnects(channel -> channel.collect(utterance(2), how))));

            assertThat(call.at()).isEqualTo(ofSeconds(second));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHangUpEndsAnEntryInItsMiddle(boolean secret) {
        List<Act> acts = new ArrayList<>(Act.presses(ofSeconds(1), ofMillis(200), "123"));
        acts.add(new Act.HangUp(ofSeconds(2)));

        Call<?> call =
                with(
                        Caller.timed(acts),
                        disturbed(
                                disconnects(channel ->
                                        channel.collect(utterance(4), number(6, secret)))));

        assertThat(call.at()).isEqualTo(ofSeconds(2));
    }

    @Test
    void whoHasHungUpBeforeTheAnswerIsNotAnswered() {
        call(CALL, hangingUpAt(Duration.ZERO), disturbed(disconnects(CallChannel::answer)));
    }

    @Test
    void afterAHangUpEveryUseSaysSo() {
        with(
                hangingUpAt(ofSeconds(1)),
                disturbed(
                        disconnects(channel -> channel.say(utterance(2)))
                                .andThen(disconnects(channel -> channel.say(utterance(2))))
                                .andThen(disconnects(channel -> channel.isServed("hotline")))
                                .andThen(disconnects(channel -> channel.pause(ofSeconds(1))))
                                .andThen(disconnects(channel -> channel.speaks(new Language("en"))))
                                .andThen(disconnects(CallChannel::savedState))
                                .andThen(
                                        disconnects(channel ->
                                                channel.transfer(Passage.to("hotline"), "s")))
                                .andThen(disconnects(channel -> channel.keep("s")))
                                .andThen(disconnects(CallChannel::handOver))
                                .andThen(disconnects(CallChannel::disconnect))));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void knowsWhetherAQueueIsServed(State state) {
        boolean loggedIn = state != State.ABSENT;

        assertThat(isServed(CALL.withAgents("hotline", 2, state), "hotline")).isEqualTo(loggedIn);
        assertThat(isServed(CALL.withAgents("hotline", 0, state), "hotline")).isFalse();
        assertThat(isServed(CALL.withAgents("hotline", 2, state), "unknown")).isFalse();
    }

    @Test
    void eachQueueHasItsOwnAgents() {
        Exchange exchange =
                CALL.withAgents("hotline", 1, State.ABSENT)
                        .withAgents("night", 1)
                        .withAgents("day", 1, State.ABSENT)
                        .withAgents("day", 1, State.BUSY);

        assertThat(isServed(exchange, "hotline")).isFalse();
        assertThat(isServed(exchange, "night")).isTrue();
        assertThat(isServed(exchange, "day")).isTrue();
    }

    private boolean isServed(Exchange exchange, String queue) {
        return call(exchange, keying(), channel -> channel.isServed(queue)).result();
    }

    @Test
    void aPlaceIsKeptInOneQueueUntilItIsGivenUp() {
        Exchange exchange = CALL.withAgents("hotline", 1).withAgents("night", 1);

        assertThat(call(exchange, keying(), CallChannelContract::places).result())
                .containsExactly("", "hotline", "night", "");
        assertThat(
                        call(
                                        exchange.withPlaceIn("night"),
                                        keying(),
                                        channel -> channel.hasPlaceIn("night"))
                                .result())
                .isTrue();
    }

    /** Where there is one at first, after two others were taken, and after it was given up. */
    private static List<String> places(CallChannel channel) {
        List<String> places = new ArrayList<>(List.of(place(channel)));
        for (String queue : List.of("hotline", "night")) {
            channel.placeIn(queue);
            places.add(place(channel));
        }
        channel.giveUpPlace();
        places.add(place(channel));
        return places;
    }

    private static String place(CallChannel channel) {
        return Stream.of("hotline", "night")
                .filter(channel::hasPlaceIn)
                .collect(Collectors.joining(" "));
    }

    @Test
    void aTransferLeavesTheQueueAndTheState() {
        String state = "x".repeat(1_500) + "\"\\ {}-_";

        Call<?> call =
                with(
                        keying(),
                        disturbed(channel -> channel.transfer(Passage.to("hotline"), state)));

        assertThat(call.ending()).isEqualTo(new Ending.Transferred("hotline", state));
    }

    @Test
    void aCallThatComesBackBringsItsState() {
        String state = "x".repeat(1_500) + "\"\\ {}-_(0)";

        assertThat(call(CALL.withState(state), keying(), CallChannel::savedState).result())
                .contains(state);
        assertThat(call(CALL, keying(), CallChannel::savedState).result()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_022, 1_023, 1_024, CallChannel.STATE_MAX})
    void aStateComesBackToTheLastCharacter(int length) {
        String state = "a".repeat(length - 1) + "z";

        Call<?> left =
                with(
                        keying(),
                        disturbed(channel -> channel.transfer(Passage.to("hotline"), state)));

        assertThat(left.ending()).isEqualTo(new Ending.Transferred("hotline", state));
        assertThat(call(CALL.withState(state), keying(), CallChannel::savedState).result())
                .contains(state);
    }

    @Test
    void aStateThatAnExchangeCouldLoseIsNotTaken() {
        String state = "a".repeat(CallChannel.STATE_MAX + 1);

        with(
                keying(),
                disturbed(channel -> {
                    assertThatIllegalArgumentException().isThrownBy(() -> channel.keep(state));
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> channel.transfer(Passage.to("hotline"), state));
                }));
    }

    @Test
    void whoIsHandedOverIsInNoQueueAndNotDisconnected() {
        Call<?> call =
                with(
                        keying(),
                        disturbed(channel -> {
                            channel.keep("earlier");
                            channel.keep("last");
                            channel.handOver();
                        }));

        assertThat(call.ending()).isEqualTo(new Ending.HandedOver());
    }

    @Test
    void aLineIsNotLeftWhileItsServerServes() {
        assertThat(with(keying(), CallChannel::isLeaving).result()).isFalse();
    }

    @Test
    void aDisconnectEndsTheCall() {
        Call<?> call = with(keying(), disturbed(CallChannel::disconnect));

        assertThat(call.ending()).isEqualTo(new Ending.Disconnected());
    }

    @Test
    void whatWasNeitherTransferredNorDisconnectedIsUndecided() {
        assertThat(with(keying(), saying(utterance(1))).ending()).isEqualTo(new Ending.Undecided());
    }

    @Test
    void theClockNeverGoesBack() {
        List<Duration> clock =
                with(
                                keying(1_000, '1'),
                                channel -> {
                                    List<Duration> times = new ArrayList<>();
                                    times.add(channel.clock());
                                    channel.say(utterance(2));
                                    times.add(channel.clock());
                                    channel.collect(utterance(2), MENU);
                                    times.add(channel.clock());
                                    return times;
                                })
                        .result();

        assertThat(clock).isSorted().allSatisfy(time -> assertThat(time.isNegative()).isFalse());
    }
}
