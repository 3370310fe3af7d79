package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.hotline12333.host.Mounts;
import org.hotline12333.insurance.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A record store that was lost never becomes a new one with demo people, unless that is wanted. */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // a hotline that starts after all would serve for ever
class LostStoreTest {
    private static final String ANEW = "begin a new one with ./hotline serve --new-store";

    @TempDir static Path kept;

    private static Store original;

    @TempDir Path folder;

    private Store store;

    @BeforeAll
    static void fill() {
        original = new Store(kept.resolve("original"));
        assertThat(original.people()).isEqualTo(Store.DEMO_PEOPLE);
    }

    @BeforeEach
    void copy() {
        store = original.copyTo(folder.resolve("data"));
    }

    private String refusal(String... settings) {
        Verb verb = Verb.serve(store.data(), settings);

        assertThat(verb.status()).isEqualTo(1);
        assertThat(verb.out()).isEmpty();
        assertThat(verb.err()).hasSize(1);
        return verb.err().getFirst();
    }

    private List<String> startsWithDemoPeople(Map<String, String> settings, String... arguments)
            throws IOException {
        try (ServeProcess serving = ServeProcess.start(store.data(), settings, arguments)) {
            return serving.begun();
        }
    }

    private void storeWithoutFile() throws IOException {
        Files.delete(store.database());
        Files.deleteIfExists(store.data().resolve("hotline.reserve"));
    }

    @Test
    void aStoreThatIsGoneBesideItsKeyFileIsNotMadeAnew() throws IOException {
        storeWithoutFile();

        assertThat(refusal())
                .startsWith("hotline: key file " + store.key() + " is there, and its record store")
                .contains(store.database().toString())
                .endsWith(ANEW);
        assertThat(store.database()).doesNotExist();
        assertThat(Verb.run(Map.of("HOTLINE_DATA", store.data().toString()), "doctor").out())
                .contains("wrong", "its record store is not");
    }

    @Test
    void aStoreWithoutAByteIsNotMadeAnew() throws IOException {
        Files.write(store.database(), new byte[0]);

        assertThat(refusal())
                .isEqualTo(
                        "hotline: the record store "
                                + store.database()
                                + " is empty: mount its folder or put back a copy of the store, or "
                                + ANEW);
        assertThat(store.database()).isEmptyFile();

        Files.delete(store.key());
        assertThat(refusal()).contains("is empty: ");
    }

