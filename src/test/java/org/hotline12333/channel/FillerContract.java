package org.hotline12333.channel;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hotline12333.channel.TestSounds.utterance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.simulator.line.Played;
import org.junit.jupiter.api.Test;

/** What every line promises of work during which a caller is asked to wait. */
public abstract class FillerContract extends KeyInputContract {
    /** Does the work after it has taken so long that a caller is asked to wait once. */
    protected abstract <T> T during(
            CallChannel channel, Supplier<T> work, Supplier<Utterance> filler);

    private static Utterance noWords() {
        throw new IllegalStateException("no words");
    }

    private static String away() {
        throw new IllegalStateException("away");
    }

    @Test
    void whoWaitsIsSpokenToOnceBeforeTheResult() {
        Call<String> call =
                with(keying(), channel -> during(channel, () -> "done", () -> utterance(2)));

        assertThat(call.result()).isEqualTo("done");
        assertThat(call.played()).extracting(Played::cut).containsExactly(false);
    }

    @Test
    void wordsThatCannotBeMadeLoseNoResultAndAreAFaultAtTheNextWords() {
        List<String> done = new ArrayList<>();

        with(
                keying(),
                channel -> {
                    done.add(during(channel, () -> "done", FillerContract::noWords));
                    channel.keep("what was done");
                    assertThatExceptionOfType(IllegalStateException.class)
                            .isThrownBy(() -> channel.say(utterance(1)))
                            .withMessage("no words");
                    channel.say(utterance(1));
                    return 0;
                });

        assertThat(done).containsExactly("done");
    }

    @Test
    void suchAFaultIsThrownAtTheNextQuestionToo() {
        with(
                keying(),
                channel -> {
                    String done = during(channel, () -> "done", FillerContract::noWords);
                    assertThatExceptionOfType(IllegalStateException.class)
                            .isThrownBy(() -> channel.collect(utterance(1), MENU))
                            .withMessage("no words");
                    return done;
                });
    }

    @Test
    void noOtherWorkIsBegunAfterSuchAFault() {
        List<String> done = new ArrayList<>();

        with(
                keying(),
                channel -> {
                    done.add(during(channel, () -> "first", FillerContract::noWords));
                    assertThatExceptionOfType(IllegalStateException.class)
                            .isThrownBy(() ->
                                    channel.during(
                                            () -> done.add("second"),
                                            ofSeconds(2),
                                            () -> utterance(1)))
                            .withMessage("no words");
                    return 0;
                });

        assertThat(done).containsExactly("first");
    }

    @Test
    void wordsWithoutASoundAreNoFault() {
        Utterance silent = utterance(List.of(TestSounds.MISSING));

        Call<KeyInput> call =
                with(
                        keying(5_500, '5'),
                        channel -> {
                            assertThat(during(channel, () -> "done", () -> silent))
                                    .isEqualTo("done");
                            return channel.collect(utterance(2, 4), MENU);
                        });

        assertThat(call.result()).isEqualTo(complete("5"));
    }

    @Test
    void whoHangsUpWhileWaitingIsGoneOnlyAfterTheResult() {
        List<String> done = new ArrayList<>();

        Call<?> call =
                with(
                        hangingUpAt(ofMillis(2_500)),
                        channel -> {
                            done.add(during(channel, () -> "done", () -> utterance(4)));
                            assertThatExceptionOfType(DisconnectException.class)
                                    .isThrownBy(() -> channel.keep("what was done"));
                            assertThatExceptionOfType(DisconnectException.class)
                                    .isThrownBy(() -> channel.say(utterance(1)));
                            return 0;
                        });

        assertThat(done).containsExactly("done");
        assertThat(call.played()).extracting(Played::cut).containsExactly(true);
    }

    @Test
    void whatFailsItselfIsThrownAndAFaultOfTheWordsGoesWithIt() {
        Function<CallChannel, Integer> use =
                channel -> {
                    assertThatExceptionOfType(IllegalStateException.class)
                            .isThrownBy(() ->
                                    during(channel, FillerContract::away, FillerContract::noWords))
                            .withMessage("away")
                            .satisfies(e ->
                                    assertThat(e.getSuppressed())
                                            .extracting(Throwable::getMessage)
                                            .containsExactly("no words"));
                    channel.say(utterance(1));
                    return 0;
                };

        assertThat(with(keying(), use).played()).hasSize(1);
    }

    @Test
    void whatFailsWhileTheCallerHangsUpHasFailed() {
        with(
                hangingUpAt(ofMillis(2_500)),
                channel -> {
                    assertThatExceptionOfType(IllegalStateException.class)
                            .isThrownBy(
                                    () -> during(channel, FillerContract::away, () -> utterance(4)))
                            .withMessage("away");
                    assertThatExceptionOfType(DisconnectException.class)
                            .isThrownBy(() -> channel.say(utterance(1)));
                    return 0;
                });
    }

    @Test
    void aKeyPressedWhileWaitingIsNotLostInAnotherWait() {
        Call<KeyInput> call =
                with(
                        keying(2_500, '5'),
                        channel -> {
                            during(channel, () -> 1, () -> utterance(4));
                            during(channel, () -> 2, () -> utterance(4));
                            return channel.collect(utterance(2), MENU);
                        });

        assertThat(call.result()).isEqualTo(complete("5"));
        assertThat(call.played()).extracting(Played::cut).containsExactly(true);
    }
}
