package org.hotline12333.channel;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.channel.TestSounds.utterance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.value.Sound;
import org.junit.jupiter.api.Test;

/** What every line promises of a recording. */
abstract class RecordContract extends PauseContract {
    @Test
    void whatIsSaidAfterAToneUntilAPoundIsRecorded() {
        Call<Sound> call = with(speaking(ofSeconds(3), '#'), channel -> channel.record(MINUTE));

        assertThat(call.result().speech()).isBetween(ofMillis(2_900), ofMillis(3_100));
        assertThat(call.result().length()).isBetween(ofMillis(2_900), ofMillis(3_700));
        assertThat(call.at()).isBetween(ofMillis(3_500), ofMillis(4_500));
    }

    @Test
    void aSilenceEndsARecordingAndIsNotInIt() {
        Call<Sound> call = with(speaking(ofSeconds(1)), channel -> channel.record(MINUTE));

        assertThat(call.result().speech()).isBetween(ofMillis(900), ofMillis(1_100));
        assertThat(call.result().length()).isLessThan(ofSeconds(2));
        assertThat(call.at()).isBetween(ofMillis(3_200), ofMillis(4_500));
    }

    @Test
    void nobodySpeaksForLongerThanIsTaken() {
        RecordSpec brief = new RecordSpec(ofSeconds(2), ofSeconds(2));

        Call<Sound> call = with(speaking(ofSeconds(9)), channel -> channel.record(brief));

        assertThat(call.result().length()).isBetween(ofMillis(1_500), ofSeconds(2));
        assertThat(call.at()).isLessThan(ofMillis(3_500));
    }

    @Test
    void whoSaysNothingHasNoSound() {
        Call<Sound> call = with(speaking(), channel -> channel.record(MINUTE));

        assertThat(call.result().length()).isZero();
        assertThat(call.result().speech()).isZero();
    }

    @Test
    void whatWasSaidBeforeAHangUpIsThereAndThenItShows() {
        Call<Sound> call =
                with(
                        afterTone(
                                new Act.Speak(ofMillis(100), ofSeconds(9)),
                                new Act.HangUp(ofSeconds(2))),
                        channel -> {
                            Sound said = channel.record(MINUTE);
                            disconnects(it -> it.say(utterance(1))).accept(channel);
                            return said;
                        });

        assertThat(call.result().speech()).isBetween(ofMillis(1_700), ofMillis(2_000));
    }

    /** Who has hung up is asked nothing more, and what is done for them may take its time. */
    @Test
    void aPauseOfNoTimeTellsWhoHasHungUpAndARestGoesOn() {
        Call<Boolean> call =
                with(
                        afterTone(
                                new Act.Speak(ofMillis(100), ofSeconds(9)),
                                new Act.HangUp(ofSeconds(2))),
                        channel -> {
                            channel.record(MINUTE);
                            disconnects(it -> it.pause(Duration.ZERO)).accept(channel);
                            channel.rest(ofMillis(1));
                            return channel.isLeaving();
                        });

        assertThat(call.result()).isFalse();
    }

    @Test
    void otherKeysThanThePoundAreNeitherSoundNorEnd() {
        Call<Sound> call =
                with(
                        afterTone(
                                new Act.Speak(ofMillis(100), ofSeconds(2)),
                                new Act.Press(ofMillis(500), '5'),
                                new Act.Press(ofMillis(2_300), '#')),
                        channel -> channel.record(MINUTE));

        assertThat(call.result().speech()).isBetween(ofMillis(1_900), ofMillis(2_100));
    }

    private static final RecordSpec MINUTE = new RecordSpec(ofSeconds(60), ofSeconds(2));

    /** Somebody who speaks for so long after a tone, and then presses these. */
    private static Caller speaking(Duration length, char... keys) {
        List<Act> acts = new ArrayList<>(List.of(new Act.Speak(ofMillis(100), length)));
        for (char key : keys) {
            acts.add(new Act.Press(length.plusMillis(300), key));
        }
        return afterTone(acts.toArray(Act[]::new));
    }

    private static Caller speaking() {
        return afterTone();
    }

    /** Somebody who does this after a tone. */
    private static Caller afterTone(Act... acts) {
        return moment -> moment instanceof Caller.Moment.Recording ? List.of(acts) : List.of();
    }
}
