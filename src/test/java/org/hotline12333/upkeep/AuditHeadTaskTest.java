package org.hotline12333.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The audit's head in the server's log. */
class AuditHeadTaskTest extends MaintenanceUnderTest {
    /** What is said of the audit's head, while this is done. */
    private List<String> ofHead(Runnable doing) {
        Logger head = (Logger) LoggerFactory.getLogger(AuditHeadTask.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        head.setLevel(Level.INFO);
        head.addAppender(said);
        try {
            doing.run();
        } finally {
            head.detachAppender(said);
            head.setLevel(null);
        }
        return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private String noted() {
        return "audit head: ./hotline audit verify --head " + records.auditTrail().head();
    }

    @Test
    void theHeadIsInTheLogAtTheStartEachHourAndAtTheEnd() {
        assertThat(ofHead(maintenance::tick)).isEmpty();
        call();
        pass(Duration.ofHours(1));
        assertThat(ofHead(maintenance::tick)).containsExactly(noted());
        call();
        pass(Duration.ofMinutes(59));
        assertThat(ofHead(maintenance::tick)).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(ofHead(maintenance::tick)).containsExactly(noted());
        call();
        assertThat(ofHead(maintenance::close)).containsExactly(noted());
        serve();
        assertThat(ofHead(maintenance::tick)).containsExactly(noted());
    }

    @Test
    void aDatabaseThatIsPutBackMeanwhileIsTold() {
        call();
        maintenance.tick();
        sql.sql("create table was_row as select * from enquiry_audit").update();
        sql.sql("create table was_link as select * from audit_link").update();
        sql.sql("create table was_head as select * from audit_head").update();
        call();
        pass(Duration.ofHours(1));
        maintenance.tick();
        String later = records.auditTrail().head().toString();
        sql.sql("delete from audit_link").update();
        sql.sql("delete from enquiry_audit").update();
        sql.sql("delete from audit_head").update();
        sql.sql("insert into enquiry_audit select * from was_row").update();
        sql.sql("insert into audit_link select * from was_link").update();
        sql.sql("insert into audit_head select * from was_head").update();
        pass(Duration.ofHours(1));

        assertThat(ofHead(maintenance::tick))
                .containsExactly(
                        "audit put back, or written anew: its chain does not go through "
                                + later
                                + ", and ends at 1",
                        noted());
        assertThat(audit().faults()).isEmpty();
    }
}
