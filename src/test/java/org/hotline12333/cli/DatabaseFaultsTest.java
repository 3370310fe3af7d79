package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.testbed.Demo;
import org.hotline12333.value.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server whose PostgreSQL goes, comes back, is full, or takes no more connections. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("process")
@Order(2)
class DatabaseFaultsTest {
    private static final String AWAY = "zh/records-away";
    private static final String REFUSED = "zh/refused";

    /** A connection and a transaction, three seconds each, and what a busy machine adds. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(8);

    private static final int CALLERS = 8;
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration MOMENT = Duration.ofMillis(50);

    private static final AtomicInteger CALLS = new AtomicInteger();

    @TempDir Path data;
    @TempDir Path rows;

    private Prompts prompts;
    private EmbeddedPostgres postgres;
    private ServeProcess serving;
    private int port;

    @BeforeEach
    void start() throws Exception {
        prompts = Prompts.load(Path.of("prompts"));
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try {
            postgres = database();
        } catch (IOException | RuntimeException fault) {
            String line = "Faults of the database are skipped: it does not start here, " + fault;
            System.err.println(line);
            throw new TestAbortedException(line);
        }
        serving =
                ServeProcess.start(
                        data,
                        Map.of(
                                "HOTLINE_DB_URL",
                                postgres.getJdbcUrl("postgres", "postgres"),
                                "HOTLINE_DB_USER",
                                "postgres"));
        serving.drain();
    }

    private EmbeddedPostgres database() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(rows.resolve("pg"))
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "25")
                .start();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (serving != null) {
            serving.kill();
            serving.awaitEnd();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesADatabaseThatStopsAndComesBack() throws Exception {
        assertThat(heard(asks("13900000001"))).containsSubsequence(balance());
        refuse("13900000002");
        refuse("13900000002");
        long asked = audited();

        postgres.close();
        AgiRequest away = asks("13900000001");
        assertThat(heard(away)).contains(AWAY, "zh/agents-absent").doesNotContain(REFUSED);
        assertThat(longestSilence(away)).isLessThan(SILENCE_MAX);

        postgres = database();
        assertThat(audited()).isEqualTo(asked);
        refuse("13900000002");
        assertThat(heard(asks("13900000002"))).as("in the pause").contains(REFUSED);
        assertThat(heard(asks("13900000001"))).containsSubsequence(balance());
        assertThat(audited()).isEqualTo(asked + 4);
    }

    @Test
    void callersAreKeptThroughTenSecondsWithoutTheDatabase() throws Exception {
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger kept = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        List<Future<List<Told>>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int caller = 0; caller < CALLERS; caller++) {
                    callers.add(threads.submit(() -> callUntil(over, answered, kept)));
                }
                awaitMore(answered);
                postgres.close();
                Thread.sleep(STOP);
                postgres = database();
                awaitMore(answered);
            } finally {
                over.set(true);
            }
        }

        assertThat(kept).hasValueGreaterThanOrEqualTo(CALLERS);
        List<Told> onRecord = Told.onRecord(sql());
        assertThat(onRecord).doesNotHaveDuplicates();
        for (Future<List<Told>> caller : callers) {
            assertThat(onRecord).containsAll(caller.get());
        }
    }

    private static void awaitMore(AtomicInteger answered) throws InterruptedException {
        int goal = answered.get() + 10 * CALLERS;
        while (answered.get() < goal) {
            Thread.sleep(MOMENT);
        }
    }

    /** Each call ends with a balance, a refusal, or a sentence and a person. */
    private List<Told> callUntil(AtomicBoolean over, AtomicInteger answered, AtomicInteger kept)
            throws IOException {
        List<Told> told = new ArrayList<>();
        while (!over.get()) {
            String id = nextId();
            AgiRequest asks = call(id, "13900000001", asking());
            if (Collections.indexOfSubList(heard(asks), balance()) >= 0) {
                answered.incrementAndGet();
            } else {
                assertThat(heard(asks)).contains(AWAY, "zh/agents-absent").doesNotContain(REFUSED);
                kept.incrementAndGet();
            }
            assertThat(longestSilence(asks)).isLessThan(SILENCE_MAX);
            told.addAll(Told.in(id, heard(asks), balance()));

            id = nextId();
            AgiRequest guesses = call(id, "13900000002", Demo.IN_ARREARS.guessed());
            assertThat(heard(guesses)).containsAnyOf(REFUSED, AWAY);
            assertThat(longestSilence(guesses)).isLessThan(SILENCE_MAX);
            told.addAll(Told.in(id, heard(guesses), balance()));
        }
        return told;
    }

