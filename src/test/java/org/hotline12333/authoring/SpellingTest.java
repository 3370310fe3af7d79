package org.hotline12333.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final Set<String> KNOWN = Set.of("interdigittimeout", "timeout", "goto");

    @ParameterizedTest
    @CsvSource({
        "interdigit-timeout, interdigittimeout",
        "intredigittimeout, interdigittimeout",
        "timout, timeout",
        "timeouts, timeout",
        "gtoo, goto"
    })
    void guessesTheNearestWord(String written, String meant) {
        assertThat(Spelling.meant(written, KNOWN)).isEqualTo("did you mean `" + meant + "`?");
    }

    @Test
    void namesAllWordsWhereNoneIsNear() {
        assertThat(Spelling.meant("jump", KNOWN))
                .isEqualTo("use one of `goto`, `interdigittimeout`, `timeout`");
    }

    @Test
    void saysSoWhereThereIsNothingToName() {
        assertThat(Spelling.meant("jump", List.of())).isEqualTo("there is none yet");
    }
}
