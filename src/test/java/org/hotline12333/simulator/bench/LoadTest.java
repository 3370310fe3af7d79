package org.hotline12333.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.hotline12333.simulator.bench.Load.Model.Held;
import org.hotline12333.simulator.bench.Load.Model.Rate;
import org.junit.jupiter.api.Test;

/** Every load has bounds, and no caller who was kept waiting is forgotten. */
class LoadTest {
    private static Load of(Load.Model model, double pace, int seconds, int percent) {
        Duration time = Duration.ofSeconds(seconds);
        return new Load(model, pace, Duration.ZERO, time, percent, percent, 0, 1);
    }

    @Test
    void whatIsBeyondABoundIsRefusedWithTheBound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Held(15_001))
                .withMessage("calls is 1 to 15000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rate(0))
                .withMessage("rate is 0.1 to 1000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(new Held(1), Double.NaN, 1, 0))
                .withMessage("pace is 0.1 to 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(new Held(1), 1, 601, 0))
                .withMessage("seconds is 1 to 600");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(new Held(1), 1, 1, 101))
                .withMessage("passwords is 0 to 100");
    }

    @Test
    void oneLongWaitCountsForAllTheCommandsThatItKeptBack() {
        Histogram seen = new Histogram(Duration.ofMinutes(2).toNanos(), 3);
        for (int command = 0; command < 99; command++) {
            seen.recordValue(1);
        }
        seen.recordValue(100);

        Histogram corrected = LoadRun.corrected(seen, 10);

        // With 10 ns from command to command, a wait of 100 kept back nine: 90, 80 ... 10.
        assertThat(corrected.getTotalCount()).isEqualTo(109);
        assertThat(seen.getValueAtPercentile(99)).isEqualTo(1);
        assertThat(corrected.getValueAtPercentile(99)).isEqualTo(90);
    }

    @Test
    void countsOfTheWarmUpAreLeftOut() {
        Meter meter = new Meter();
        meter.answered(true);
        meter.failed("not taken");
        Meter.Count before = meter.count();

        meter.answered(false);
        meter.enquiry(1);
        meter.hungUp();
        meter.failed("no right answer was heard");

        Meter.Count since = meter.count().since(before);
        assertThat(since.answered()).isEqualTo(1);
        assertThat(since.passwords()).isZero();
        assertThat(since.enquiries()).isEqualTo(1);
        assertThat(since.failures())
                .containsExactly(java.util.Map.entry("no right answer was heard", 1L));
        assertThat(since.calls()).isEqualTo(3);
    }
}
