package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.CallLogObserver;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.judge.ScriptRunner;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.routes.RouteException;
import org.hotline12333.simulator.testbed.RehearsedHotline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller did comes back as a script, without what the caller keyed. */
class ScriptFromLogCommandTest {
    private final JdbcConnectionPool database =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");
    private CallLog log;
    private RehearsedHotline hotline;

    @BeforeEach
    void open() {
        Flyway.configure().dataSource(database).load().migrate();
        log = CallLog.open(database, Clock.systemUTC());
        hotline = RehearsedHotline.observedBy(new CallLogObserver(log, _ -> false));
    }

    @AfterEach
    void close() {
        hotline.close();
        database.dispose();
    }

    /** The script of the call that follows a script. */
    private String scriptOf(String followed) throws RouteException {
        assertThat(hotline.failures(followed)).isEmpty();
        log.close();
        List<LoggedCall> calls = log.calls("script-1");
        assertThat(calls).isNotEmpty();
        return new ScriptFromLogCommand(Map.of())
                .script(
                        calls,
                        hotline.vocabulary(),
                        new ScriptRunner(
                                new MemoryRoute(
                                        hotline.inMemory(),
                                        hotline.prompts()::length,
                                        CallCommand.DATE),
                                new Judge(hotline.vocabulary())));
    }

    @Test
    void aCallWithSlipsComesBackWithTheSameFigures() throws RouteException {
        String script =
                scriptOf(
                        """
                        hears *
                        keys 1
                        hears *
                        keys 1
                        hears *
                        keys 99000019850615007*#
                        hears *
                        waits
                        hears *
                        keys 1000000024#
                        hears *
                        keys 12*99000019850615007*
                        hears *
                        keys 99000019850615007*
                        hears *
                        keys 1000000023#
                        hears *
                        keys 135790
                        hears *
                        keys 1
                        hears *
                        hangs up
                        """);

        assertThat(script)
                .startsWith(
                        "# Call script-1, keyed by the demo person: ID ending in X, password set")
                .contains(
                        "keys   99000019850615007*#\n",
                        "waits\nhears  [zh/noinput] [zh/ask-social-security-number-brief]\n",
                        "keys   1000000024#\nhears  [zh/refused]",
                        "[zh/that-was-id-number]",
                        "keys   135790\n",
                        "[zh/pension-account-1] 一千零五元零七分 [zh/pension-account-2]");
        assertThat(hotline.failures(script)).isEmpty();
    }

    @Test
    void aCallThatAQueueGaveBackIsOneScript() throws RouteException {
        String script =
                scriptOf(
                        """
                        agents hotline-english 1 busy
                        hears *
                        keys 2
                        hears *
                        keys 0
                        hears *
                        is given back by key
                        hears *
                        keys 2
                        hears *
                        hangs up
                        """);

        assertThat(script)
                .contains(
                        "agents hotline-english 1 busy\n",
                        "is given back by key\nhears  [en/still-waiting]");
        assertThat(hotline.failures(script)).isEmpty();
    }

    @Test
    void aCallWhoseAgentLeftJustThenIsOneScript() throws RouteException {
        String script =
                scriptOf(
                        """
                        agents hotline-english 1 leaving
                        hears *
                        keys 2
                        hears *
                        keys 0
                        hears *
                        keys 0
                        hears *
                        hangs up
                        """);

        assertThat(script)
                .contains(
                        "agents hotline-english 1 leaving\n",
                        "hears  [en/connecting]",
                        "keys   0\nhears  [en/agents-absent] [en/main-menu]\nhangs up");
        assertThat(hotline.failures(script)).isEmpty();
    }

    @Test
    void aNumberKeyedAtAMenuIsARemark() throws RouteException {
        String script =
                scriptOf(
                        """
                        hears *
                        keys 1
                        hears *
                        keys 212121
                        hears *
                        hangs up
                        """);

        assertThat(script)
                .contains(
                        """
                        hears  [zh/welcome] [zh/welcome-english]
                        hangs up
                        # 7 keys came here one upon the other; which is kept nowhere
                        # hears  \
                        """)
                .doesNotContain("212121");
        assertThat(hotline.failures(script)).isEmpty();
    }

    @Test
    void whatLedNowhereComesBackAsAnotherKeyThatDoes() throws RouteException {
        String script =
                scriptOf(
                        """
                        hears *
                        keys 1
                        hears *
                        keys 7
                        hears *
                        keys 2
                        hears *
                        hangs up
                        """);

        assertThat(script).contains("keys   D\nhears  [zh/nomatch]").doesNotContain("7");
        assertThat(hotline.failures(script)).isEmpty();
    }

    @Test
    void aWrongPasswordComesBackAsAnotherWrongOne() throws RouteException {
        String script =
                scriptOf(
                        """
                        hears *
                        keys 1
                        hears *
                        keys 1
                        hears *
                        keys 99000019850615007*
                        hears *
                        keys 1000000023#
                        hears *
                        keys 246802
                        hears *
                        hangs up
                        """);

        assertThat(script)
                .startsWith("# Call script-1, keyed by the demo person: ")
                .contains("[zh/refused]")
                .doesNotContain("246802", "135790");
        assertThat(hotline.failures(script)).isEmpty();
    }

    @Test
    void whoNobodyIsLikeIsSaidSo() throws RouteException {
        String script =
                scriptOf(
                        """
                        hears *
                        keys 1
                        hears *
                        keys 1
                        hears *
                        keys 990000198001010012
                        hears *
                        the store is down
                        keys 1000000012#
                        hears *
                        hangs up
                        """);

        assertThat(script).startsWith("# Call script-1; no demo person hears the same\n");
    }
}
