package org.hotline12333.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.Transition.Cause;
import org.hotline12333.dialog.weight.Weight.Cost;
import org.hotline12333.difference.Difference;
import org.hotline12333.difference.Difference.Turn;
import org.hotline12333.prompt.Language;
import org.junit.jupiter.api.Test;

/** What is otherwise, as somebody reads it. */
class DifferenceWordsTest {
    private static final Language MANDARIN = new Language("zh");

    private static Transition way(Target target) {
        return new Transition(
                "main", "", Cause.CHOICE, "3", new Action(List.of(), Optional.empty(), target));
    }

    private static final Difference LEADS =
            new Difference.WayLeads(
                    way(new Target.Goto("leave-word")), way(new Target.Goto("office")));

    private static String say(Words words, Difference difference) {
        return new DifferenceWords(words).say(difference);
    }

    @Test
    void aWayThatLeadsElsewhereNamesBoth() {
        assertThat(say(Words.ENGLISH, LEADS))
                .isEqualTo("In main, key 3 now leads to office; before, to leave-word.");
        assertThat(say(Words.CHINESE, LEADS)).contains("main", "office", "leave-word");
    }

    @Test
    void answersThatComeLaterSayByHowMuch() {
        Difference later =
                new Difference.Costs(
                        MANDARIN,
                        Duration.ofMillis(1_400),
                        0,
                        Map.of("pension", new Cost(32, Duration.ofMillis(43_600))));
        Difference sooner =
                new Difference.Costs(
                        MANDARIN,
                        Duration.ofMillis(-600),
                        -1,
                        Map.of("card", new Cost(31, Duration.ofSeconds(40))));

        assertThat(say(Words.ENGLISH, later))
                .isEqualTo(
                        "Mandarin: 1 answer comes 1.4 s later: pension after 43.6 s and 32 keys.");
        assertThat(say(Words.ENGLISH, sooner))
                .isEqualTo(
                        "Mandarin: 1 answer comes 0.6 s sooner with -1 keys: card after 40 s and"
                                + " 31 keys.");
        assertThat(say(Words.CHINESE, sooner)).contains("0.6", "-1", "card");
    }

    @Test
    void eachKindHasWordsInBothLanguages() {
        List<Difference> all =
                List.of(
                        new Difference.WayNew(way(new Target.Disconnect())),
                        new Difference.WayGone(way(new Target.Transfer("agents"))),
                        LEADS,
                        new Difference.WaySays(way(new Target.Back()), List.of(), List.of("hello")),
                        new Difference.Asks("main", List.of("one"), List.of("two")),
                        new Difference.Waits(
                                "main", Duration.ofSeconds(4), Duration.ofMillis(5_500)),
                        new Difference.Texts(MANDARIN, Turn.NEW, List.of("a", "b")),
                        new Difference.Topics(Turn.GONE, List.of("law")),
                        new Difference.News(Turn.CHANGED, List.of("storm")));
        for (Words words : Words.values()) {
            assertThat(all.stream().map(each -> say(words, each)))
                    .doesNotHaveDuplicates()
                    .noneMatch(said -> said.isBlank() || said.contains("{"));
        }
        assertThat(say(Words.ENGLISH, all.get(5))).isEqualTo("main now waits 5.5 s; before, 4 s.");
        assertThat(say(Words.ENGLISH, all.get(6))).isEqualTo("Mandarin: 2 texts are new: a, b.");
    }
}
