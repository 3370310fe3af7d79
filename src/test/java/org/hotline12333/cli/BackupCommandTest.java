package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.upkeep.RequestDesk;
import org.hotline12333.upkeep.StoreRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A backup is there when it was restored, and not before. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BackupCommandTest {
    @TempDir Path folder;

    private Store store;
    private Path backup;

    @BeforeEach
    void name() {
        store = new Store(folder.resolve("data"));
        backup = folder.resolve("copy.zip");
    }

    private Verb backup() {
        return Verb.run(
                Map.of("HOTLINE_DATA", store.data().toString()), "backup", backup.toString());
    }

    private void isRestored(int rows) throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(store.data(), backup);
        }
        Store other = new Store(Files.createDirectory(folder.resolve("other")));
        assertThat(
                        new ProcessBuilder(
                                        "unzip",
                                        "-q",
                                        backup.toString(),
                                        "-d",
                                        other.data().toString())
                                .start()
                                .waitFor())
                .isZero();
        Files.setPosixFilePermissions(
                other.database(), PosixFilePermissions.fromString("rw-------"));
        Files.copy(store.key(), other.key(), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Map<String, String> settings = Map.of("HOTLINE_DATA", other.data().toString());
        assertThat(Verb.run(settings, "audit", "verify").out()).startsWith("the audit is whole: ");
        try (OfflineSettings read = OfflineSettings.read(settings)) {
            assertThat(Told.onRecord(JdbcClient.create(read.database()))).hasSize(rows + 1);
        }
        assertThat(other.people()).isEqualTo(Store.DEMO_PEOPLE);
        isNoted(other);
    }

    private static void isNoted(Store store) {
        try (OfflineSettings settings =
                OfflineSettings.read(Map.of("HOTLINE_DATA", store.data().toString()))) {
            assertThat(
                            JdbcClient.create(settings.database())
                                    .sql(
                                            "select call_id from enquiry_audit where enquiry = 'BACKUP'")
                                    .query(String.class)
                                    .list())
                    .containsExactly("backup, by " + System.getProperty("user.name"));
        }
    }

    /** And not that it is no embedded one. */
    @ParameterizedTest
    @ValueSource(strings = {"backup", "export"})
    void aRelativeFolderIsNamed(String verb) {
        Verb run = Verb.run(Map.of("HOTLINE_DATA", "data"), verb, folder + "/copy.zip");

        assertThat(run.status()).isOne();
        assertThat(run.err())
                .containsExactly(
                        "hotline: HOTLINE_DATA is a relative path: write it from / on, or with ./");
    }

    @Test
    void isMadeByTheServerWhileItServes() throws Exception {
        try (ServeProcess serving = ServeProcess.start(store.data(), Map.of())) {
            serving.drain();
            FaultyCalls calls = FaultyCalls.to(serving);
            assertThat(calls.isAnswered(calls.asks())).isTrue();

            Verb made = backup();

            assertThat(made.err()).isEmpty();
            assertThat(made.status()).isZero();
            assertThat(made.out())
                    .startsWith("backup in " + backup + ", restored and whole: 19 people, ");
            assertThat(calls.isAnswered(calls.asks())).isTrue();
            assertThat(store.data()).isDirectoryNotContaining("glob:**.backup-*");
            isRestored(2);
        }
    }

    @Test
    void isMadeOfAStoreThatNobodyServes() throws Exception {
        store.people();

        assertThat(backup().out()).startsWith("backup in " + backup + ", restored and whole: 19");
        isRestored(0);
    }

    @Test
    void overwritesNothing() throws IOException {
        store.people();
        Files.writeString(backup, "mine");

        assertThat(backup().err())
                .containsExactly(
                        "hotline: "
                                + backup
                                + " is there already, and is not overwritten: name another file");
        assertThat(backup).hasContent("mine");
    }

    @Test
    void aStoreThatIsNotWholeGivesNoBackup() throws Exception {
        store.people();
        try (OfflineSettings settings =
                OfflineSettings.read(Map.of("HOTLINE_DATA", store.data().toString()))) {
            JdbcClient.create(settings.database()).sql("update audit_head set links = 7").update();
        }

        Verb made = backup();

        assertThat(made.status()).isEqualTo(1);
        assertThat(made.err())
                .singleElement()
                .asString()
                .startsWith("hotline: the audit is not as it was written, at its head: ");
        assertThat(backup).doesNotExist();
    }

    private void isThrownAway(String why) throws IOException {
        Verb made = backup();

        assertThat(made.status()).isEqualTo(1);
        assertThat(made.out()).isEmpty();
        assertThat(made.err())
                .singleElement()
                .asString()
                .startsWith("hotline: the backup is not whole, and was thrown away (" + why);
        assertThat(folder).isDirectoryNotContaining("glob:**/copy.zip*");
    }

    @Test
    void aCopyOfWhichARowWasChangedIsThrownAway() throws Exception {
        store.people();
        Map<String, String> settings = Map.of("HOTLINE_DATA", store.data().toString());
        Verb.fed("990000198001010012\n", settings, "record", "of");
        try (OfflineSettings read = OfflineSettings.read(settings)) {
            JdbcClient.create(read.database())
                    .sql("update enquiry_audit set result = 'WRONG'")
                    .update();
        }

        isThrownAway("row ");
    }

    /** As a server might that has the store open, and copies another one. */
    @ParameterizedTest
    @CsvSource({
        "20, '', 0, it lacks people",
        "19, 9:%s, 0, head: the chain ends",
        "19, '', 999, it lacks rows of the audit"
    })
    void aCopyThatLacksWhatTheStoreHadIsThrownAway(
            String people, String head, String row, String why) throws Exception {
        store.people();
        backup();
        Path older = Files.move(backup, folder.resolve("older.zip"));
        RequestDesk.Clerk clerk =
                (request, _, _) -> {
                    Files.copy(older, request.made());
                    return List.of(people, head.formatted("0".repeat(64)), row);
                };

        served(clerk, () -> isThrownAway(why));
    }

    /** A copy of a store that is written to may lack what was written last. */
    @Test
    void aCopyThatIsNotWholeIsMadeOnceMore() throws Exception {
        store.people();
        backup();
        Path older = Files.move(backup, folder.resolve("older.zip"));
        AtomicInteger copies = new AtomicInteger();
        RequestDesk.Clerk clerk =
                (request, _, _) -> {
                    Files.copy(older, request.made());
                    return List.of("17", "", copies.incrementAndGet() == 1 ? "999" : "0");
                };

        served(clerk, () -> assertThat(backup().err()).isEmpty());
        assertThat(backup).hasSameBinaryContentAs(older);
        assertThat(copies).hasValue(2);
    }

    private void served(RequestDesk.Clerk clerk, ThrowingRunnable work) throws Exception {
        try (Connection _ = heldOpen();
                RequestDesk desk =
                        RequestDesk.forCopies(
                                Optional.of(store.data()), StoreRequest.Verb.BACKUP, clerk)) {
            desk.start();
            work.run();
        }
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    private Connection heldOpen() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:"
                        + store.data().resolve("hotline")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "hotline",
                "");
    }

    @Test
    void saysWhatPostgresIsBackedUpWith() {
        Verb made =
                Verb.run(
                        Map.of("HOTLINE_DB_URL", "jdbc:postgresql://127.0.0.1:1/hotline"),
                        "backup",
                        backup.toString());

        assertThat(made.err()).singleElement().asString().contains("pg_dump");
    }
}
