package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.CallLogObserver;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.testbed.Demo;
import org.hotline12333.simulator.testbed.TestHotline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class LoggedCallTest {
    @TempDir private Path keys;

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");

    @BeforeEach
    void migrate() {
        Flyway.configure().dataSource(database).load().migrate();
    }

    @AfterEach
    void close() {
        database.dispose();
    }

    @Test
    void aCallIsTakenDownWordByWordAndKeyByKey() {
        LoggedCall call = logged(Demo.PAYING.verified().answers("1"));

        assertThat(call.dialled()).isEqualTo("12333");
        assertThat(call.end()).map(LoggedCall.End::how).contains("HUNG_UP");
        assertThat(questions(call))
                .extracting(LoggedStep.Question::place)
                .containsExactly(
                        "welcome",
                        "main",
                        "identify/id-number",
                        "identify/social-security-number",
                        "enquiry",
                        "enquiry");
        assertThat(questions(call).getLast().texts())
                .containsExactly("pension-account", "data-date", "sms-key", "enquiry-menu");
        assertThat(questions(call).get(2).answer()).map(LoggedStep.Answer::count).contains(18);
        assertThat(questions(call).get(4).answer()).map(LoggedStep.Answer::keys).contains("1");
    }

    @Test
    void noSecretNoFigureAndNoCallersNumberIsInAnyRow() {
        logged(Demo.WITH_PASSWORD.verified().answers("1").answers("5").answers("2"));

        JdbcClient sql = JdbcClient.create(database);
        String rows = sql.sql("select * from call_log").query().listOfRows().toString();
        assertThat(rows)
                .contains("pension-account", "password outcome verified")
                .doesNotContain("99000019850615", "1000000023", "135790", "1390000");
    }

    private LoggedCall logged(ScriptedCaller caller) {
        try (TestHotline hotline = TestHotline.open(keys)) {
            Exchange exchange = hotline.exchange();
            try (CallLog log = CallLog.open(database, Clock.systemUTC())) {
                hotline.call(
                        caller,
                        exchange,
                        hotline.runner().observedBy(new CallLogObserver(log, _ -> false)));
            }
            try (CallLog log = CallLog.open(database, Clock.systemUTC())) {
                return log.calls(exchange.facts().uniqueId()).getFirst();
            }
        }
    }

    private static List<LoggedStep.Question> questions(LoggedCall call) {
        return call.steps().stream()
                .filter(LoggedStep.Question.class::isInstance)
                .map(LoggedStep.Question.class::cast)
                .toList();
    }
}
