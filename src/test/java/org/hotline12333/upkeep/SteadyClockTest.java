package org.hotline12333.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hotline12333.store.audit.TimeSeen;
import org.hotline12333.store.audit.TimeSeen.Doubt;
import org.junit.jupiter.api.Test;

/** A machine's clock that somebody sets, and servers that come and go. */
class SteadyClockTest {
    private static final Duration YEARS = Duration.ofDays(1461);

    private Instant time = Instant.parse("2026-11-20T02:00:00Z");
    private long nanos = 42;
    private final Machine machine = new Machine();
    private SteadyClock clock = machine.server();

    /** A machine whose clock may be off. */
    private final class Machine {
        private Duration off = Duration.ZERO;

        Instant told() {
            return time.plus(off);
        }

        SteadyClock server() {
            return new SteadyClock(this::told, () -> nanos);
        }

        SteadyClock after(SteadyClock before) {
            SteadyClock next = server();
            next.begin(before.seen());
            return next;
        }
    }

    private void pass(Duration passed) {
        time = time.plus(passed);
        nanos += passed.toNanos();
    }

    /** While no server runs. */
    private void rest(Duration passed) {
        time = time.plus(passed);
    }

    private static boolean believes(SteadyClock clock) {
        return clock.removesBy().isPresent();
    }

    @Test
    void tellsWhatTheMachineTells() {
        pass(Duration.ofHours(5));
        machine.off = Duration.ofSeconds(-20);

        assertThat(clock.instant()).isEqualTo(machine.told());
        assertThat(believes(clock)).isTrue();
    }

    @Test
    void goesOnWhereItWasWhenTheClockJumpsEitherWay() {
        for (Duration jump :
                new Duration[] {
                    YEARS, YEARS.negated(), Duration.ofHours(13), Duration.ofSeconds(61)
                }) {
            machine.off = jump;
            assertThat(clock.instant()).as("before anybody looked").isEqualTo(time);
            pass(Duration.ofMinutes(10));

            assertThat(believes(clock)).isFalse();
            assertThat(clock.instant()).isEqualTo(time);
            machine.off = Duration.ZERO;
            assertThat(believes(clock)).isTrue();
        }
    }

    @Test
    void believesAClockThatHasRunSteadilyForADay() {
        machine.off = YEARS;
        clock.look();
        pass(SteadyClock.STEADY.minusNanos(1));
        assertThat(believes(clock)).isFalse();

        pass(Duration.ofNanos(1));

        assertThat(clock.removesBy()).contains(machine.told());
        assertThat(clock.instant()).isEqualTo(machine.told());
    }

    @Test
    void beginsTheDayAnewWhenTheClockJumpsAgain() {
        machine.off = YEARS;
        clock.look();
        pass(Duration.ofHours(23));
        machine.off = YEARS.plusMinutes(10);
        clock.look();
        pass(Duration.ofHours(23));

        assertThat(believes(clock)).isFalse();
    }

    @Test
    void isNotLedAwayInSmallSteps() {
        for (int step = 1; step <= 3_600; step++) {
            machine.off = Duration.ofSeconds(step * 30L);
            pass(Duration.ofSeconds(1));
            clock.look();
        }

        assertThat(Duration.between(time, clock.instant())).isLessThan(Duration.ofMinutes(2));
        assertThat(believes(clock)).isFalse();
    }

    @Test
    void isCorrectedALittleEachHour() {
        for (int hour = 1; hour <= 240; hour++) {
            machine.off = Duration.ofSeconds(hour);
            pass(Duration.ofHours(1));
            assertThat(believes(clock)).isTrue();
        }

        assertThat(clock.instant()).isEqualTo(machine.told());
    }

    @Test
    void believesAStartAfterAWeekendAndNoLaterOne() {
        rest(SteadyClock.OFF_MAX);
        assertThat(believes(machine.after(clock))).isTrue();

        Instant last = time.minus(SteadyClock.OFF_MAX);
        rest(Duration.ofSeconds(1));
        SteadyClock late = machine.after(clock);

        assertThat(believes(late)).isFalse();
        assertThat(late.instant()).isEqualTo(last);
    }

    @Test
    void believesNoStartByAnEarlierClock() {
        Instant last = time;
        machine.off = YEARS.negated();
        SteadyClock next = machine.after(clock);

        assertThat(believes(next)).isFalse();
        assertThat(next.instant()).isEqualTo(last);
        pass(Duration.ofMinutes(2));
        machine.off = Duration.ZERO;
        assertThat(next.removesBy()).contains(time);
    }

