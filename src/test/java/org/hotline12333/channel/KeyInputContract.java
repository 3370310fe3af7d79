package org.hotline12333.channel;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.channel.TestSounds.clip;
import static org.hotline12333.channel.TestSounds.utterance;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.simulator.line.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every line promises of the keys that a question collects. */
public abstract class KeyInputContract extends LineContract {
    @Test
    void keysTypedAheadAnswerTheQuestionsToCome() {
        Call<List<KeyInput>> call =
                with(
                        keying(1_000, '1', 1_000, '2', 1_000, '3', 1_000, '4'),
                        channel ->
                                List.of(
                                        channel.collect(utterance(2), MENU),
                                        channel.collect(utterance(3), number(2, true)),
                                        channel.collect(utterance(3), MENU)));

        assertThat(call.result()).containsExactly(complete("1"), complete("23"), complete("4"));
        assertThat(call.played()).containsExactly(cut(2, 0));
        assertThat(call.at()).isEqualTo(ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKeyCutsThePromptAndIsTheFirstOfTheEntry(boolean secret) {
        Call<KeyInput> call =
                with(keying(3_000, '7', 3_500, '8'), asking(utterance(2, 4), number(2, secret)));

        assertThat(call.result()).isEqualTo(complete("78"));
        assertThat(call.played()).containsExactly(whole(2, 0), cut(4, 2));
        assertThat(call.at()).isEqualTo(ofMillis(3_500));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutBargeinThePromptIsHeardToItsEndAndItsKeysAreLost(boolean secret) {
        CollectSpec firm = new CollectSpec(2, ofSeconds(3), ofSeconds(2), false, true, secret);

        Call<KeyInput> call =
                with(keying(1_000, '1', 3_000, '2', 4_000, '3'), asking(utterance(2), firm));

        assertThat(call.result()).isEqualTo(complete("23"));
        assertThat(call.played()).containsExactly(whole(2, 0));
    }

    /** One that is down at the end of the prompt would count for the question behind it. */
    @ParameterizedTest
    @ValueSource(ints = {500, 1_700, 1_800, 1_900, 2_000, 2_100, 2_290})
    void aKeyBeforeOrJustBehindAPromptWithoutBargeinIsNoAnswerToIt(int at) {
        CollectSpec confirmation =
                new CollectSpec(1, ofSeconds(3), ofSeconds(2), false, false, false);

        assertThat(with(keying(at, '1'), asking(utterance(2), confirmation)).result())
                .isEqualTo(SILENCE);
        assertThat(with(keying(at, '1', 2_310, '2'), asking(utterance(2), confirmation)).result())
                .isEqualTo(complete("2"));
    }

    @Test
    void theFirstKeyHasItsTimeFromTheEndOfThePrompt() {
        assertThat(with(keying(4_900, '1'), asking(utterance(2), MENU)).result())
                .isEqualTo(complete("1"));
        assertThat(with(keying(5_100, '1'), asking(utterance(2), MENU)).result())
                .isEqualTo(SILENCE);
        assertThat(with(keying(4_900, '1'), asking(utterance(2), number(1, true))).result())
                .isEqualTo(complete("1"));
        assertThat(with(keying(5_100, '1'), asking(utterance(2), number(1, true))).result())
                .isEqualTo(SILENCE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void silenceEndsAnEntryWithTheKeysThatThereAre(boolean secret) {
        Call<KeyInput> call =
                with(
                        keying(2_500, '1', 4_400, '2', 6_500, '3'),
                        asking(utterance(2), number(6, secret)));

        assertThat(call.result()).isEqualTo(new KeyInput("12", KeyInput.End.TIMEOUT));
        assertThat(call.at()).isEqualTo(ofMillis(6_400));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void silenceToTheEndIsNoKey(boolean secret) {
        Call<KeyInput> call = with(keying(), asking(utterance(2), number(6, secret)));

        assertThat(call.result()).isEqualTo(SILENCE);
        assertThat(call.at()).isEqualTo(ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hashEndsAnEntryAndIsNotPartOfIt(boolean secret) {
        Caller caller = keying(100, '1', 200, '2', 300, '#', 400, '9');

        assertThat(with(caller, asking(utterance(2), number(6, secret))).result())
                .isEqualTo(ended("12"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hashAloneIsAnEmptyEntry(boolean secret) {
        Function<CallChannel, KeyInput> question = asking(utterance(2), number(6, secret));

        assertThat(with(keying(1_000, '#'), question).result()).isEqualTo(ended(""));
        assertThat(with(keying(3_000, '#'), question).result()).isEqualTo(ended(""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hashInAPromptOfSeveralClipsIsAnEmptyEntry(boolean secret) {
        assertThat(with(keying(1_500, '#'), asking(utterance(1, 1), number(6, secret))).result())
                .isEqualTo(ended(""));
    }

    @Test
    void hashAtAMenuIsAnEmptyEntry() {
        assertThat(with(keying(1_000, '#'), asking(utterance(2), MENU)).result())
                .isEqualTo(ended(""));
    }

    @Test
    void hashAfterACompleteEntryIsTheFirstKeyOfTheNextQuestion() {
        Call<List<KeyInput>> call =
                with(
                        keying(100, '1', 200, '2', 300, '#'),
                        channel ->
                                List.of(
                                        channel.collect(utterance(2), number(2, true)),
                                        channel.collect(utterance(2), number(6, true))));

        assertThat(call.result()).containsExactly(complete("12"), ended(""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void starAsTheFirstKeyEndsAnEntryWhereItIsTold(boolean secret) {
        Caller caller = keying(1_000, '*', 1_200, '5');

        assertThat(with(caller, asking(utterance(2), number(6, secret))).result())
                .isEqualTo(complete("*"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void starIsAKeyLikeAnyOtherElsewhere(boolean secret) {
        CollectSpec noEnd = new CollectSpec(3, ofSeconds(3), ofSeconds(2), true, false, secret);
        Caller starFirst = keying(100, '*', 200, '5', 300, '*');
        Caller starLast = keying(100, '5', 200, '5', 300, '*');

        assertThat(with(starFirst, asking(utterance(2), noEnd)).result())
                .isEqualTo(complete("*5*"));
        assertThat(with(starLast, asking(utterance(2), number(3, secret))).result())
                .isEqualTo(complete("55*"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLongPromptCollectsKeysInEachOfItsParts(boolean secret) {
        Utterance prompt = utterance(Collections.nCopies(MANY, clip(1)));

        for (int second : List.of(1, MANY / 2, MANY - 1, MANY + 1)) {
            Caller caller = keying(second * 1_000, '8');
            assertThat(with(caller, asking(prompt, number(1, secret))).result())
                    .isEqualTo(complete("8"));
        }
        assertThat(with(keying(), asking(prompt, number(1, secret))).at())
                .isEqualTo(ofSeconds(MANY + 3));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFirstZeroMayStandForItself(boolean secret) {
        CollectSpec number = alone(ofSeconds(1), ofSeconds(0), secret);

        Call<KeyInput> alone = with(keying(2_500, '0'), asking(utterance(2), number));
        assertThat(alone.result()).isEqualTo(new KeyInput("0", KeyInput.End.TIMEOUT));
        assertThat(alone.at()).isEqualTo(ofMillis(3_500));
        assertThat(
                        with(
                                        keying(2_500, '0', 3_400, '0', 5_300, '1', 5_400, '#'),
                                        asking(utterance(2), number))
                                .result())
                .isEqualTo(ended("001"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keysTooManyOfTheEntryBeforeAreSoonGivenBack(boolean secret) {
        CollectSpec number = alone(ofSeconds(2), ofSeconds(2), secret);

        Call<KeyInput> one = with(keying(300, '7'), asking(utterance(2), number));
        assertThat(one.result()).isEqualTo(new KeyInput("7", KeyInput.End.TIMEOUT));
        assertThat(one.at()).isEqualTo(ofMillis(1_300));
        assertThat(with(keying(300, '7', 600, '8'), asking(utterance(2), number)).at())
                .isEqualTo(ofMillis(1_600));
        Call<KeyInput> more =
                with(keying(300, '7', 600, '8', 900, '9'), asking(utterance(2), number));
        assertThat(more.result()).isEqualTo(new KeyInput("789", KeyInput.End.TIMEOUT));
        assertThat(more.at()).isEqualTo(ofMillis(2_900));
    }

    private static CollectSpec alone(Duration zero, Duration overrun, boolean secret) {
        return new CollectSpec(
                6,
                ofSeconds(3),
                ofSeconds(2),
                true,
                true,
                secret,
                new CollectSpec.Alone(zero, overrun, ofSeconds(1)));
    }

    @Test
    void theKeysAToDAreKeys() {
        assertThat(with(keying(100, 'a'), asking(utterance(2), MENU)).result())
                .isEqualTo(complete("A"));
        assertThat(
                        with(
                                        keying(100, 'B', 200, 'c', 300, 'd'),
                                        asking(utterance(2), number(3, true)))
                                .result())
                .isEqualTo(complete("BCD"));
    }
}
