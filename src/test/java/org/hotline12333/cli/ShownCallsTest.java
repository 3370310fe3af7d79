package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever is shown a single call is in the audit, whichever page shows it. */
@Tag("process")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ShownCallsTest {
    private static final String CALL = "yinchuan-1790000000.7";

    @TempDir Path data;

    private static void call(ServeProcess serving) throws IOException {
        AgiPeer.of(serving.address(), _ -> Duration.ZERO)
                .call(
                        Exchange.of(new CallFacts(CALL, "", "12333")),
                        new ScriptedCaller().answers("2").hangsUpInPrompt(Duration.ZERO));
    }

    /** The call log is a moment behind the call. */
    private static void awaitShown(Reader reader, String path) throws Exception {
        while (reader.get(path).statusCode() == 404) {
            Thread.sleep(20);
        }
    }

    private List<@Nullable String> shown() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(
                "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                        .formatted(data.resolve("hotline")));
        database.setUser("hotline");
        database.setPassword("");
        return JdbcClient.create(database)
                .sql(
                        "select call_id || ' ' || detail || ' ' || result from enquiry_audit"
                                + " where enquiry = 'CALL_SHOWN' order by id")
                .query(String.class)
                .list();
    }

    @Test
    void whoeverIsShownACallIsInTheAudit() throws Exception {
        List<String> paths =
                List.of(
                        "/agent?call=" + CALL,
                        "/agent.csv?call=" + CALL,
                        "/calls/" + CALL,
                        "/calls/" + CALL + "/steps.csv",
                        "/calls/" + CALL + "/again",
                        "/calls/" + CALL + "/script");
        try (ServeProcess serving = ServeProcess.start(data, Map.of());
                Reader li = new Reader(serving).redeeming(serving.firstCode(), "li")) {
            call(serving);
            awaitShown(li, paths.getFirst());
            for (String path : paths.subList(1, paths.size())) {
                assertThat(li.get(path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(li.get("/agent.csv?call=nobody").statusCode()).isEqualTo(404);
            assertThat(li.get("/calls/nobody/steps.csv").statusCode()).isEqualTo(404);
            assertThat(li.get("/agent?call=nobody").statusCode()).isEqualTo(404);
        }
        assertThat(shown())
                .hasSize(paths.size())
                .allMatch("li inchuan-1790000000.7 ANSWERED"::equals);
    }
}
