package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallStateTest {
    @Test
    void theLongestStateSurvivesItsLine() {
        CallState state = LongestState.state(menu -> "menu-" + menu);

        assertThat(state.values()).hasSizeGreaterThan(15);
        assertThat(CallState.parse(state.line())).contains(state);
    }

    @Test
    void aTransferTakesNoWordsAndNoSlipsAlong() {
        CallState state =
                Walk.atEnquiry()
                        .key("5")
                        .outcome("credited", LongestState.values())
                        .key("7")
                        .state();

        CallState transferred = state.transferred();

        assertThat(state.lead()).isNotEmpty();
        assertThat(state.slips()).isNotEqualTo(CallState.Slips.NONE);
        assertThat(transferred.lead()).isEmpty();
        assertThat(transferred.slips()).isEqualTo(CallState.Slips.NONE);
        assertThat(transferred.values()).isEqualTo(state.values());
        assertThat(transferred.trail()).isEqualTo(state.trail());
        assertThat(transferred.caller()).isEqualTo(state.caller());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[]",
                "{}",
                "{\"digest\":\"0123456789ab\"}",
                "{\"place\":{\"at\":\"Nowhere\"}}",
                "{\"place\":{\"at\":\"AtDialog\",\"dialog\":\"main\",\"field\":\"x\"}}"
            })
    void whatIsNoStateGivesNone(String line) {
        assertThat(CallState.parse(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"digest", "place", "language", "slips", "values", "lead", "trail"})
    void aStateThatLacksAPartGivesNone(String part) {
        String line = LongestState.line().replace("\"" + part + "\":", "\"renamed\":");

        assertThat(CallState.parse(line)).isEmpty();
    }
}
