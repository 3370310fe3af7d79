package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.insurance.TestPostgres;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.simulator.asterisk.AgiPeer;
import org.hotline12333.simulator.asterisk.AgiRequest;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.testbed.LifelikeTempo;
import org.hotline12333.simulator.testbed.ListeningCaller;
import org.hotline12333.value.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers, one PostgreSQL, and callers whose server goes in the middle of their call. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("process")
class SurvivalTest {
    private static final String APOLOGY = "zh/interrupted";
    private static final String NUMBER = "zh/ask-id-number";
    private static final String VERIFIED = "zh/enquiry-menu";

    /** Times faster than life. */
    private static final int PACE = 8;

    private static final Duration ARRIVAL = Duration.ofMillis(50);

    /** Of a call, at this pace. */
    private static final Duration MIDDLE = Duration.ofSeconds(4);

    /** For what servers tell each other; that one is silent shows after 15 s. */
    private static final Duration TOLD = Duration.ofSeconds(40);

    private static final AtomicInteger PLACED = new AtomicInteger();

    @TempDir static Path data;

    private static TestPostgres postgres;
    private static Prompts prompts;

    @BeforeAll
    static void startDatabase() throws Exception {
        prompts = Prompts.load(Path.of("prompts"));
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stopDatabase() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void callsGoOnWhereTheyWereWhenTheirServerIsKilled() throws Exception {
        assertSurvive(12, ServeProcess::kill, 1);
    }

    @Test
    void whoLooksAtOneServersConsoleSeesTheCallsOfAllAndWhichServerWasKilled() throws Exception {
        try (ServeProcess first = serve();
                ServeProcess second = ServeProcess.start(data, settings());
                Reader reader = new Reader(second).redeeming(second.firstCode(), "li")) {
            second.drain();
            HeldCall here = HeldCall.to(second, "1790009999.1");
            HeldCall there = HeldCall.to(first, "1790009999.2");
            awaits(reader, "/live.csv", "1790009999.1");
            awaits(reader, "/live.csv", "1790009999.2");
            awaits(reader, "/today.csv", "servers,2", "servers_silent,0", "calls_now,2");

            first.kill();

            awaits(reader, "/today.csv", "servers,1", "servers_silent,1", "calls_now,1");
            here.close();
            there.close();
        }
    }

    /** Reads a page until it says all that. */
    @SuppressWarnings("ThreadSleep")
    private static void awaits(Reader reader, String page, String... said) throws Exception {
        Instant give = Instant.now().plus(TOLD);
        while (true) {
            String now = reader.get(page).body();
            if (List.of(said).stream().allMatch(now::contains)) {
                return;
            }
            assertThat(Instant.now()).as(now).isBefore(give);
            Thread.sleep(200);
        }
    }

    @Test
    @Tag("long")
    void aHundredCallsLessEightGoOnWhenTheirServerIsKilled() throws Exception {
        assertSurvive(92, ServeProcess::kill, 1);
    }

    @Test
    void aPlannedRestartIsNotHeard() throws Exception {
        assertSurvive(12, ServeProcess::terminate, 0);
    }

    private static void assertSurvive(int calls, Consumer<ServeProcess> end, int apologies)
            throws Exception {
        try (ServeProcess first = serve();
                ServeProcess second = serve();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            AgiPeer peer = AgiPeer.of(first.address(), prompts::length).orElse(second.address());
            List<Future<AgiRequest>> ends = place(calls, peer, callers);
            Thread.sleep(MIDDLE.minus(ARRIVAL.multipliedBy(calls / 2)));
            end.accept(first);

            assertThat(interrupted(ends, apologies)).isGreaterThanOrEqualTo(apologies * calls / 2);
            assertThat(first.awaitEnd()).isEqualTo(apologies == 0 ? 0 : 137);
        }
    }

    @Test
    @Tag("long")
    void aKeyIsRotatedThoughAServerIsKilledWhenItHasJustTakenOver() throws Exception {
        try (ServeProcess first = serve();
                ServeProcess second = serve();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Verb> rotation = callers.submit(() -> Verb.run(settings(), "rotate-key"));
            Instant takesOver = takesOver();
            sleepUntil(takesOver.minus(MIDDLE));
            AgiPeer peer = AgiPeer.of(first.address(), prompts::length).orElse(second.address());
            List<Future<AgiRequest>> ends = place(12, peer, callers);
            // What each of these calls will come back with was sealed with the key before.
            sleepUntil(takesOver.plusMillis(200));
            first.kill();

            assertThat(interrupted(ends, 1)).isGreaterThanOrEqualTo(6);
            Verb rotated = rotation.get();
            assertThat(rotated.out()).contains("all numbers are sealed with key");
            assertThat(rotated.status()).isZero();
            assertThat(interrupted(place(1, peer, callers), 0)).isZero();
        }
        assertThat(Verb.run(settings(), "audit", "verify").out())
                .startsWith("the audit is whole: ");
    }

    /** When a second key is to write. */
    private static Instant takesOver() throws Exception {
        try (Connection database = postgres.source().getConnection();
                PreparedStatement second =
                        database.prepareStatement(
                                "select max(first_used_at) from sealing_key having count(*) > 1")) {
            while (true) {
                try (ResultSet row = second.executeQuery()) {
                    if (row.next()) {
                        return row.getObject(1, OffsetDateTime.class).toInstant();
                    }
                }
                Thread.sleep(Duration.ofMillis(50));
            }
        }
    }

    private static void sleepUntil(Instant moment) throws InterruptedException {
        Thread.sleep(Duration.between(Instant.now(), moment));
    }

    private static List<Future<AgiRequest>> place(int calls, AgiPeer peer, ExecutorService callers)
            throws InterruptedException {
        List<Future<AgiRequest>> ends = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            String id = "1790000%03d.%d".formatted(call, PLACED.incrementAndGet());
            ends.add(callers.submit(() -> call(peer, id)));
            Thread.sleep(ARRIVAL);
        }
        return ends;
    }