    /**
     * A disk that is full for rows of the audit.
     *
     * @param rows which of them
     */
    private void fill(String rows) {
        sql().sql(
                        """
                        create function full_disk() returns trigger language plpgsql as $$
                        begin raise exception 'disk full' using errcode = '53100'; end $$
                        """)
                .update();
        sql().sql(
                        """
                        create trigger full_disk before insert on enquiry_audit
                        for each row when (%s) execute function full_disk()
                        """
                                .formatted(rows))
                .update();
    }

    @Test
    void whatCannotBeWrittenToTheAuditIsNotSaid() throws Exception {
        fill("true");

        List<String> heard = heard(asks("13900000003"));

        assertThat(heard).contains(AWAY).doesNotContain("zh/verified", REFUSED);
        assertThat(audited()).isZero();
    }

    @Test
    void aFigureThatCannotBeWrittenThereIsNotSaidToWhoIsVerified() throws Exception {
        fill("new.enquiry = 'PENSION'");

        List<String> heard = heard(asks("13900000003"));

        assertThat(heard).contains("zh/verified", AWAY).doesNotContainSequence(balance());
        assertThat(audited()).isOne();
    }

    @Test
    void callsGoOnWhenOthersHaveTakenAllConnections() throws Exception {
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < 1_000) {
                taken.add(postgres.getPostgresDatabase().getConnection());
            }
        } catch (SQLException full) {
            assertThat(full.getSQLState()).isEqualTo("53300");
        }

        assertThat(heard(asks("13900000004"))).containsSubsequence(balance());

        for (Connection connection : taken) {
            connection.close();
        }
    }

    private void refuse(String telephone) throws IOException {
        assertThat(heard(call(nextId(), telephone, Demo.PAYING.guessed()))).contains(REFUSED);
    }

    private AgiRequest asks(String telephone) throws IOException {
        return call(nextId(), telephone, asking());
    }

    private static ScriptedCaller asking() {
        return Demo.PAYING.verified().answers("1");
    }

    private static String nextId() {
        return "1790000000." + CALLS.incrementAndGet();
    }

    private AgiRequest call(String id, String telephone, ScriptedCaller caller) throws IOException {
        return AgiPeer.of(serving.address(), prompts::length)
                .keepingTime()
                .call(Exchange.of(new CallFacts(id, telephone, "12333")), caller);
    }

    private List<String> balance() {
        return prompts.say(new Language("zh"), new Value.Money(2_864_032)).clips().stream()
                .map(clip -> clip.id())
                .toList();
    }

    private static List<String> heard(AgiRequest request) {
        return request.played().stream().map(played -> played.clip().id()).toList();
    }

    /** From the end of a clip to the beginning of the next, the caller's own time not left out. */
    private Duration longestSilence(AgiRequest request) {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < request.played().size(); i++) {
            var before = request.played().get(i - 1);
            Duration end = before.at().plus(before.cut() ? Duration.ZERO : length(before.clip()));
            Duration gap = request.played().get(i).at().minus(end);
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        return longest;
    }

    private Duration length(org.hotline12333.prompt.Clip clip) {
        return prompts.length(clip);
    }

    private long audited() {
        return sql().sql("select count(*) from enquiry_audit").query(Long.class).single();
    }

    private JdbcClient sql() {
        return JdbcClient.create(postgres.getPostgresDatabase());
    }
}
