package org.hotline12333.calllog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hotline12333.calllog.WantedCalls.Passing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds of looking for calls over every database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class FoundCallsContract {
    private static final Instant TEN = Instant.parse("2026-11-20T02:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final WantedCalls NEWEST = WantedCalls.newest(50);

    private DataSource source;

    /** An empty database. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeAll
    void migrate() throws Exception {
        source = emptyDatabase();
        Flyway.configure().dataSource(source).load().migrate();
    }

    @BeforeEach
    void nothing() {
        for (String table : List.of("traffic", "call_log", "queue_visit")) {
            JdbcClient.create(source).sql("delete from " + table).update();
        }
    }

    private CallLog open() {
        return CallLog.open(source, Clock.fixed(TEN, ZoneOffset.UTC));
    }

    /** A call from one place to the next, each by its key 1. */
    private void calls(String id, Instant at, String how, String... places) {
        try (CallLog log = open()) {
            CallRecorder call = log.begin(Leg.FIRST, id, "12333", "0123456789ab", at);
            for (String place : places) {
                call.asked(Duration.ofSeconds(1), place, "zh", List.of("text"));
                call.answered(Duration.ofSeconds(2), "1", 1, "COMPLETE");
                call.went(Duration.ofSeconds(2), place + " key 1");
            }
            if (!how.isEmpty()) {
                call.ended(Duration.ofSeconds(3), how, "");
            }
        }
    }

    private List<String> found(WantedCalls wanted) {
        try (CallLog log = open()) {
            return ids(log.find(wanted));
        }
    }

    private static List<String> ids(FoundCalls found) {
        return found.calls().stream().map(LoggedCall::callId).toList();
    }

    private static Passing at(String place, String... more) {
        Set<String> names = new java.util.HashSet<>(Set.of(more));
        names.add(place);
        return new Passing.Place(place, names);
    }

    @Test
    void theNewestComesFirst() {
        calls("2", TEN.plusSeconds(2), "ENDED", "welcome");
        calls("1", TEN.plusSeconds(1), "ENDED", "welcome");
        calls("3", TEN.plusSeconds(3), "", "welcome");

        assertThat(found(NEWEST)).containsExactly("3", "2", "1");
    }

    @Test
    void pagesFollowEachOtherWithoutAGapAndEnd() {
        // two begin at one moment
        IntStream.range(0, 7)
                .forEach(i -> calls("" + i, TEN.plusMillis(i / 2), "ENDED", "welcome"));

        List<String> all = new ArrayList<>();
        WantedCalls wanted = WantedCalls.newest(3);
        try (CallLog log = open()) {
            FoundCalls page = log.find(wanted);
            all.addAll(ids(page));
            while (page.next().isPresent()) {
                page = log.find(wanted.below(page.next().get()));
                all.addAll(ids(page));
            }
        }
        assertThat(all).hasSize(7).doesNotHaveDuplicates().startsWith("6");
    }

    @Test
    void theTimeIsThatOfTheBeginning() {
        calls("before", TEN.minusMillis(1), "ENDED", "welcome");
        calls("first", TEN, "ENDED", "welcome");
        calls("last", TEN.plus(HOUR).minusMillis(1), "ENDED", "welcome");
        calls("behind", TEN.plus(HOUR), "ENDED", "welcome");

        Optional<Instant> from = Optional.of(TEN);
        Optional<Instant> to = Optional.of(TEN.plus(HOUR));
        assertThat(found(NEWEST.within(from, to))).containsExactly("last", "first");
        assertThat(found(NEWEST.within(from, to).passing(at("welcome"))))
                .containsExactly("last", "first");
        assertThat(found(NEWEST.within(Optional.empty(), from))).containsExactly("before");
    }

    @Test
    void aCallIsFoundByHowItEnded() {
        calls("failed", TEN, "FAILED", "welcome");
        calls("open", TEN, "", "welcome");
        calls("ended", TEN, "ENDED", "welcome");

        assertThat(found(NEWEST.ending("FAILED"))).containsExactly("failed");
        assertThat(found(NEWEST.ending(WantedCalls.UNDER_WAY))).containsExactly("open");
        assertThat(found(NEWEST.ending("FAILED").passing(at("welcome")))).containsExactly("failed");
        assertThat(found(NEWEST.ending("' or 1 = 1"))).isEmpty();
    }

    @Test
    void aCallIsFoundByAPlaceThatItPassed() {
        calls("form", TEN, "ENDED", "welcome", "identify/id-number");
        calls("data", TEN.plus(HOUR), "ENDED", "welcome", "identify.part.one");
        calls("like", TEN.plus(HOUR), "ENDED", "welcome", "identify-other", "identif_");
        calls("other", TEN.plus(HOUR.multipliedBy(2)), "ENDED", "welcome");

        assertThat(found(NEWEST.passing(at("identify", "identify/id-number", "identify.part.one"))))
                .containsExactly("data", "form");
        assertThat(found(NEWEST.passing(at("identify/id-number")))).containsExactly("form");
        assertThat(found(NEWEST.passing(at("identif_")))).containsExactly("like");
        assertThat(found(NEWEST.passing(at("identif%")))).isEmpty();
        assertThat(found(NEWEST.passing(at("none\"")))).isEmpty();
    }

    @Test
    void aCallIsFoundByAWayThatItTook() {
        calls("form", TEN, "ENDED", "welcome", "main");
        calls("short", TEN.plusSeconds(1), "ENDED", "welcome");

        assertThat(found(NEWEST.passing(new Passing.Way("main key 1")))).containsExactly("form");
        assertThat(found(NEWEST.passing(new Passing.Way("welcome key 1"))))
                .containsExactly("short", "form");
        assertThat(found(NEWEST.passing(new Passing.Way("key 1")))).isEmpty();
    }

    @Test
    void whoLooksForWhatIsSeldomGoesOnFromWhereItWasLookedForLast() {
        int hours = CallFinder.HOURS_MAX + 10;
        for (int i = 0; i < hours; i++) {
            calls("" + i, TEN.plus(HOUR.multipliedBy(i)), i == 0 ? "FAILED" : "ENDED", "main");
        }
        WantedCalls failed = NEWEST.ending("FAILED").passing(at("main"));
        try (CallLog log = open()) {
            FoundCalls none = log.find(failed);
            assertThat(none.calls()).isEmpty();
            FoundCalls rest = log.find(failed.below(none.next().orElseThrow()));
            assertThat(ids(rest)).containsExactly("0");
            assertThat(rest.next()).isEmpty();
        }
    }
}
