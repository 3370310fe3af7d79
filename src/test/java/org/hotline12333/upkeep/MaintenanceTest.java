package org.hotline12333.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.Leg;
import org.junit.jupiter.api.Test;

/** What the server does beside its calls, each by itself. */
class MaintenanceTest extends MaintenanceUnderTest {
    @Test
    void eachTurnLinksTheAudit() {
        call();
        maintenance.tick();

        assertThat(audit().rows()).isEqualTo(1);
        assertThat(audit().waiting()).isZero();
        assertThat(told()).isEmpty();
    }

    @Test
    void theEndLinksWhatTheLastCallsHaveLeft() {
        maintenance.start();
        call();
        maintenance.close();

        assertThat(audit().waiting()).isZero();
    }

    @Test
    void theAuditIsRemovedAfterThreeYearsAndNotBefore() {
        call();
        maintenance.tick();
        pass(Duration.ofDays(3 * 366));
        maintenance.tick();
        assertThat(audit().rows()).isEqualTo(1);

        pass(Removal.EVERY);
        maintenance.tick();

        assertThat(audit().rows()).isZero();
        assertThat(audit().removed()).isEqualTo(1);
        assertThat(told())
                .containsExactly(
                        "retention: 2 counts of tries removed",
                        "retention: 1 rows of the audit removed");
    }

    @Test
    void numbersOfNobodyAreRemovedAfterThreeYearsAndNotBefore() {
        for (String row :
                List.of(
                        "insert into delivery values (1, '1', date '2019-01-01', date '2020-01-01',"
                                + " 'GONE', 1, 'a', ?, ?)",
                        "insert into delivery values (2, '2', date '2019-01-01', date '2020-02-01',"
                                + " 'VISIBLE', 1, 'b', ?, ?)")) {
            sql.sql(row).param(stamp()).param(stamp()).update();
        }
        for (String until : List.of("1", "null")) {
            sql.sql(
                            "insert into person_number (kind, hash, person, since_delivery,"
                                    + " until_delivery, sealing_key, sealed) values (1,"
                                    + " random_uuid(), "
                                    + (until.equals("1") ? 1 : 2)
                                    + ", 0, "
                                    + until
                                    + ", '', '')")
                    .update();
        }
        pass(Duration.ofDays(3 * 366));
        maintenance.tick();
        assertThat(rows("person_number")).isEqualTo(2);

        pass(Removal.EVERY);
        maintenance.tick();

        assertThat(rows("person_number")).isEqualTo(1);
        assertThat(told()).containsExactly("retention: 1 numbers of nobody removed");
    }

    private OffsetDateTime stamp() {
        return now.atOffset(ZoneOffset.UTC);
    }

    @Test
    void theCallLogIsRemovedAfterSixMonthsAndNotBefore() {
        log.begin(Leg.FIRST, "script-1", "", "0123456789ab", now);
        log.close();
        pass(Duration.ofDays(184));
        maintenance.tick();
        assertThat(log.calls("script-1")).hasSize(1);

        pass(Removal.EVERY);
        maintenance.tick();

        assertThat(log.calls("script-1")).isEmpty();
    }

    @Test
    void nothingIsRemovedBetweenTheHours() {
        maintenance.tick();
        log.begin(Leg.FIRST, "script-1", "", "0123456789ab", Instant.EPOCH);
        log.close();
        pass(Removal.EVERY.minusMillis(1));
        maintenance.tick();

        assertThat(log.calls("script-1")).hasSize(1);
    }

    @Test
    void anAuditThatWasChangedIsToldOnceAMinute() {
        maintenance.tick();
        sql.sql("update audit_head set links = 1").update();
        String line =
                "audit linking failed: the audit is not as it was written, at"
                        + " its head: run ./hotline audit verify";

        maintenance.tick();
        maintenance.tick();
        assertThat(told()).containsExactly(line);

        pass(RateLimitedLog.EVERY);
        maintenance.tick();
        assertThat(told()).containsExactly(line, line);
    }

    @Test
    void aDatabaseThatWasAwayCostsOneLineAndNoRow() {
        sql.sql("alter table audit_link rename to elsewhere").update();
        call();
        maintenance.tick();
        sql.sql("alter table elsewhere rename to audit_link").update();
        assertThat(told())
                .first()
                .asString()
                .startsWith("audit linking failed: the record store is away");

        maintenance.tick();

        assertThat(audit().waiting()).isZero();
    }

    private void past() {
        log.begin(Leg.FIRST, "script-1", "", "0123456789ab", Instant.EPOCH);
        log.close();
        call();
        states.first("nonce", Instant.EPOCH);
        sql.sql(
                        "update enquiry_audit set asked_at = timestamp with time zone '2001-01-01 00:00:00+00:00'")
                .update();
    }

    @Test
    void oneRemovalThatFailsStopsNoOther() {
        for (String table : List.of("lock_out", "opened_state", "call_log", "audit_link")) {
            past();
            sql.sql("alter table " + table + " rename to elsewhere").update();
            pass(Removal.EVERY);
            maintenance.tick();
            sql.sql("alter table elsewhere rename to " + table).update();

            for (String other : List.of("opened_state", "call_log")) {
                assertThat(rows(other))
                        .as(other + " without " + table)
                        .isEqualTo(other.equals(table) ? 1 : 0);
            }
            assertThat(told()).anyMatch(line -> line.contains(" retention failed: "));
            lines.list.clear();
            pass(Removal.AGAIN);
            maintenance.tick();
            assertThat(
                            rows(
                                    table.equals("call_log") || table.equals("opened_state")
                                            ? table
                                            : "call_log"))
                    .isZero();
            sql.sql("delete from lock_out").update();
            sql.sql("delete from audit_link").update();
            sql.sql("delete from enquiry_audit").update();
            sql.sql(
                            "update audit_head set links = 0, hash = '', removed = 0, removed_hash = '', mac = null")
                    .update();
            serve();
            log = CallLog.open(database, () -> now);
        }
    }

    @Test
    void removesManyRowsInManyTurnsAndSaysSoOnce() {
        maintenance.tick();
        List<Object[]> calls = new java.util.ArrayList<>();
        for (int call = 0; call < 5_000; call++) {
            calls.add(new Object[] {new UUID(0x7000 + ((long) call << 16), Long.MIN_VALUE + call)});
        }
        new org.springframework.jdbc.core.JdbcTemplate(database)
                .batchUpdate(
                        """
                        insert into call_log (id, call_id, dialled, dialplan, began_at, created_at)
                        values (?, 'past', '', '', current_timestamp, current_timestamp)
                        """,
                        calls);
        pass(Removal.EVERY);
        busy = Removal.REMOVING_FOR;

        maintenance.tick();
        assertThat(rows("call_log")).isBetween(1L, 4_999L);
        for (int second = 0; second < 20; second++) {
            pass(Maintenance.EVERY);
            maintenance.tick();
        }

        assertThat(rows("call_log")).isZero();
        assertThat(told()).containsExactly("retention: 5000 calls of the call log removed");
    }
}
