package org.hotline12333.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallEvent.End;
import org.hotline12333.prompt.Language;
import org.junit.jupiter.api.Test;

class CallCountsTest {
    private final CallCounts counts = new CallCounts();

    private static Duration at(long millis) {
        return Duration.ofMillis(millis);
    }

    private Consumer<CallEvent> begin() {
        return counts.begins(
                new CallEvent.Begun(at(0), new CallFacts("1.1", "", ""), "d", Instant.EPOCH));
    }

    private static CallEvent asked(long millis) {
        return new CallEvent.Asked(at(millis), "main", new Language("zh"), List.of("main-menu"));
    }

    private static CallEvent keyed(long millis) {
        return new CallEvent.Answered(at(millis), "main", "1", 1, KeyInput.End.COMPLETE, false);
    }

    private static CallEvent served(long millis) {
        return new CallEvent.Served(at(millis), "pension", "tell-pension", "account");
    }

    private static List<Long> seen(Durations durations) {
        return durations.counts();
    }

    @Test
    void aCallIsCountedOnceHoweverItGoes() {
        Consumer<CallEvent> first = begin();
        begin();
        first.accept(asked(1));
        first.accept(new CallEvent.Ended(at(2), End.HUNG_UP, ""));

        assertThat(counts.begun()).isEqualTo(2);
        assertThat(counts.steps()).isEqualTo(1);
        assertThat(counts.over(End.HUNG_UP)).isEqualTo(1);
        assertThat(counts.over(End.FAILED)).isZero();
    }

    @Test
    void aTurnaroundIsFromTheLastKeyToWhatIsSaidNext() {
        Consumer<CallEvent> call = begin();
        call.accept(asked(10)); // nobody has keyed anything
        call.accept(keyed(5_000));
        call.accept(served(5_040));
        call.accept(asked(5_050));
        call.accept(asked(5_060)); // nobody has again

        assertThat(counts.turnarounds().count()).isEqualTo(1);
        assertThat(counts.turnarounds().seconds()).isEqualTo(0.05);
    }

    @Test
    void aServiceIsTimedFromWhatWasBeforeIt() {
        Consumer<CallEvent> call = begin();
        call.accept(keyed(1_000));
        call.accept(served(1_030));
        call.accept(served(1_031));

        assertThat(counts.of("tell-pension").seconds()).isEqualTo(0.031);
        assertThat(counts.given(new CallCounts.Answer("tell-pension", "account"))).isEqualTo(2);
        assertThat(counts.given(new CallCounts.Answer("tell-pension", "resident"))).isZero();
    }

    @Test
    void aBoundIsStillWithinIt() {
        Durations durations = Durations.ofWork();
        durations.add(at(1));
        durations.add(at(2));
        durations.add(Duration.ofNanos(2_000_001));
        durations.add(at(9_000));

        assertThat(seen(durations)).hasSize(durations.bounds().size() + 1);
        assertThat(seen(durations).subList(0, 3)).containsExactly(1L, 1L, 1L);
        assertThat(seen(durations).getLast()).isEqualTo(1);
    }

    private static Arrival.Visit visit(Arrival.Outcome outcome, int waited) {
        return new Arrival.Visit(
                "office", outcome, "", Duration.ofSeconds(waited), Duration.ofSeconds(300));
    }

    @Test
    void aQueueIsLeftByWhoComesBackAndByWhoHangsUpThere() {
        begin().accept(new CallEvent.Returned(at(0), visit(Arrival.Outcome.TIMEOUT, 60)));
        counts.gone(
                new CallFacts("1.2", "", "")
                        .arriving(new Arrival.Gone(visit(Arrival.Outcome.TIMEOUT, 61))));
        counts.gone(
                new CallFacts("1.3", "", "")
                        .arriving(new Arrival.Gone(visit(Arrival.Outcome.ABANDONED, 5))));
        counts.gone(new CallFacts("1.4", "", ""));

        assertThat(counts.visits())
                .containsOnly(
                        entry(new CallCounts.Visit("office", Arrival.Outcome.TIMEOUT), 2L),
                        entry(new CallCounts.Visit("office", Arrival.Outcome.ABANDONED), 1L));
        assertThat(counts.waited("office").counts())
                .containsExactly(1L, 0L, 0L, 0L, 1L, 1L, 0L, 0L, 0L, 0L);
        assertThat(counts.waited("office").seconds()).isEqualTo(126);
        assertThat(counts.waited("policy").count()).isZero();
    }
}
