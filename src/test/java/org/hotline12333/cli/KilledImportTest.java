package org.hotline12333.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPostgres;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.insurance.synthetic.SyntheticPeople;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.access.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code kill -9} in the middle of an import: a lock holds it where it is to be killed. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("process")
class KilledImportTest {
    private static final int PEOPLE = 300;

    /** Of this database: others of its server wait as well. */
    private static final String WAITING =
            """
            select count(*) from pg_locks where not granted
            and database = (select oid from pg_database where datname = current_database())
            """;

    private static final String TURNS =
            "select count(*) from pg_locks where relation = 'intake_turn'::regclass"
                    + " and pid <> pg_backend_pid()";

    /** Longer than PostgreSQL lets a transaction of a caller say nothing. */
    private static final Duration SILENT = Duration.ofSeconds(7);

    private static @Nullable TestPostgres server;

    /** The key of the database outlives a test. */
    @TempDir static Path keys;

    @TempDir Path folder;

    /** Where it is killed, and what holds it there. */
    private enum Point {
        PERSONS_READ("lock table person_number in share mode"),
        ALL_READ("lock table record_a, record_b in share row exclusive mode"),
        MERGING("select pg_advisory_xact_lock(12333)"),
        SWITCHING("lock table visible_delivery in share row exclusive mode");

        private final String lock;

        Point(String lock) {
            this.lock = lock;
        }
    }

