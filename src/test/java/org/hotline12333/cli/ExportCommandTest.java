package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hotline12333.insurance.TestPostgres;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.settings.OfflineSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the embedded database to PostgreSQL, as an operator goes. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("process")
@Order(9)
class ExportCommandTest {
    private static @Nullable TestPostgres server;

    @TempDir Path folder;

    private Store store;
    private Path file;
    private Map<String, String> postgres;

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

    @BeforeEach
    void name() {
        store = new Store(folder.resolve("data"));
        file = folder.resolve("store");
        postgres = new HashMap<>(Objects.requireNonNull(server).emptySettings());
        postgres.put("HOTLINE_DATA", store.data().toString());
        postgres.put("HOTLINE_AGI_PORT", "0");
    }

    private Verb embedded(String... arguments) {
        return Verb.run(Map.of("HOTLINE_DATA", store.data().toString()), arguments);
    }

    private Verb onPostgres(String... arguments) {
        return Verb.run(postgres, arguments);
    }

    private void exported() {
        Verb export = embedded("export", file.toString());
        assertThat(export.err()).isEmpty();
        assertThat(export.status()).isZero();
        assertThat(export.out())
                .startsWith("the whole store is in " + file + ": 19 people, ")
                .endsWith("it opens with " + store.key() + " alone, which is not in it\n");
    }

    private void refused(Verb verb, String line) {
        assertThat(verb.status()).isOne();
        assertThat(verb.err()).containsExactly("hotline: " + line);
    }

    private DataSource database() {
        try (OfflineSettings settings = OfflineSettings.read(postgres)) {
            return settings.unchecked();
        }
    }

    /** Whether a caller is asked to wait meanwhile is the machine's. */
    private static List<String> heard(FaultyCalls calls) throws IOException {
        return FaultyCalls.heard(calls.asks()).stream()
                .filter(clip -> !clip.equals("zh/one-moment"))
                .toList();
    }

    /** One that is killed is waited for when a key changes. */
    private static void end(ServeProcess serving) throws InterruptedException {
        serving.terminate();
        serving.awaitEnd();
    }

    @Test
    void whatCallersHearAndMayUndoGoesOver() throws Exception {
        MadeDelivery october =
                MadeDelivery.of(
                        folder.resolve("october"), 40, MadeDelivery.OCTOBER, Extent.COMPLETE);
        List<String> heard;
        try (ServeProcess serving = ServeProcess.start(store.data(), Map.of())) {
            serving.drain();
            FaultyCalls calls = FaultyCalls.to(serving);
            heard = heard(calls);
            assertThat(heard).containsSequence(calls.balance());

            Verb export = embedded("export", folder.resolve("tried").toString());

            assertThat(export.err()).isEmpty();
            assertThat(export.out())
                    .contains("19 people, ", " rows of the audit, head ")
                    .endsWith("end the server, and export it once more\n");
            assertThat(calls.isAnswered(calls.asks())).isTrue();
            end(serving);
        }
        assertThat(embedded("rotate-key").status()).isZero();
        assertThat(embedded("import", october.folder().toString()).status()).isZero();
        assertThat(embedded("import", "--undo").status()).isZero();
        exported();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Verb brought = onPostgres("import", file.toString());

        assertThat(brought.err()).isEmpty();
        assertThat(brought.status()).isZero();
        assertThat(brought.out())
                .contains("every value as it was: ", "19 people, ")
                .endsWith("serve from there alone from now on\n");
        try (ServeProcess serving = ServeProcess.start(store.data(), postgres)) {
            serving.drain();
            FaultyCalls calls = FaultyCalls.to(serving);
            assertThat(heard(calls)).isEqualTo(heard);
            assertThat(onPostgres("import", "--undo").out())
                    .isEqualTo("callers hear the delivery of 2026-10 now\n");
            Thread.sleep(1_100);
            assertThat(calls.isAnswered(calls.asks())).isFalse();
        }
        assertThat(onPostgres("audit", "verify").out()).startsWith("the audit is whole: ");
        assertThat(onPostgres("reconcile").status()).isZero();
        refused(
                onPostgres("import", file.toString()),
                "the database holds a record store already: name an empty one in HOTLINE_DB_URL");
    }

    @Test
    void overwritesNothing() throws IOException {
        store.people();
        Files.writeString(file, "mine");

        refused(
                embedded("export", file.toString()),
                file + " is there already, and is not overwritten: name another file");
        assertThat(file).hasContent("mine");
    }