    @Test
    void addsUpTheDayOverManyStarts() {
        machine.off = YEARS;
        SteadyClock server = machine.after(clock);
        for (int start = 0; start < 23; start++) {
            pass(Duration.ofHours(1));
            assertThat(believes(server)).isFalse();
            rest(Duration.ofHours(start));
            server = machine.after(server);
        }
        pass(Duration.ofHours(1).minusNanos(1));
        assertThat(believes(server)).isFalse();

        pass(Duration.ofNanos(1));
        assertThat(server.removesBy()).contains(machine.told());
    }

    @Test
    void standingStillIsNotRunningSteadily() {
        machine.off = YEARS;
        SteadyClock server = machine.after(clock);
        for (int start = 0; start < 100; start++) {
            rest(Duration.ofDays(2));
            server = machine.after(server);
            assertThat(believes(server)).isFalse();
        }
    }

    @Test
    void aJumpOfHoursSurvivesAStart() {
        machine.off = Duration.ofHours(13);
        clock.look();
        rest(Duration.ofMinutes(1));

        assertThat(believes(machine.after(clock))).isFalse();
    }

    @Test
    void believesAStartByAClockThatWasPutRight() {
        machine.off = YEARS;
        SteadyClock wrong = machine.after(clock);
        pass(Duration.ofHours(3));
        wrong.look();
        machine.off = Duration.ZERO;
        rest(Duration.ofSeconds(30));

        assertThat(machine.after(wrong).removesBy()).contains(time);
    }

    @Test
    void keepsTheTimeOfAServerWhoseClockIsBelievedAndIsNeverBelievedBesideIt() {
        Machine other = new Machine();
        other.off = YEARS;
        SteadyClock wrong = other.server();
        wrong.begin(clock.seen());

        for (int minute = 0; minute < 3 * 24 * 60; minute++) {
            pass(Duration.ofMinutes(1));
            assertThat(believes(clock)).isTrue();
            wrong.hear(clock.seen());
            clock.hear(wrong.seen());
            assertThat(believes(wrong)).isFalse();
            assertThat(wrong.instant()).isEqualTo(time);
        }
        pass(SteadyClock.STEADY);
        assertThat(wrong.removesBy()).as("alone for a day").contains(other.told());
    }

    @Test
    void aServerThatWasHeldUpGoesByTheOthers() {
        Machine held = new Machine();
        SteadyClock late = held.server();
        late.begin(clock.seen());
        nanos += Duration.ofHours(2).toNanos();
        time = time.plus(Duration.ofHours(2));
        SteadyClock awake =
                new SteadyClock(held::told, () -> nanos - Duration.ofHours(2).toNanos());
        awake.begin(new TimeSeen(time.minus(Duration.ofHours(2)), Optional.empty(), "before"));
        pass(Duration.ofMinutes(1));

        awake.hear(clock.seen());

        assertThat(awake.removesBy()).contains(time);
    }

    @Test
    void twoServersAfterAMonthAreBelievedAfterADay() {
        rest(Duration.ofDays(30));
        SteadyClock one = machine.after(clock);
        SteadyClock two = machine.after(one);
        for (int minute = 0; minute < 24 * 60; minute++) {
            assertThat(believes(one) || believes(two)).isFalse();
            pass(Duration.ofMinutes(1));
            one.hear(two.seen());
            two.hear(one.seen());
        }

        assertThat(one.removesBy()).contains(time);
        assertThat(two.removesBy()).contains(time);
    }

    @Test
    void twoServersThatDifferAreNotBelieved() {
        rest(Duration.ofDays(30));
        Machine other = new Machine();
        other.off = YEARS;
        SteadyClock one = machine.after(clock);
        SteadyClock two = other.after(one);
        for (int minute = 0; minute < 3 * 24 * 60; minute++) {
            pass(Duration.ofMinutes(1));
            one.hear(two.seen());
            two.hear(one.seen());
            assertThat(believes(one) || believes(two)).isFalse();
        }
    }

    @Test
    void saysWhatItDoubtsAndSinceWhen() {
        Instant at = time;
        machine.off = YEARS;
        clock.look();

        assertThat(clock.seen().at()).isEqualTo(at);
        assertThat(clock.seen().doubt()).contains(new Doubt(YEARS, at));
    }
}
