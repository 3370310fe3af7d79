package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.dialog.weight.Weight.Answer;
import org.hotline12333.dialog.weight.Weight.Cost;
import org.hotline12333.prompt.Language;
import org.junit.jupiter.api.Test;

class WeightTableTest {
    private static final Language ZH = new Language("zh");

    @Test
    void hasALineForEachAnswerAndEachMenu() {
        Cost first = new Cost(32, Duration.ofMillis(41_470));
        Weight weight =
                new Weight(
                        List.of(
                                answer("pension", first, Optional.empty(), first),
                                answer(
                                        "history-older",
                                        new Cost(33, Duration.ofMillis(77_900)),
                                        Optional.of("history"),
                                        new Cost(1, Duration.ZERO))),
                        List.of(
                                menu("enquiry", Optional.of(Duration.ofMillis(1_950))),
                                menu("history-month-said", Optional.empty())));

        assertThat(WeightTable.of(weight))
                .contains(
                        "    answer                        keys  heard out     typed  last key  counted",
                        "zh  pension                         32     41.5 s     9.3 s     0.0 s",
                        "zh  history-older                   33     77.9 s     9.3 s     0.0 s"
                                + "  1 key, 0.0 s from the end of history",
                        "    menu                       choices      first",
                        "zh  enquiry                          5      2.0 s",
                        "zh  history-month-said               5  says none");
    }

    private static Answer answer(String name, Cost all, Optional<String> after, Cost since) {
        return new Answer(
                ZH,
                name,
                "dialogs/" + name,
                all,
                Duration.ofMillis(9_300),
                Duration.ZERO,
                after,
                since);
    }

    private static Weight.Menu menu(String name, Optional<Duration> firstOption) {
        return new Weight.Menu(ZH, name, "dialogs/" + name, 5, firstOption);
    }
}
