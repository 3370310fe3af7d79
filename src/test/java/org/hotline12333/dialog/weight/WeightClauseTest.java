package org.hotline12333.dialog.weight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.hotline12333.dialog.Texts.Heard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightClauseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one | For the pension, press one. Medical, two. | For the pension, press one",
                "two | For the pension, press one. Medical, two. | For the pension, press one. Medical, two",
                "一 | 您好，幺二三三三热线。普通话请按一。 | 您好，幺二三三三热线。普通话请按一",
                "二 | 个人查询请按一，政策咨询请按二，人工服务请按零。 | 个人查询请按一，政策咨询请按二",
                "one | press one | press one"
            })
    void anOptionEndsWithTheClauseThatEndsWithItsKey(String key, String words, String option) {
        assertThat(WeightClause.endingWith(key, words)).contains(option.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one | Dial one two three.",
                "one | Leave by phone.",
                "two | At twenty-two o'clock",
                "一 | 一月一日起"
            })
    void aNumberElsewhereIsNoKey(String key, String words) {
        assertThat(WeightClause.endingWith(key, words)).isEqualTo(Optional.empty());
    }

    @Test
    void everyLetterTakesTheSameTime() {
        Heard heard = new Heard("A, b. C, d.", Duration.ofSeconds(4));

        assertThat(WeightClause.share(heard, "A, b.".length())).isEqualTo(Duration.ofSeconds(2));
    }
}