    @Test
    void aFolderThatIsNotMountedIsSeenByTheKeyFileElsewhere() throws IOException {
        Path key = folder.resolve("elsewhere.key");
        Files.move(store.key(), key);
        storeWithoutFile();
        try (var files = Files.list(store.data())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        assertThat(refusal("HOTLINE_KEY_FILE=" + key)).endsWith(ANEW);
        assertThat(store.data()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-mounted", "hotline.key.state", "hotline.reserve", "hotline.key"})
    void whatIsLeftOfAStoreIsATraceOfIt(String left) throws IOException {
        Store bare = new Store(Files.createDirectory(folder.resolve("bare")));
        Files.createFile(bare.data().resolve(left));

        Verb verb = Verb.serve(bare.data());

        assertThat(verb.err()).singleElement().asString().contains(left).endsWith(ANEW);
        assertThat(bare.database()).doesNotExist();
    }

    @Test
    void aMountPointOfTheMachinesTableIsMissedWhereNothingIsMounted() throws IOException {
        Path table =
                Files.write(
                        folder.resolve("fstab"),
                        List.of(
                                "# /dev/sdc /srv/other ext4 defaults 0 2",
                                "/dev/sda / ext4 defaults 0 1",
                                "/dev/sdb /srv/hotline\\040data ext4 nofail 0 2"));

        Mounts mounts = new Mounts(Mounts.points(table), List.of(Path.of("/")));

        assertThat(mounts.missingAt(Path.of("/srv/hotline data/store")))
                .contains(Path.of("/srv/hotline data"));
        assertThat(mounts.missingAt(Path.of("/srv/other"))).isEmpty();
        assertThat(Mounts.points(folder.resolve("none"))).isEmpty();
    }

    @Test
    void aWordMakesANewOneAndDemoPeopleAreSaidAtEveryStart() throws IOException {
        storeWithoutFile();

        assertThat(startsWithDemoPeople(Map.of(), "--new-store"))
                .anyMatch(line -> line.contains("WARN  demo people added: 19,"))
                .anyMatch(line -> line.contains("WARN  DEMO PEOPLE SERVED: 19 of 19"));
        assertThat(startsWithDemoPeople(Map.of()))
                .noneMatch(line -> line.contains("demo people added"))
                .anyMatch(line -> line.contains("WARN  DEMO PEOPLE SERVED: 19 of 19"));
    }

    @Test
    void whatServeMakesIsItsOwnersAlone() throws IOException {
        Store fresh = new Store(folder.resolve("fresh"));
        fresh.people();

        assertThat(mode(fresh.data())).isEqualTo("rwx------");
        try (var files = Files.list(fresh.data())) {
            List<Path> made = new ArrayList<>(files.toList());
            assertThat(made).contains(fresh.database(), fresh.key());
            assertThat(made).allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void aStoreThatOthersCanReadIsRefused(String mode) throws IOException {
        Files.setPosixFilePermissions(store.database(), PosixFilePermissions.fromString(mode));

        String line =
                "hotline: the record store "
                        + store.database()
                        + " can be read by others: chmod 600 it, and ask who has seen it";
        assertThat(refusal()).isEqualTo(line);
        Map<String, String> settings = Map.of("HOTLINE_DATA", store.data().toString());
        assertThat(Verb.run(settings, "audit", "verify").err()).containsExactly(line);
        assertThat(Verb.run(settings, "rotate-key").err()).containsExactly(line);
        assertThat(Verb.run(settings, "doctor").out()).contains("can be read by others");

        Files.setPosixFilePermissions(
                store.database(), PosixFilePermissions.fromString("rw-------"));
        assertThat(store.people()).isEqualTo(Store.DEMO_PEOPLE);
    }

    @Test
    void aStoreOfANewerHotlineIsRefusedInOneLine() {
        sql().sql(
                        """
                        insert into "flyway_schema_history" select 900, '900', 'of tomorrow', "type",
                            "script", 7, "installed_by", "installed_on", 1, true
                        from "flyway_schema_history" where "version" = '1'
                        """)
                .update();

        assertThat(refusal())
                .startsWith("hotline: the record store has the tables of step 900, and this")
                .endsWith(
                        "run the newer hotline that made them, or put back a copy from before it");
        Map<String, String> settings = Map.of("HOTLINE_DATA", store.data().toString());
        assertThat(Verb.run(settings, "audit", "verify").err())
                .singleElement()
                .asString()
                .contains("the tables of step 900");
        assertThat(Verb.run(settings, "rotate-key", "--status").err())
                .singleElement()
                .asString()
                .contains("the tables of step 900");
        assertThat(Verb.run(settings, "doctor").out()).contains("tables of step 900");
    }

    private JdbcClient sql() {
        return JdbcClient.create(
                new DriverManagerDataSource(
                        "jdbc:h2:file:"
                                + store.data().resolve("hotline")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                        "hotline",
                        ""));
    }

    @Test
    void demoPeopleDoNotComeIntoAStoreThatWasAsked() {
        sql().sql(
                        """
                        insert into enquiry_audit (asked_at, caller_hash, caller_sealed, sealing_key,
                            enquiry, detail, result, call_id)
                        select current_timestamp, 'h', 's', id, 'PENSION', '', 'ANSWERED', '1.1'
                        from sealing_key
                        """)
                .update();
        sql().sql("delete from visible_delivery").update();

        assertThat(refusal()).contains("nobody is in the record store", "--new-store");
    }

    @Test
    void anEmptyPostgresBesideAKeyFileIsALostStore() {
        try (TestPostgres postgres = TestPostgres.start()) {
            assertThat(Verb.run(settings(postgres), "serve").err())
                    .singleElement()
                    .asString()
                    .startsWith("hotline: key file " + store.key() + " is there, and the database")
                    .endsWith("--new-store");
            assertThat(tables(postgres.source())).isZero();
        }
    }

    @Test
    void aPostgresThatCanOnlyBeReadIsRefusedInOneLine() {
        try (TestPostgres postgres = TestPostgres.startAlone()) {
            JdbcClient.create(postgres.source())
                    .sql("alter role postgres set default_transaction_read_only = on")
                    .update();
            String line =
                    "hotline: the database can only be read: take default_transaction_read_only off"
                            + " it or its user";

            assertThat(Verb.run(settings(postgres), "serve").err()).containsExactly(line);
            assertThat(Verb.run(settings(postgres), "audit", "verify").err()).containsExactly(line);
            assertThat(Verb.run(settings(postgres), "doctor").out())
                    .contains("the database can only be read");
        }
    }

    private static long tables(DataSource source) {
        return JdbcClient.create(source)
                .sql("select count(*) from information_schema.tables where table_schema = 'public'")
                .query(Long.class)
                .single();
    }

    private Map<String, String> settings(TestPostgres postgres) {
        Map<String, String> settings = new java.util.HashMap<>(postgres.settings());
        settings.put("HOTLINE_DATA", store.data().toString());
        settings.put("HOTLINE_AGI_PORT", "0");
        return settings;
    }
}
