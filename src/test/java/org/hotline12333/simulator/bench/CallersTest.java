package org.hotline12333.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hotline12333.simulator.line.PersonKeys;
import org.junit.jupiter.api.Test;

/** Who calls next. */
class CallersTest {
    private static final Load LOAD =
            new Load(new Load.Model.Held(1), 1, Duration.ZERO, Duration.ofSeconds(1), 0, 50, 0, 1);

    private static Callers many(int people) {
        List<DemoCaller> all =
                IntStream.range(0, people)
                        .mapToObj(at ->
                                new DemoCaller("one", new PersonKeys("1", "" + at, ""), List.of()))
                        .toList();
        return Callers.many(all, 1);
    }

    @Test
    void allGetTheirTurnAndNobodyIsInTwoCallsAtOnce() {
        Callers callers = many(1_000);
        Set<Integer> inCalls = new HashSet<>();
        Callers.Visit first = callers.visit(0, LOAD).orElseThrow();
        inCalls.add(first.position());
        for (int call = 1; call < 1_000; call++) {
            assertThat(inCalls.add(callers.visit(call, LOAD).orElseThrow().position())).isTrue();
        }
        assertThat(callers.visit(1_000, LOAD)).isEmpty();

        callers.over(first);

        assertThat(callers.visit(1_001, LOAD).map(Callers.Visit::position))
                .isEqualTo(Optional.of(first.position()));
    }

    @Test
    void aBareServerKnowsAHundredFromTheWholeOfThem() {
        List<String> heard =
                many(1_050).heard().people().stream()
                        .map(caller -> caller.keys().socialSecurityNumber())
                        .toList();

        assertThat(heard).hasSize(96).startsWith("0", "11").endsWith("1045");
    }
}
