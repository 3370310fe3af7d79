package org.hotline12333.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.audit.TimesSeen.Found;
import org.junit.jupiter.api.Test;

/** The time last seen lies in the database, and is ours and this database's or it is not taken. */
public interface TimeContract {
    Instant AT = Instant.parse("2026-11-20T02:00:00.123456Z");
    TimeSeen BELIEVED = new TimeSeen(AT, Optional.empty(), "one");
    TimeSeen DOUBTED =
            new TimeSeen(
                    AT,
                    Optional.of(new TimeSeen.Doubt(Duration.ofDays(-1461), AT.minusSeconds(7))),
                    "one");

    StoreUnderTest fresh();

    private TimesSeen times() {
        return fresh().store().timesSeen();
    }

    @Test
    default void findsTheTimeThatWasWrittenLast() {
        assertThat(times().find()).isEqualTo(new Found.Absent());

        times().write(BELIEVED);
        assertThat(times().find()).isEqualTo(new Found.Seen(BELIEVED));

        times().write(DOUBTED);
        assertThat(fresh().with(Limits.standard()).store().timesSeen().find())
                .isEqualTo(new Found.Seen(DOUBTED));
    }

    @Test
    default void takesNoTimeThatSomebodyHasChanged() {
        for (String change :
                new String[] {
                    "seen_at = seen_at + interval '1' day",
                    "ahead_ms = 0",
                    "doubted_since = null",
                    "server = 'two'",
                    "mac = ''"
                }) {
            times().write(DOUBTED);
            fresh().sql().sql("update time_seen set " + change).update();

            assertThat(times().find()).as(change).isEqualTo(new Found.Forged());
        }
    }

    @Test
    default void takesNoTimeOfAnotherDatabase() {
        times().write(BELIEVED);
        String own =
                fresh().sql()
                        .sql("select database_id from audit_head")
                        .query(String.class)
                        .single();
        fresh().sql().sql("update audit_head set database_id = 'another'").update();
        try {
            assertThat(fresh().with(Limits.standard()).store().timesSeen().find())
                    .isEqualTo(new Found.Forged());
        } finally {
            fresh().sql().sql("update audit_head set database_id = ?").param(own).update();
        }
    }

    @Test
    default void knowsWhenTheLatestEnquiryWasThatIsOurs() {
        assertThat(times().latestEnquiry()).isEmpty();
        fresh().linked(TestPeople.PAYING, 2);
        Instant latest = fresh().clock().instant().minusSeconds(1);
        fresh().sql()
                .sql(
                        """
                        insert into enquiry_audit (asked_at, person, sealing_key, channel,
                            caller_hash, caller_sealed, call_id, enquiry, detail, result, mac)
                        select asked_at + interval '1500' day, person, sealing_key, channel,
                            caller_hash, caller_sealed, call_id, enquiry, detail, result, mac
                        from enquiry_audit
                        """)
                .update();

        assertThat(times().latestEnquiry()).contains(latest);
    }
}
