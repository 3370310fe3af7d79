package org.hotline12333.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.cli.Home;
import org.hotline12333.console.view.CallReplay;
import org.hotline12333.console.view.CallReplay.Led;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.OutlinePart;
import org.hotline12333.release.ReleaseWatcher;
import org.hotline12333.release.WrittenRelease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call is shown as it was led, though the files have changed since. */
class ReleasesOfThenTest {
    private static final Instant TEN = Instant.parse("2026-11-20T02:00:00Z");
    private static final String TEXTS = "prompts/zh/texts.yaml";
    private static final String MAIN = "dialplans/hotline/main.yaml";

    @TempDir Path folder;

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");

    private CallLog log;
    private ReleasesOfThen then;
    private Home home;

    @BeforeEach
    void open() {
        Flyway.configure().dataSource(database).load().migrate();
        log = CallLog.open(database, Clock.systemUTC());
        then = new ReleasesOfThen(log.releases());
        home = Home.copied(folder);
    }

    @AfterEach
    void close() {
        then.close();
        log.close();
        database.dispose();
    }

    /** Keeps the folder as it is, since that minute. */
    private Release kept(int minute) throws Exception {
        try (ReleaseWatcher watcher = ReleaseWatcher.over(folder)) {
            WrittenRelease written = watcher.written().orElseThrow();
            log.releases().keep(written.dialplan(), at(minute), written.print(), written.files());
            return watcher.releases().present();
        }
    }

    private static Instant at(int minute) {
        return TEN.plus(Duration.ofMinutes(minute));
    }

    private static LoggedCall call(Release led, int minute) {
        LoggedStep asked =
                new LoggedStep.Question(
                        Duration.ZERO,
                        "main",
                        "zh",
                        List.of("main-menu"),
                        Optional.of(
                                new LoggedStep.Answer(Duration.ofSeconds(1), "2", 1, "COMPLETE")),
                        List.of("main key 2"));
        return new LoggedCall(
                "1790000000.1",
                "12333",
                led.dialplan().digest(),
                at(minute),
                List.of(asked),
                Optional.of(new LoggedCall.End(Duration.ofSeconds(2), "HUNG_UP", "")));
    }

    private CallReplay.Part shown(LoggedCall call, Release present) {
        Led today = Led.by(present.prompts(), present.dialplan());
        return CallReplay.of(List.of(call), then::of, today).parts().getFirst();
    }

    private static String words(CallReplay.Part part) {
        return part.rows().getFirst().said().stream()
                .flatMap(said -> said.parts().stream())
                .map(each -> each instanceof OutlinePart.Fixed fixed ? fixed.words() : "*")
                .collect(Collectors.joining());
    }

    @Test
    void textsAreThoseOfThenThoughTheDialplanIsTheSame() throws Exception {
        Release first = kept(10);
        home.replacing(TEXTS, "个人查询请按一", "查询请按一");
        Release second = kept(20);

        assertThat(second.dialplan().digest()).isEqualTo(first.dialplan().digest());
        assertThat(words(shown(call(first, 11), second))).contains("个人查询请按一");
        assertThat(words(shown(call(second, 21), second))).startsWith("查询请按一");
    }

    @Test
    void waysAreThoseOfThen() throws Exception {
        Release first = kept(10);
        home.replacing(MAIN, "\"2\": {goto: policy}", "\"2\": {goto: leave-word}");
        home.replacing(MAIN, "\"3\": {goto: leave-word}", "\"3\": {goto: policy}");
        Release second = kept(20);

        CallReplay.Part part = shown(call(first, 11), second);
        assertThat(part.ofThen()).isTrue();
        assertThat(part.rows().getFirst().went().getFirst().way())
                .map(way -> way.where())
                .contains("policy");
        assertThat(shown(call(second, 21), second).rows().getFirst().went().getFirst().way())
                .map(way -> way.where())
                .contains("leave-word");
    }

    @Test
    void whatIsNotKeptIsSaidToBeSo() throws Exception {
        try (ReleaseWatcher watcher = ReleaseWatcher.over(folder)) {
            Release present = watcher.releases().present();
            assertThat(shown(call(present, 11), present).ofThen()).isFalse();
        }
    }

    @Test
    void whatChangesWhileItIsLookedAtIsNotTakenForWhatLeadsCalls() throws Exception {
        try (ReleaseWatcher watcher = ReleaseWatcher.over(folder)) {
            home.replacing(TEXTS, "个人查询请按一", "查询请按一");
            assertThat(watcher.written()).isEmpty();
        }
    }

    @Test
    void theSameLettersAreTheSameBytes() throws Exception {
        try (ReleaseWatcher one = ReleaseWatcher.over(folder);
                ReleaseWatcher other = ReleaseWatcher.over(Path.of("."))) {
            assertThat(one.written().orElseThrow().print())
                    .isEqualTo(other.written().orElseThrow().print());
        }
    }
}
