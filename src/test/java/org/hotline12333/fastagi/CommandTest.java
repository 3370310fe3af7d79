package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    @Test
    void quotesEachArgument() {
        Command command = Command.of("GET DATA", "hotline/zh/a", "7000", "");

        assertThat(command.buildCommand()).isEqualTo("GET DATA \"hotline/zh/a\" \"7000\" \"\"");
    }

    @Test
    void escapesQuotesAndBackslashes() {
        Command command = Command.of("SET VARIABLE", "A", "say \"hi\" \\n");

        assertThat(command.buildCommand()).isEqualTo("SET VARIABLE \"A\" \"say \\\"hi\\\" \\\\n\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nHANGUP", "a\r", "a\0b", "a\tb", "\u007f", "余额。", "caf\u00e9", "\u202e"})
    void takesNothingThatIsNeitherPrintableAsciiNorChinese(String argument) {
        assertThatThrownBy(() -> Command.of("NOOP", argument))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(argument);
    }

    @Test
    void countsTheBytesOfChineseCharacters() {
        assertThat(Command.of("NOOP", "已核验").buildCommand()).isEqualTo("NOOP \"已核验\"");
        assertThatThrownBy(() -> Command.of("NOOP", "核".repeat(700)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void holds1900BytesAndNoMore() {
        String longest = "x".repeat(Command.BYTES_MAX - "NOOP \"\"".length());

        assertThat(Command.of("NOOP", longest).buildCommand()).hasSize(1_900);
        assertThatThrownBy(() -> Command.of("NOOP", longest + "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1900 bytes");
    }

    @Test
    void holds64WordsAndNoMore() {
        String[] most = Collections.nCopies(63, "w").toArray(String[]::new);
        String[] tooMany = Collections.nCopies(64, "w").toArray(String[]::new);

        assertThat(Command.of("NOOP", most).buildCommand()).startsWith("NOOP \"w\"");
        assertThatThrownBy(() -> Command.of("NOOP", tooMany))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("64 words");
    }

    @Test
    void hasRoomForFilesAndTheOtherWordsOfTheirCommand() {
        String clip = "x".repeat(99);

        assertThat(Command.fits(Collections.nCopies(17, clip), clip)).isTrue();
        assertThat(Command.fits(Collections.nCopies(18, clip), clip)).isFalse();
        assertThat(Command.fits(List.of(), "x".repeat(1_799))).isTrue();
    }

    @Test
    void printsItsNameAlone() {
        assertThat(Command.of("SET VARIABLE", "HOTLINE_STATE", "sealed"))
                .hasToString("SET VARIABLE");
    }
}