    @Test
    void leavesNoFileOfAStoreThatIsNotWhole() throws IOException {
        store.people();
        try (OfflineSettings settings =
                OfflineSettings.read(Map.of("HOTLINE_DATA", store.data().toString()))) {
            JdbcClient.create(settings.database()).sql("update audit_head set links = 7").update();
        }

        assertThat(embedded("export", file.toString()).err())
                .singleElement()
                .asString()
                .startsWith("hotline: the audit is not whole (head: ");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(store.data());
        }
    }

    @Test
    void goesFromTheEmbeddedDatabaseToPostgresAlone() {
        refused(
                onPostgres("export", file.toString()),
                "only an embedded record store is exported: from one PostgreSQL to another, use"
                        + " pg_dump");
        store.people();
        exported();

        refused(
                embedded("import", file.toString()),
                file
                        + " is a whole store, which goes to PostgreSQL: name an empty one in"
                        + " HOTLINE_DB_URL");
        assertThat(onPostgres("import", file.toString(), "--dry-run").err())
                .containsExactly(
                        "hotline: "
                                + file
                                + " is a whole store and no delivery: name it alone; see hotline"
                                + " import --help");
    }

    @Test
    void theKeyFileOfTheStoreIsWanted() throws IOException {
        store.people();
        exported();
        Store other = new Store(folder.resolve("other"));
        other.people();
        Files.copy(
                other.key(),
                store.key(),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(onPostgres("import", file.toString()).err())
                .singleElement()
                .asString()
                .endsWith("put back that key file");
        assertThat(onPostgres("serve").err())
                .singleElement()
                .asString()
                .contains("the database is empty");
    }

    /** Where it is killed, and what holds it there. */
    private void killedAt(String table) throws Exception {
        DataSource database = database();
        Flyway.configure().dataSource(database).load().migrate();
        JdbcClient sql = JdbcClient.create(database);
        sql.sql(
                        """
                        create or replace function held() returns trigger language plpgsql as $$
                        begin
                            perform pg_advisory_xact_lock(12333);
                            return new;
                        end $$
                        """)
                .update();
        sql.sql(
                        "create trigger held before insert on "
                                + table
                                + " for each row execute function held()")
                .update();
        try (Connection holding = database.getConnection();
                Statement statement = holding.createStatement()) {
            statement.execute("select pg_advisory_lock(12333)");
            Process process = begin();
            while (waiting(sql) == 0) {
                assertThat(process.isAlive()).as(Files.readString(folder.resolve("out"))).isTrue();
                Thread.sleep(20);
            }
            for (Verb second :
                    List.of(onPostgres("import", file.toString()), onPostgres("serve"))) {
                refused(
                        second,
                        "somebody else has all tables locked, as an import of a whole store has:"
                                + " wait for their end");
            }
            process.destroyForcibly().waitFor();
        }
        while (sql.sql(
                                "select count(*) from pg_stat_activity where datname = current_database()"
                                        + " and query like '%"
                                        + table
                                        + "%' and state <> 'idle'"
                                        + " and pid <> pg_backend_pid()")
                        .query(Long.class)
                        .single()
                > 0) {
            Thread.sleep(20);
        }
        sql.sql("drop trigger held on " + table).update();
    }

    private static long waiting(JdbcClient sql) {
        return sql.sql(
                        """
                        select count(*) from pg_locks where locktype = 'advisory' and not granted
                        and database = (select oid from pg_database where datname = current_database())
                        """)
                .query(Long.class)
                .single();
    }

    private Process begin() throws IOException {
        return VerbProcess.begin(
                postgres, folder.resolve("out"), folder, "import", file.toString());
    }

    @Test
    void killedItLeavesNothingThatIsServed() throws Exception {
        store.people();
        exported();
        for (String table : List.of("sealing_key", "record_a", "visible_delivery")) {
            killedAt(table);

            assertThat(onPostgres("serve").err())
                    .singleElement()
                    .asString()
                    .startsWith("hotline: key file " + store.key() + " is there, and the database")
                    .endsWith("--new-store");
        }
        assertThat(onPostgres("import", file.toString()).status()).isZero();
        assertThat(onPostgres("audit", "verify").out()).startsWith("the audit is whole: ");
    }
}
