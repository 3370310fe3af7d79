package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What pages show of a call, and of drafts, is there as tables as well. */
@Tag("process")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TablesTest {
    private static final String CALL = "1790000000.8";

    @TempDir Path data;

    /** Somebody keys who they are, and hangs up before anything is told. */
    private static void call(ServeProcess serving) throws Exception {
        ScriptedCaller caller =
                new ScriptedCaller()
                        .answers("1")
                        .answers("1")
                        .answers(DemoPeople.numbers().getFirst().idNumber())
                        .hangsUpInPrompt(Duration.ZERO);
        AgiPeer.of(serving.address(), _ -> Duration.ofMillis(300))
                .call(Exchange.of(new CallFacts(CALL, "09512345678", "12333")), caller);
    }

    /** The call log is a moment behind the call. */
    private static List<String> rows(Reader reader, String path, String last) throws Exception {
        while (!reader.get(path).body().contains(last)) {
            Thread.sleep(20);
        }
        return reader.get(path).body().lines().toList();
    }

    @Test
    void theStepsOfACallHaveNothingThatWasKeyedInSecret() throws Exception {
        try (ServeProcess serving = ServeProcess.start(data, Map.of());
                Reader li = new Reader(serving).redeeming(serving.firstCode(), "li")) {
            call(serving);

            List<String> steps = rows(li, "/calls/" + CALL + "/steps.csv", ",,18,");
            List<String> sheet = rows(li, "/agent.csv?call=" + CALL, "identify/");

            assertThat(steps.getFirst())
                    .isEqualTo(
                            "part_began,at_s,lasts_s,step,place,said,service,outcome,keys,"
                                    + "key_count,keyed_at_s,ways");
            assertThat(steps.get(1)).contains(",question,welcome,welcome ", ",1,1,");
            assertThat(steps)
                    .anyMatch(row -> row.contains(",question,identify/") && row.contains(",,18,"));
            assertThat(sheet.getFirst()).isEqualTo("part_began,at_s,place,language,answer");
            assertThat(sheet.get(1)).endsWith(",welcome,zh,");
            assertThat(String.join("\n", steps) + sheet)
                    .doesNotContain(DemoPeople.numbers().getFirst().idNumber(), "2345678");
        }
    }

    @Test
    void draftsAndTheirFiles() throws Exception {
        try (ServeProcess serving = ServeProcess.start(data, Map.of());
                Reader li = new Reader(serving).redeeming(serving.firstCode(), "li")) {
            DraftAuthor author = new DraftAuthor(li, Path.of(""));
            author.begin("Not yet");
            String changed = author.begin("=Changed");
            author.replace(changed, "prompts/en/texts.yaml", "For your records", "Once more");

            List<String> drafts = rows(li, "/drafts/all.csv", "draft,name");

            assertThat(drafts.getFirst())
                    .isEqualTo("draft,name,begun,begun_by,file,changed,changed_by");
            assertThat(drafts)
                    .anyMatch(row -> row.contains(",Not yet,") && row.endsWith(",li,,,"))
                    .anyMatch(row ->
                            row.contains(",'=Changed,")
                                    && row.contains(",li,prompts/en/texts.yaml,")
                                    && row.endsWith(",li"));
        }
    }
}
