package org.hotline12333.simulator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.CallLogObserver;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.calllog.LoggedStep.Question;
import org.hotline12333.calllog.Parting;
import org.hotline12333.calllog.Parting.Kind;
import org.hotline12333.cli.Home;
import org.hotline12333.cli.StepLog;
import org.hotline12333.interpreter.Release;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.testbed.Demo;
import org.hotline12333.simulator.testbed.TestHotline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call of the call log that is made again. */
class CallAgainTest {
    private static final String MAIN = "dialplans/hotline/main.yaml";

    @TempDir private Path keys;
    @TempDir private Path folder;

    private final StepLog quiet = StepLog.show(false);
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
        quiet.close();
    }

    private List<LoggedCall> logged(ScriptedCaller caller) {
        try (TestHotline hotline = TestHotline.open(keys)) {
            Exchange exchange = hotline.exchange();
            try (CallLog log = CallLog.open(database, Clock.systemUTC())) {
                hotline.call(
                        caller,
                        exchange,
                        hotline.runner().observedBy(new CallLogObserver(log, _ -> false)));
            }
            try (CallLog log = CallLog.open(database, Clock.systemUTC())) {
                return log.calls(exchange.facts().uniqueId());
            }
        }
    }

    private static CallAgain again(List<LoggedCall> call, Release release) throws Exception {
        try (TrialCalls trials = new TrialCalls(() -> release, Duration.ofMinutes(1))) {
            return trials.again(call);
        }
    }

    @Test
    void onTheSameDialplanItGoesTheSameWayToItsEnd() throws Exception {
        CallAgain again =
                again(
                        logged(Demo.WITH_PASSWORD.verified().answers("1")),
                        ReleaseFolder.read(Path.of(".")));

        assertThat(again.parting().kind()).isEqualTo(Kind.NONE);
        assertThat(again.today()).hasSameSizeAs(again.then());
        assertThat(again.person()).isEqualTo("1000000023");
        assertThat(again.today().toString()).doesNotContain("99000019850615", "135790");
    }

    @Test
    void whereAKeyLeadsElsewhereTheyPart() throws Exception {
        List<LoggedCall> call = logged(Demo.PAYING.verified().answers("1"));
        Home.copied(folder)
                .replacing(MAIN, "\"1\": {goto: personal}", "\"1\": {goto: policy}")
                .replacing(MAIN, "\"2\": {goto: policy}", "\"2\": {goto: personal}");

        CallAgain again = again(call, ReleaseFolder.read(folder));

        assertThat(again.parting().kind()).isEqualTo(Kind.PLACE);
        LoggedStep parted = again.today().get(again.parting().step());
        assertThat(parted).isInstanceOf(Question.class);
        assertThat(((Question) parted).place()).isEqualTo("policy");
    }

    @Test
    void whatIsSaidOtherwiseIsNoOtherWayButOtherTexts() throws Exception {
        List<LoggedCall> call = logged(new ScriptedCaller().answers("1"));
        Home.copied(folder)
                .replacing(MAIN, "prompt: [welcome, welcome", "prompt: [choose-language, welcome");

        CallAgain again = again(call, ReleaseFolder.read(folder));

        assertThat(again.parting()).isEqualTo(new Parting(0, Kind.TEXTS));
    }
}
