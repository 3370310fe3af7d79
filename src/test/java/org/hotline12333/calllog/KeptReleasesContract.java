package org.hotline12333.calllog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hotline12333.calllog.KeptReleases.Kept;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds of kept releases over every database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class KeptReleasesContract {
    private static final Instant TEN = Instant.parse("2026-11-20T02:00:00Z");
    private static final String ONE = "0123456789ab";
    private static final String OTHER = "ba9876543210";

    private DataSource source;
    private CallLog log;
    private KeptReleases releases;

    /** An empty database. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        source = emptyDatabase();
        Flyway.configure().dataSource(source).load().migrate();
    }

    @BeforeEach
    void nothing() {
        for (String table : List.of("kept_release", "call_log")) {
            JdbcClient.create(source).sql("delete from " + table).update();
        }
        log = CallLog.open(source, Clock.fixed(TEN, ZoneOffset.UTC));
        releases = log.releases();
    }

    private boolean keep(String dialplan, int minute, String files) {
        return releases.keep(dialplan, at(minute), "print of " + files, files.getBytes(UTF_8));
    }

    private static Instant at(int minute) {
        return TEN.plus(Duration.ofMinutes(minute));
    }

    private Optional<String> files(String dialplan, int minute) {
        return releases.of(dialplan, at(minute))
                .flatMap(releases::files)
                .map(bytes -> new String(bytes, UTF_8));
    }

    @Test
    void aCallFindsTheFilesThatItsDialplanHadThen() {
        keep(ONE, 10, "first");
        keep(ONE, 20, "second");
        keep(OTHER, 15, "other");
        keep(ONE, 30, "first");

        assertThat(files(ONE, 10)).contains("first");
        assertThat(files(ONE, 19)).contains("first");
        assertThat(files(ONE, 20)).contains("second");
        assertThat(files(ONE, 300)).contains("first");
        assertThat(files(OTHER, 300)).contains("other");
        assertThat(files("000000000000", 300)).isEmpty();
    }

    @Test
    void aCallOfTheMomentsBeforeTheyWereKeptFindsTheFirst() {
        keep(ONE, 20, "second");
        keep(ONE, 10, "first");

        assertThat(files(ONE, 9)).contains("first");
    }

    @Test
    void theSameFilesAreKeptOnce() {
        assertThat(keep(ONE, 10, "first")).isTrue();
        assertThat(keep(ONE, 20, "first")).isFalse();
        assertThat(keep(ONE, 30, "second")).isTrue();

        assertThat(releases.of(ONE, at(25))).map(Kept::since).contains(at(10));
    }

    @Test
    void whatNoCallNeedsGoesWhenItsTimeIsOver() {
        keep(ONE, 10, "needed");
        keep(OTHER, 10, "not needed");
        keep("ffffffffffff", 30, "new");
        log.begin(Leg.FIRST, "1790000000.1", "", ONE, at(11)).ended(Duration.ZERO, "ENDED", "");
        log.close();

        assertThat(releases.forgetUnneeded(at(20))).isOne();
        assertThat(files(ONE, 11)).contains("needed");
        assertThat(files(OTHER, 11)).isEmpty();
        assertThat(files("ffffffffffff", 31)).contains("new");
        assertThat(releases.forgetUnneeded(at(20))).isZero();
    }
}
