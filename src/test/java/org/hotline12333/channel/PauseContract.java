package org.hotline12333.channel;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.channel.TestSounds.utterance;

import java.util.List;
import java.util.function.Function;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.simulator.line.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every line promises of the silence before the first word. */
public abstract class PauseContract extends FillerContract {
    @Test
    void aPauseIsSilenceForSoLong() {
        Call<?> call = with(keying(), disturbed(channel -> channel.pause(ofMillis(500))));

        assertThat(call.played()).isEmpty();
        assertThat(call.at()).isEqualTo(ofMillis(500));
    }

    @Test
    void aKeyEndsAPauseAndIsTypedAhead() {
        Call<KeyInput> call = with(keying(200, '5'), pausing(asking(utterance(2), MENU)));

        assertThat(call.result()).isEqualTo(complete("5"));
        assertThat(call.played()).isEmpty();
        assertThat(call.at()).isEqualTo(ofMillis(200));
    }

    private static <T> Function<CallChannel, T> pausing(Function<CallChannel, T> work) {
        return channel -> {
            channel.pause(ofMillis(500));
            return work.apply(channel);
        };
    }

    @Test
    void aPoundInAPauseEndsTheNextEntry() {
        for (CollectSpec how : List.of(MENU, number(6, true), number(6, false))) {
            assertThat(with(keying(200, '#'), pausing(asking(utterance(2), how))).result())
                    .isEqualTo(ended(""));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEntryBegunInAPauseIsWhole(boolean secret) {
        Caller caller = keying(200, '1', 300, '*', 400, '3', 700, '4', 800, '#');

        assertThat(with(caller, pausing(asking(utterance(2), number(6, secret)))).result())
                .isEqualTo(ended("1*34"));
    }

    @Test
    void aSayLosesTheKeyOfAPause() {
        Call<KeyInput> call =
                with(
                        keying(200, '5'),
                        pausing(channel -> {
                            channel.say(utterance(1));
                            return channel.collect(Utterance.SILENCE, MENU);
                        }));

        assertThat(call.result()).isEqualTo(SILENCE);
    }

    @Test
    void aHangUpEndsAPause() {
        Call<?> call =
                with(
                        hangingUpAt(ofMillis(300)),
                        disturbed(disconnects(channel -> channel.pause(ofMillis(500)))));

        assertThat(call.at()).isEqualTo(ofMillis(300));
    }
}