    @BeforeAll
    static void start() {
        server = TestPostgres.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static TestPostgres server() {
        return Objects.requireNonNull(server);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(server().settings());
        settings.putAll(Verb.NO_VOICE);
        settings.put("HOTLINE_DATA", keys.toString());
        return settings;
    }

    private Verb run(String argument) {
        return Verb.run(settings(), "import", argument);
    }

    private RecordStore records() {
        return RecordStore.reopen(
                server().source(),
                keys.resolve("hotline.key"),
                Limits.standard().withoutThrottle(),
                Clock.systemUTC());
    }

    private Process begin(MadeDelivery delivery, Path work) throws Exception {
        return VerbProcess.begin(
                settings(), folder.resolve("out"), work, "import", delivery.folder().toString());
    }

    private void killAt(Point point, MadeDelivery delivery, Path work) throws Exception {
        try (Connection holding = server().source().getConnection();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute(point.lock);
            Process process = begin(delivery, work);
            while (isNot(WAITING, 1)) {
                assertThat(process.isAlive()).as(Files.readString(folder.resolve("out"))).isTrue();
            }
            process.destroyForcibly().waitFor();
            holding.rollback();
        }
        while (isNot(TURNS, 0)) {
            // the database has yet to notice
        }
    }

    private boolean isNot(String count, long wanted) throws InterruptedException {
        Thread.sleep(20);
        return JdbcClient.create(server().source()).sql(count).query(Long.class).single() != wanted;
    }

    private void noNumberIn(Path work, MadeDelivery delivery) throws Exception {
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, ISO_8859_1);
                assertThat(delivery.numbers()).noneMatch(bytes::contains);
            }
        }
    }

    private static long bytes(Path work) throws Exception {
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private void holdInMerge() {
        JdbcClient sql = JdbcClient.create(server().source());
        sql.sql(
                        """
                        create function held() returns trigger language plpgsql as $$
                        begin
                            if new.person % 7 = 3 then
                                perform pg_advisory_xact_lock(12333);
                            end if;
                            return new;
                        end $$
                        """)
                .update();
        for (String table : List.of("record_a", "record_b")) {
            sql.sql(
                            "create trigger held before insert on "
                                    + table
                                    + " for each row execute function held()")
                    .update();
        }
    }

    @Test
    void theMonthBeforeIsHeardAndTheNextImportWorks() throws Exception {
        MadeDelivery october =
                MadeDelivery.of(
                        folder.resolve("october"), PEOPLE, MadeDelivery.OCTOBER, Extent.COMPLETE);
        MadeDelivery november =
                MadeDelivery.of(
                        folder.resolve("november"), PEOPLE, MadeDelivery.NOVEMBER, Extent.COMPLETE);
        assertThat(run(october.folder().toString()).err()).isEmpty();
        holdInMerge();
        PersonId person = person(october);
        Object before = asked(person);
        for (Point point : Point.values()) {
            Path work = Files.createDirectory(folder.resolve(point.name()));

            killAt(point, november, work);

            assertThat(records().enquiries().dataDates().to())
                    .as(point.name())
                    .isEqualTo(MadeDelivery.OCTOBER);
            assertThat(asked(person)).isEqualTo(before);
            if (point == Point.ALL_READ) {
                assertThat(bytes(work)).isPositive();
            }
            noNumberIn(work, november);
            if (point == Point.ALL_READ) {
                assertThat(begin(november, work).waitFor()).isZero();
                assertThat(work).as("what the killed one left").isEmptyDirectory();
                run("--undo");
            }

            Verb next = run(november.folder().toString());
            assertThat(next.err()).isEmpty();
            assertThat(next.out()).contains("callers hear the delivery of 2026-11 now\n");
            assertThat(run("--undo").out()).isEqualTo("callers hear the delivery of 2026-10 now\n");
        }
    }

    @Test
    void aSecondOneIsRefusedWhileOneIsUnderWay() throws Exception {
        MadeDelivery october =
                MadeDelivery.of(
                        folder.resolve("october"), 20, MadeDelivery.OCTOBER, Extent.COMPLETE);
        assertThat(run(october.folder().resolve("none").toString()).status()).isOne();
        try (Connection holding = server().source().getConnection();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("select id from intake_turn for update");

            Verb second = run(october.folder().toString());

            assertThat(second.status()).isOne();
            assertThat(second.err())
                    .containsExactly(
                            "hotline: another delivery is being taken in: wait until that has"
                                    + " ended");
            holding.rollback();
        }
    }

    @Test
    void aLongOneKeepsItsTurnThoughItSaysNothingMeanwhile() throws Exception {
        MadeDelivery october =
                MadeDelivery.of(
                        folder.resolve("october"), 21, MadeDelivery.OCTOBER, Extent.COMPLETE);
        assertThat(run(october.folder().resolve("none").toString()).status()).isOne();
        try (Connection holding = server().source().getConnection();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute(Point.ALL_READ.lock);
            Process first = begin(october, folder);
            while (isNot(WAITING, 1)) {
                assertThat(first.isAlive()).isTrue();
            }
            Thread.sleep(SILENT);

            assertThat(isNot(TURNS, 0)).isTrue();
            holding.rollback();
            assertThat(first.waitFor()).as(Files.readString(folder.resolve("out"))).isZero();
        }
    }

    private static void failing(String how) {
        JdbcClient sql = JdbcClient.create(server().source());
        sql.sql(
                        "create or replace function failing() returns trigger language plpgsql as $$"
                                + " begin "
                                + how
                                + "; return null; end $$")
                .update();
        for (String table : List.of("record_a", "record_b")) {
            sql.sql(
                            "create or replace trigger failing after insert on "
                                    + table
                                    + " for each statement execute function failing()")
                    .update();
        }
    }

    @Test
    void aDatabaseThatIsFullOrGoesAwayEndsIt() throws Exception {
        MadeDelivery october =
                MadeDelivery.of(
                        folder.resolve("october"), 20, MadeDelivery.OCTOBER, Extent.COMPLETE);
        MadeDelivery november =
                MadeDelivery.of(
                        folder.resolve("november"), 20, MadeDelivery.NOVEMBER, Extent.COMPLETE);
        assertThat(run(october.folder().toString()).err()).isEmpty();
        Map<String, String> ways =
                Map.of(
                        "raise exception 'no room' using errcode = '53100'",
                        "the disk of the record store is full \\(ERROR: no room\\): make room on it",
                        "perform pg_terminate_backend(pg_backend_pid())",
                        "the database does not answer \\(.*\\): start it, or mend HOTLINE_DB_URL");
        for (Map.Entry<String, String> way : ways.entrySet()) {
            failing(way.getKey());

            Verb ended = run(november.folder().toString());

            assertThat(ended.status()).isOne();
            assertThat(ended.err())
                    .singleElement()
                    .asString()
                    .matches("hotline: " + way.getValue());
            assertThat(records().enquiries().dataDates().to()).isEqualTo(MadeDelivery.OCTOBER);
        }
        failing("null");
        assertThat(run(november.folder().toString()).out())
                .contains("callers hear the delivery of 2026-11 now\n");
        assertThat(run("--undo").status()).isZero();
    }

    private PersonId person(MadeDelivery delivery) {
        for (long index = 0; index < PEOPLE; index++) {
            SyntheticPeople.Numbers numbers = delivery.numbers(index);
            if (records()
                            .credentials()
                            .verifyNumbers(
                                    numbers.idNumber(),
                                    numbers.socialSecurityNumber(),
                                    StoreUnderTest.calling("1390000" + index))
                    instanceof Verdict.Verified verified) {
                return verified.person();
            }
        }
        throw new IllegalStateException("nobody is verified");
    }

    private Object asked(PersonId person) {
        return new Enquiries(records().enquiries())
                .pension(person, StoreUnderTest.calling(StoreUnderTest.MOBILE));
    }
}