    /** How many heard an apology; all heard the balance, and were as often verified as needed. */
    private static int interrupted(List<Future<AgiRequest>> ends, int apologies) throws Exception {
        int interrupted = 0;
        for (Future<AgiRequest> each : ends) {
            List<String> heard = heard(each.get());
            int excused = (int) heard.stream().filter(APOLOGY::equals).count();
            assertThat(heard).containsSubsequence(balance());
            assertThat(excused).isLessThanOrEqualTo(apologies);
            assertThat(whoWasVerifiedStaysSo(heard)).as(heard.toString()).isTrue();
            interrupted += excused;
        }
        return interrupted;
    }

    private static ServeProcess serve() throws IOException {
        ServeProcess serving = ServeProcess.start(data, settings());
        serving.drain();
        return serving;
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.put("HOTLINE_DATA", data.toString());
        settings.put("HOTLINE_AGI_DRAIN", "0");
        return settings;
    }

    private static AgiRequest call(AgiPeer peer, String id) throws IOException {
        ListeningCaller caller =
                ListeningCaller.pensionOf("990000198001010012", "1000000012", clips());
        return peer.call(
                Exchange.of(new CallFacts(id, "139" + id.substring(5, 10), "12333")),
                caller,
                new LifelikeTempo(PACE));
    }

    private static List<Clip> clips() {
        return prompts.say(new Language("zh"), new Value.Money(2_864_032)).clips();
    }

    private static List<String> balance() {
        return clips().stream().map(Clip::id).toList();
    }

    private static List<String> heard(AgiRequest request) {
        return request.played().stream().map(played -> played.clip().id()).toList();
    }

    private static boolean whoWasVerifiedStaysSo(List<String> heard) {
        int apology = heard.indexOf(APOLOGY);
        int verified = heard.indexOf(VERIFIED);
        return verified < 0 || apology < verified || heard.lastIndexOf(NUMBER) < verified;
    }
}
