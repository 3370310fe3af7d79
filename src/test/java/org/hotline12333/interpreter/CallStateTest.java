package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.hotline12333.interpreter.CallState.Place.AtDialog;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

        assertThat(state.promptQueue()).isNotEmpty();
        assertThat(state.slips()).isNotEqualTo(CallState.Slips.NONE);
        assertThat(transferred.promptQueue()).isEmpty();
        assertThat(transferred.slips()).isEqualTo(CallState.Slips.NONE);
        assertThat(transferred.values()).isEqualTo(state.values());
        assertThat(transferred.history()).isEqualTo(state.history());
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
                "2",
                "2{",
                "2{}",
                "2null",
                "{\"digest\":\"0123456789ab\"}",
                "{\"place\":{\"at\":\"Nowhere\"}}",
                "{\"place\":{\"at\":\"AtDialog\",\"dialog\":\"main\",\"field\":\"x\"}}"
            })
    void whatIsNoStateGivesNone(String line) {
        assertThat(CallState.parse(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "p", "l", "c", "v", "q", "b", "h"})
    void aStateThatLacksAPartGivesNone(String part) {
        String line = LongestState.line();
        assertThat(line).contains("\"" + part + "\":");

        assertThat(CallState.parse(line.replace("\"" + part + "\":", "\"renamed\":"))).isEmpty();
    }

    /** Servers of one version leave calls to those of the next. */
    @Test
    void theLineIsPinned() {
        String line =
                """
                2{"d":"0123456789ab","p":"enquiry 0","l":"zh","c":"VERIFIED 7","v":{"month":"u2026-09"},\
                "q":[{"t":"pension-account","s":{"balance":"m2864032"}}],"b":["main","enquiry"],\
                "m":{"enquiry":{"month":"u2026-09"}},"h":1}\
                """;

        CallState state = CallState.parse(line).orElseThrow();

        assertThat(state.place()).isEqualTo(new AtDialog("enquiry", 0));
        assertThat(state.history().at("main")).isEmpty();
        assertThat(state.line()).isEqualTo(line);
    }

    /** Before lines had a version, slots were everywhere in a call. */
    private static final String BEFORE =
            """
            {"d":"0123456789ab","p":"enquiry 0","l":"zh","c":"VERIFIED 7","v":{"month":"u2026-09"},\
            "q":[{"t":"pension-account","s":{"balance":"m2864032"}}],"b":["main","enquiry"],"h":true}\
            """;

    @Test
    void theLineOfBeforeThereWereVersionsIsRead() {
        String now =
                """
                2{"d":"0123456789ab","p":"enquiry 0","l":"zh","c":"VERIFIED 7","v":{"month":"u2026-09"},\
                "q":[{"t":"pension-account","s":{"balance":"m2864032"}}],"b":["main","enquiry"],\
                "m":{"enquiry":{"month":"u2026-09"},"main":{"month":"u2026-09"}},"h":1}\
                """;

        assertThat(CallState.parse(BEFORE)).isPresent().isEqualTo(CallState.parse(now));
    }

    @Test
    void aVersionMakesNoLineLonger() {
        String before = BEFORE.replace("\"month\":\"u2026-09\"", "");

        assertThat(CallState.parse(before).orElseThrow().line())
                .startsWith("2{")
                .hasSizeLessThan(before.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3", "20", "-2", "2.0", " 2", "2 ", "{2", "["})
    void aLineOfNoKnownVersionGivesNone(String version) {
        assertThat(CallState.parse("2" + BEFORE)).isPresent();

        assertThat(CallState.parse(version + BEFORE)).isEmpty();
    }

    @Test
    void theLineOfNovemberIsRead() {
        String former =
                """
                {"digest":"0123456789ab","place":{"at":"AtDialog","dialog":"enquiry","field":0},\
                "language":{"code":"zh"},"caller":{"standing":"VERIFIED","person":7},\
                "slips":{"noinput":0,"nomatch":0,"refusals":0},\
                "values":{"month":{"kind":"Month","month":"2026-09"}},\
                "lead":[{"textId":"pension-account","slots":{"balance":{"kind":"Money","fen":2864032}}}],\
                "trail":{"menus":["main","enquiry"]},"handedOver":true}\
                """;

        assertThat(CallState.parse(former)).isPresent().isEqualTo(CallState.parse(BEFORE));
    }

    @ParameterizedTest
    @EnumSource(ValueKind.class)
    void aValueOfEveryKindSurvivesItsWord(ValueKind kind) {
        Value value = LongestState.widest("slot", kind, Set.of("status-retired"));

        assertThat(value.kind()).isEqualTo(kind);
        assertThat(ValueWord.read(ValueWord.of(value))).isEqualTo(value);
    }

    @Test
    void aStateSaysNothingOfSlips() {
        CallState state = LongestState.state(menu -> "menu-" + menu);

        assertThat(CallState.parse(state.withSlips(new CallState.Slips(1, 2, 3, 4)).line()))
                .contains(state);
    }

    @Test
    void whatIsTooLongGivesUpTheAnswerFirstAndNeverWhoCalls() {
        CallState answered =
                Walk.atEnquiry().key("5").outcome("credited", LongestState.values()).state();

        List<CallState> lighter = answered.lighter(Walk.begin().state());

        assertThat(lighter)
                .hasSize(4)
                .startsWith(answered)
                .allSatisfy(state -> {
                    assertThat(state.caller()).isEqualTo(answered.caller());
                    assertThat(state.language()).isEqualTo(answered.language());
                });
        assertThat(lighter.get(1).promptQueue()).isEmpty();
        assertThat(lighter.get(1).values()).isEqualTo(answered.values());
        assertThat(lighter.get(2).history()).isEqualTo(MenuHistory.NONE);
        assertThat(lighter.get(2).place()).isEqualTo(answered.place());
        assertThat(lighter.getLast().place()).isEqualTo(new AtDialog("welcome", 0));
        assertThat(lighter.getLast().values()).isEmpty();
    }
}
