package org.hotline12333.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hotline12333.calllog.Leg;
import org.junit.jupiter.api.Test;

/** What a clock that is wrong does to a store: nothing. */
class WrongClockTest extends MaintenanceUnderTest {
    @Test
    void aClockThatJumpsRemovesNothingForADay() {
        call();
        maintenance.tick();
        now = now.plus(Duration.ofDays(20_000));
        maintenance.tick();
        pass(SteadyClock.STEADY.minusNanos(1));
        maintenance.tick();
        assertThat(audit().rows()).isEqualTo(1);

        pass(Duration.ofNanos(1));
        maintenance.tick();

        assertThat(audit().rows()).isZero();
    }

    @Test
    void aClockThatWasPutBackKeepsNothingForLonger() {
        maintenance.tick();
        log.begin(Leg.FIRST, "script-1", "", "0123456789ab", Instant.EPOCH);
        log.close();
        now = now.minus(Duration.ofDays(300));
        maintenance.tick();
        pass(SteadyClock.STEADY);
        maintenance.tick();

        assertThat(log.calls("script-1")).isEmpty();
    }

    @Test
    void aStartByAClockOfYearsLaterRemovesNothingHoweverOftenItStarts() {
        call();
        log.begin(Leg.FIRST, "script-1", "", "0123456789ab", now);
        log.close();
        maintenance.tick();
        now = now.plus(Duration.ofDays(1461));

        for (int start = 0; start < 5; start++) {
            serve();
            maintenance.tick();
            pass(Duration.ofHours(2));
            maintenance.tick();
        }

        assertThat(audit().rows()).isEqualTo(1);
        assertThat(log.calls("script-1")).hasSize(1);
        pass(Duration.ofHours(14));
        maintenance.tick();
        assertThat(audit().rows()).isZero();
        assertThat(log.calls("script-1")).isEmpty();
    }

    @Test
    void aTimeThatSomebodyRemovedOrForgedLetsNothingBeRemoved() {
        for (String done :
                List.of(
                        "delete from time_seen",
                        "update time_seen set seen_at = timestamp with time zone '2030-11-20 00:00:00+00:00'")) {
            call();
            maintenance.tick();
            now = now.plus(Duration.ofDays(1461));
            sql.sql(done).update();
            serve();
            maintenance.tick();

            assertThat(audit().rows()).as(done).isPositive();
            assertThat(clock.removesBy()).isEmpty();
            now = now.minus(Duration.ofDays(1461));
            maintenance.tick();
            assertThat(clock.removesBy()).isPresent();
        }
    }

    @Test
    void aTimeThatSomebodyForgesWhileTheServerRunsIsWrittenAnew() {
        maintenance.tick();
        sql.sql("delete from time_seen").update();
        maintenance.tick();
        assertThat(rows("time_seen")).isEqualTo(1);

        sql.sql(
                        "update time_seen set seen_at = timestamp with time zone '2001-01-01 00:00:00+00:00'")
                .update();
        maintenance.tick();

        assertThat(sql.sql("select seen_at from time_seen").query(Instant.class).single())
                .isEqualTo(now);
    }

    @Test
    void aClockThatJumpsUnlocksNobody() {
        for (int wrong = 0; wrong < 4; wrong++) {
            call();
        }
        now = now.plus(Duration.ofDays(1461));
        call();

        assertThat(
                        sql.sql("select result from enquiry_audit order by id desc limit 1")
                                .query(String.class)
                                .single())
                .isEqualTo("PAUSED");
        pass(Removal.EVERY);
        maintenance.tick();
        assertThat(rows("lock_out")).isPositive();
    }
}
