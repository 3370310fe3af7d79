package org.hotline12333.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Caller.Moment;
import org.hotline12333.simulator.line.PersonKeys;
import org.junit.jupiter.api.Test;

/** Which commands a caller has waited for after the key of an enquiry. */
class CallClockTest {
    private static final Load LOAD =
            new Load(new Load.Model.Held(1), 1, Duration.ZERO, Duration.ofSeconds(1), 0, 0, 0, 1);

    private static final Moment WAITING =
            new Moment.Waiting(
                    Duration.ZERO, List.of(new Clip("zh/enquiry-menu")), Duration.ofSeconds(6));

    @Test
    void theTimeOfAnEnquiryEndsWithTheFirstCommandThatDoesNotFetchTheKey() throws Exception {
        DemoCaller person = new DemoCaller("one", new PersonKeys("1", "2", ""), List.of());
        Callers.Visit visit = Callers.few(List.of(person), 1).visit(0, 0, LOAD);
        Meter meter = new Meter();
        CallClock clock = new CallClock(meter, 1, System.nanoTime(), visit);
        for (int turn = visit.caller().turnsLeft(); turn > 0; turn--) {
            clock.commanded("EXEC Read \"HOTLINE_KEY,hotline/zh/enquiry-menu,1,,1\"");
            assertThat(visit.caller().at(WAITING)).isNotEmpty();
            clock.reach(Duration.ZERO);
        }
        assertThat(meter.count().enquiries()).isZero();

        clock.commanded("GET FULL VARIABLE \"${HOTLINE_KEY}/${READSTATUS}\"");
        clock.reach(Duration.ZERO);
        assertThat(meter.count().enquiries()).isZero();

        clock.commanded("SET VARIABLE \"HOTLINE_STATE\" \"A\"");
        clock.reach(Duration.ZERO);
        clock.commanded("EXEC Background \"hotline/zh/pension-account-1\"");
        assertThat(meter.count().enquiries()).isOne();
    }
}
