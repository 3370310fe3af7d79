package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server whose PostgreSQL falls silent: nothing ends, nothing answers, nobody is told. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@Tag("process")
@Order(5)
class SilentDatabaseTest {
    /** More than the connections of the pool, so that somebody waits for one. */
    private static final int CALLERS = 12;

    /** Within this each connection has something to commit. */
    private static final Duration TO_THE_COMMIT = Duration.ofSeconds(1);

    private static final Duration SILENT = Duration.ofSeconds(20);

    /** Of a call that began in the silence, with a sentence after eight seconds at most. */
    private static final Duration CALL_MAX = Duration.ofMinutes(1);

    private static final Duration BACK_MAX = Duration.ofSeconds(15);
    private static final Duration END_MAX = Duration.ofSeconds(65);
    private static final Duration MOMENT = Duration.ofMillis(200);

    @TempDir Path data;

    private EmbeddedPostgres postgres;
    private SilentProxy proxy;
    private ServeProcess serving;
    private Queue<String> log;
    private FaultyCalls calls;
    private final AtomicBoolean over = new AtomicBoolean();

    @BeforeEach
    void start() throws Exception {
        try {
            postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException | RuntimeException fault) {
            String line = "A silent database is skipped: none starts here, " + fault;
            System.err.println(line);
            throw new TestAbortedException(line);
        }
        proxy = new SilentProxy(postgres.getPort());
        serve("");
    }

    /** With more of its URL. */
    private void serve(String more) throws Exception {
        serving =
                ServeProcess.start(
                        data,
                        Map.of(
                                "HOTLINE_DB_URL",
                                // Each COMMIT by its name, so that the proxy knows it.
                                "jdbc:postgresql://127.0.0.1:"
                                        + proxy.port()
                                        + "/postgres?prepareThreshold=0"
                                        + more,
                                "HOTLINE_DB_USER",
                                "postgres"));
        log = serving.follow();
        calls = FaultyCalls.to(serving);
    }

    @AfterEach
    void stop() throws IOException {
        if (serving != null) {
            serving.close();
        }
        if (proxy != null) {
            proxy.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    /** Each call ends with a balance, or with a sentence and a person, and none of it late. */
    private boolean isAnswered() throws IOException {
        AgiRequest request = calls.asks();
        assertThat(calls.longestSilence(request)).isLessThan(FaultyCalls.SILENCE_MAX);
        if (!calls.isAnswered(request)) {
            assertThat(FaultyCalls.heard(request)).contains(FaultyCalls.AWAY, "zh/agents-absent");
        }
        return calls.isAnswered(request);
    }

    /**
     * How many of the calls of so many callers were answered until it is over.
     *
     * @param heard counted down by each caller's first answer
     */
    private List<Future<Integer>> callUntilOver(CountDownLatch heard, ExecutorService threads) {
        List<Future<Integer>> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.add(
                    threads.submit(() -> {
                        int answered = 0;
                        while (!over.get()) {
                            boolean isFirst = answered == 0;
                            answered += isAnswered() ? 1 : 0;
                            if (isFirst && answered > 0) {
                                heard.countDown();
                            }
                        }
                        return answered;
                    }));
        }
        return callers;
    }

    private void callUntilAnswered() throws IOException {
        long end = System.nanoTime() + BACK_MAX.toNanos();
        boolean isLate = false;
        while (!isAnswered()) {
            assertThat(isLate).as("who calls later than that is answered").isFalse();
            isLate = System.nanoTime() - end >= 0;
        }
    }

    private interface Meanwhile {
        void happens(List<Future<Integer>> callers) throws Exception;
    }

    /** Whoever still hears nothing at the end is let go, or the test would wait for them. */
    private void amongCallers(Meanwhile meanwhile) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                CountDownLatch heard = new CountDownLatch(CALLERS);
                List<Future<Integer>> callers = callUntilOver(heard, threads);
                assertThat(heard.await(1, TimeUnit.MINUTES)).as("all are answered").isTrue();
                meanwhile.happens(callers);
            } finally {
                over.set(true);
                threads.shutdownNow();
            }
        }
    }

    private void fallsSilentAndComesBackBy(Runnable recovery) throws Exception {
        assertThat(isAnswered()).isTrue();
        amongCallers(callers -> {
            proxy.fallSilentAtCommit();
            Thread.sleep(TO_THE_COMMIT);
            proxy.fallSilent();
            Thread.sleep(SILENT);
            over.set(true);
            for (Future<Integer> caller : callers) {
                assertThat(caller.get(CALL_MAX.toSeconds(), TimeUnit.SECONDS)).isPositive();
            }
        });
        recovery.run();
        callUntilAnswered();
        saysItOnceAMinute();
        takesDownCallsAndLinksTheAuditAgain();
    }

    /** Kinds: calls, the call log, and three tasks of maintenance. */
    private void saysItOnceAMinute() {
        assertThat(log).noneMatch(line -> line.startsWith("\tat "));
        assertThat(of(" record store away: ").filter(line -> line.contains(", call ")))
                .hasSizeBetween(1, 2);
        assertThat(of("call log losses: ")).hasSizeBetween(1, 2);
        assertThat(of(" failed: ")).hasSizeBetween(1, 6);
        assertThat(log.stream().filter(line -> line.matches("\\S+ (WARN|ERROR) .*")))
                .hasSizeLessThan(15);
    }

    private Stream<String> of(String words) {
        return log.stream().filter(line -> line.contains(words));
    }

    private void takesDownCallsAndLinksTheAuditAgain() throws Exception {
        long end = System.nanoTime() + BACK_MAX.toNanos();
        while (count("call_log where ended_after_ms is null") > 0
                || count("enquiry_audit") != count("audit_link")) {
            assertThat(System.nanoTime()).as("call log and audit go on").isLessThan(end);
            Thread.sleep(MOMENT);
        }
    }

    private long count(String rows) {
        return JdbcClient.create(postgres.getPostgresDatabase())
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }

    @Test
    void callersAreKeptAndItsOldConnectionsSpeakAgain() throws Exception {
        fallsSilentAndComesBackBy(proxy::speak);
    }

    @Test
    void callersAreKeptAndItsOldConnectionsStaySilent() throws Exception {
        fallsSilentAndComesBackBy(proxy::forget);
    }

    @Test
    @Tag("long")
    void isToldToEndMeanwhileAndEnds() throws Exception {
        endsWithin(END_MAX);
    }

    /** As an operator may have it, against the doctor's advice; nothing is promised of when. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    @Tag("long")
    void isToldToEndAndEndsThoughNoConnectionIsEverGivenUp() throws Exception {
        serving.close();
        serve("&socketTimeout=0");
        endsWithin(END_MAX.plus(BACK_MAX));
    }

    private void endsWithin(Duration max) throws Exception {
        amongCallers(_ -> {
            proxy.fallSilent();
            Thread.sleep(BACK_MAX.dividedBy(5));

            long told = System.nanoTime();
            serving.terminate();
            assertThat(serving.awaitEnd()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(max);
        });
    }
}
