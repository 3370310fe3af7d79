package org.hotline12333.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.channel.Arrival;
import org.hotline12333.interpreter.Tour.Stop;
import org.hotline12333.service.Contract;
import org.hotline12333.services.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was answered last, another server knows it, in the longest call there can be. */
class AnswersLastTest {
    private static List<Stop> stops() {
        List<Stop> all = new ArrayList<>(Tour.of("1"));
        all.addAll(Tour.of("2"));
        return all;
    }

    /** The only one behind which nothing is asked. */
    private static final String TO_A_PERSON = "keep-message no-room";

    @Test
    void everyAnswerOfEveryServiceIsHeardTwiceInBothLanguages() {
        Stream<String> outcomes =
                Services.contracts().stream()
                        .flatMap(AnswersLastTest::names)
                        .filter(name -> !name.equals(TO_A_PERSON));

        Map<String, Long> heard =
                stops().stream().collect(Collectors.groupingBy(Stop::name, Collectors.counting()));

        assertThat(outcomes)
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(heard).containsEntry(name, 4L));
    }

    private static Stream<String> names(Contract contract) {
        return contract.outcomes().keySet().stream().map(name -> contract.service() + " " + name);
    }

    @ParameterizedTest
    @MethodSource("stops")
    void theSameIsSaidAgainAfterOneApology(Stop stop) {
        CallState state = CallState.parse(stop.line()).orElseThrow();

        Turn resumed =
                Resumption.of(
                        TestDialplans.shipped(),
                        Walk.TODAY,
                        state,
                        Arrival.FIRST,
                        Optional.empty());

        List<String> texts = new ArrayList<>(List.of("interrupted"));
        texts.addAll(stop.refused() ? List.of() : stop.texts());
        assertThat(said(resumed)).startsWith(texts.toArray(String[]::new));
        assertThat(resumed.session().state().place()).isEqualTo(state.place());
        assertThat(resumed.session().state().caller()).isEqualTo(state.caller());
        assertThat(resumed.session().language()).isEqualTo(state.language());
    }

    private static List<String> said(Turn turn) {
        return ((Step.Ask) turn.step()).prompts().stream().map(QueuedPrompt::textId).toList();
    }
}
