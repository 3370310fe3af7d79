package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.CallLogObserver;
import org.hotline12333.audiosocket.Pace;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.cli.CallCommand;
import org.hotline12333.cli.StepLog;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.judge.ScriptRun;
import org.hotline12333.simulator.judge.ScriptRunner;
import org.hotline12333.simulator.routes.AgiRoute;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.routes.Route;
import org.hotline12333.simulator.routes.RouteException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers that are keyed where they are not asked for: at every menu and field of the dialplan,
 * before and after the caller is known, at every pace. Wherever they led, six keys in a row are
 * nowhere to be read, neither across nor downwards.
 */
class MisplacedNumberTest {
    private static final AtomicReference<CallObserver> OBSERVER =
            new AtomicReference<>(CallObserver.NONE);

    @TempDir static Path keys;

    private static RehearsedHotline hotline;
    private static SortedMap<String, String> places;

    /** How a number is keyed, and what is done then. */
    private enum Tempo {
        QUICKLY("", "", ""),
        ENDED("", "", "#"),
        IN_A_BURST(" (60 ms) ", "", ""),
        HESITATING(" (3 s) ", "", ""),
        SLOWLY(" (9 s) ", "", ""),
        IN_GROUPS("", " (9 s) ", ""),
        HALF("", "", "");

        /** As they are read off an ID card. */
        private static final List<Integer> GROUPS = List.of(6, 14);

        private final String beat;
        private final String pause;
        private final String end;

        Tempo(String beat, String pause, String end) {
            this.beat = beat;
            this.pause = pause;
            this.end = end;
        }

        String call(String beginning, String number) {
            String all = this == HALF ? number.substring(0, number.length() / 2 + 1) : number;
            StringBuilder keys = new StringBuilder();
            for (int i = 0; i < all.length(); i++) {
                boolean group = GROUPS.contains(i) && !pause.isEmpty();
                keys.append(i == 0 ? "" : group ? pause : beat).append(all.charAt(i));
            }
            return beginning
                    + "hears *\nkeys "
                    + keys
                    + end
                    + (this == HALF ? "\n" : "\nhears *\n")
                    + "hangs up\n";
        }
    }

    @BeforeAll
    static void open() {
        hotline = RehearsedHotline.observedBy(begun -> OBSERVER.get().begins(begun));
        Beginnings beginnings = new Beginnings();
        OBSERVER.set(beginnings);
        try (StepLog _ = StepLog.show(false)) {
            places = beginnings.of(hotline);
        }
    }

    @AfterAll
    static void close() {
        hotline.close();
    }

    @Test
    void everyMenuAndFieldIsTried() {
        assertThat(places.keySet().stream().map(place -> place.replaceFirst(",.*", "")))
                .containsAll(Beginnings.places(hotline.dialplan()));
        assertThat(places).containsKeys("main", "main, verified", "enquiry, verified");
    }

    @Test
    void noneCanBeReadInMemory() throws RouteException {
        DataSource database = hotline.inMemory().database();
        try (CallLog calls = CallLog.open(database, InstantSource.system())) {
            OBSERVER.set(new CallLogObserver(calls, _ -> false));
            Route route =
                    new MemoryRoute(
                            hotline.inMemory(), hotline.prompts()::length, CallCommand.DATE);

            assertThat(leaks(route, List.of(Tempo.values()), database, calls, () -> {})).isEmpty();
        }
    }

    @Test
    void noneCanBeReadOverFastAgi() throws RouteException {
        JdbcConnectionPool database =
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:"
                                + UUID.randomUUID()
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                        "hotline",
                        "");
        Flyway.configure().dataSource(database).load().migrate();
        try (TestHotline served = TestHotline.open(keys);
                CallLog calls = CallLog.open(database, InstantSource.system());
                FastAgiServer server =
                        new FastAgiServer(
                                FastAgiSettings.of(
                                                InetAddress.getLoopbackAddress(),
                                                0,
                                                List.of("127.0.0.1/32"),
                                                10)
                                        .withPace(Pace.PEER),
                                served.runner().observedBy(new CallLogObserver(calls, _ -> false))
                                        ::run)) {
            server.start();
            Route route =
                    new AgiRoute(
                                    new InetSocketAddress(
                                            InetAddress.getLoopbackAddress(), server.port()),
                                    hotline.prompts()::length)
                            .hurried();

            List<Tempo> quick = List.of(Tempo.QUICKLY, Tempo.HALF);

            assertThat(leaks(route, quick, database, calls, server::close)).isEmpty();
        } finally {
            database.dispose();
        }
    }

    private static List<String> leaks(
            Route route, List<Tempo> tempos, DataSource database, CallLog calls, Runnable end)
            throws RouteException {
        ScriptRunner rehearsal = new ScriptRunner(route, new Judge(hotline.vocabulary()));
        List<String[]> keyed = new ArrayList<>();
        Map<String, String> logs;
        try (CallsInLog log = new CallsInLog()) {
            for (Map.Entry<String, String> place : places.entrySet()) {
                for (String number : MisplacedNumber.NUMBERS) {
                    for (Tempo tempo : tempos) {
                        ScriptRun run =
                                rehearsal.run(hotline.script(tempo.call(place.getValue(), number)));
                        // Where only a call with a date comes, no call over FastAGI does.
                        if (run.conversation().isPresent()) {
                            keyed.add(new String[] {place.getKey() + ", " + tempo, number});
                        }
                    }
                }
            }
            end.run();
            logs = log.calls();
        }
        calls.close();
        JdbcClient sql = JdbcClient.create(database);
        List<String> leaks = new ArrayList<>();
        List<String> ids = List.copyOf(logs.keySet());
        assertThat(ids).hasSameSizeAs(keyed);
        for (int i = 0; i < ids.size(); i++) {
            List<String> rows =
                    sql.sql("select steps from call_log where call_id = ?")
                            .param(ids.get(i))
                            .query((row, _) -> row.getString(1) + "")
                            .list();
            String how = keyed.get(i)[0];
            assertThat(rows).as(how).isNotEmpty();
            MisplacedNumber number =
                    new MisplacedNumber(
                            how,
                            keyed.get(i)[1],
                            logs.get(ids.get(i)) + "",
                            rows,
                            calls.calls(ids.get(i)));
            number.leaks(hotline.vocabulary(), hotline.dialplan())
                    .forEach(leak -> leaks.add(how + ", " + number.number() + ": " + leak));
        }
        return leaks;
    }
}
