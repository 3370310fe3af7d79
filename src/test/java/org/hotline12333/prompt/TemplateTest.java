package org.hotline12333.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hotline12333.prompt.Template.Literal;
import org.hotline12333.prompt.Template.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    @Test
    void cutsWordsFromSlots() {
        assertThat(Template.of("余额为{balance, money}，{ months ,months}。").parts())
                .containsExactly(
                        new Literal("余额为"),
                        new Slot("balance", "money"),
                        new Literal("，"),
                        new Slot("months", "months"),
                        new Literal("。"));
    }

    @Test
    void wordsWithoutSlotsAreOnePart() {
        assertThat(Template.of("请按一。").parts()).containsExactly(new Literal("请按一。"));
        assertThat(Template.of("").parts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a {balance, money | a brace `{` without its other half",
                "balance} a | a brace `}` without its other half",
                "{balance} | `{balance}` is not {name, kind}",
                "{, money} | `{, money}` is not {name, kind}",
                "{Balance, money} | `{Balance, money}` is not {name, kind}"
            })
    void saysWhichBraceOrNameIsWrong(String template, String message) {
        assertThatThrownBy(() -> Template.of(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
