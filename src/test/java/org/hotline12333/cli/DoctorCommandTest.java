package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hotline12333.doctor.KeyFileCheck;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each thing that is wrong is one line with its mend, and the rest is still looked at. */
class DoctorCommandTest {
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

    private record Visit(Verb verb) {
        String line(String subject) {
            List<String> lines =
                    verb.out()
                            .lines()
                            .filter(line -> line.substring(9).startsWith(subject + " "))
                            .toList();
            assertThat(lines).as(verb.out()).hasSize(1);
            return lines.getFirst().replaceAll(" +", " ");
        }

        /** But for an old Asterisk, which a machine may have. */
        List<String> wrong() {
            return verb.out()
                    .lines()
                    .filter(line -> line.startsWith("wrong"))
                    .filter(line -> !line.substring(9).startsWith("Asterisk  "))
                    .toList();
        }
    }

    private Visit doctor(String... settings) {
        return new Visit(Verb.run(environment(settings), "doctor"));
    }

    private Map<String, String> environment(String... settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOTLINE_DATA", store.data().toString());
        environment.put("HOTLINE_AGI_PORT", "0");
        environment.put("HOTLINE_ASTERISK", folder.resolve("none").toString());
        for (String setting : settings) {
            String[] pair = setting.split("=", 2);
            environment.put(pair[0], pair[1]);
        }
        return environment;
    }

    private Visit in(Home home) {
        return new Visit(home.verb(() -> doctor().verb()));
    }

    private static String wrong(Visit visit, String subject) {
        assertThat(visit.verb().status()).isEqualTo(1);
        assertThat(visit.verb().err()).isEmpty();
        assertThat(visit.wrong()).as(visit.verb().out()).hasSize(1);
        return visit.line(subject);
    }

    private JdbcClient sql() {
        return JdbcClient.create(source());
    }

    private DataSource source() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(
                "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                        .formatted(store.data().resolve("hotline")));
        database.setUser("hotline");
        database.setPassword("");
        return database;
    }

    @Test
    void saysOkOfEachThingThatIsWell() {
        Visit visit = doctor();

        assertThat(visit.wrong()).isEmpty();
        assertThat(visit.verb().status())
                .isIn(0, 1)
                .isEqualTo(visit.verb().out().contains("wrong ") ? 1 : 0);
        assertThat(visit.verb().err()).isEmpty();
        assertThat(visit.verb().out().lines())
                .extracting(line -> line.substring(9, 21).strip())
                .containsExactly(
                        "JDK",
                        "port",
                        "allow-list",
                        "descriptors",
                        "calls",
                        "webphone",
                        "database",
                        "standby",
                        "names",
                        "published",
                        "outbox",
                        "test number",
                        "key file",
                        "clock",
                        "unit",
                        "dialplan",
                        "calendar",
                        "topics",
                        "clips",
                        "Asterisk",
                        "sounds",
                        "Asterisk log",
                        "modules",
                        "queues",
                        "call-backs",
                        "keys");
        assertThat(visit.line("database")).matches("ok database H2 .*, tables of step \\d+");
        assertThat(visit.line("outbox"))
                .isEqualTo(
                        "ok outbox no gateway is set (HOTLINE_SMS_URL), 0 messages wait, 0 were given up");
        assertThat(visit.line("test number")).isEqualTo("ok test number no draft is on it");
        assertThat(visit.line("key file")).startsWith("ok key file of this record store");
    }

    @Test
    void leavesAnInstallationThatWasNeverStartedAsItIs() {
        Path nothing = folder.resolve("nothing");

        Visit visit = doctor("HOTLINE_DATA=" + nothing);

        assertThat(visit.wrong()).isEmpty();
        assertThat(visit.line("database")).startsWith("ok database there is none yet");
        assertThat(nothing).doesNotExist();
    }

    @Test
    void changesNoByteOfTheStore() throws IOException {
        byte[] before = Files.readAllBytes(store.database());

        doctor();

        assertThat(store.database()).hasBinaryContent(before);
        assertThat(original.copyTo(store.data()).people()).isEqualTo(Store.DEMO_PEOPLE);
    }

    @Test
    void aStoreInUseIsWell() throws IOException {
        try (FileChannel serving = FileChannel.open(store.database(), StandardOpenOption.WRITE);
                var lock = serving.lock()) {
            Visit visit = doctor();

            assertThat(lock.isValid()).isTrue();
            assertThat(visit.wrong()).isEmpty();
            assertThat(visit.line("database")).startsWith("ok database in use");
            assertThat(visit.line("key file")).startsWith("ok key file whole; not compared");
        }
    }

    @Test
    void tablesThatAreOldAreBroughtUpByAStart() {
        sql().sql(
                        """
                        delete from "flyway_schema_history" where "installed_rank" =
                            (select max("installed_rank") from "flyway_schema_history")
                        """)
                .update();

        assertThat(wrong(doctor(), "database"))
                .contains("this hotline wants step ", ": back it up", "./hotline serve");
    }

    @Test
    void tablesThatAreNewerWantTheNewerHotline() {
        sql().sql(
                        """
                        insert into "flyway_schema_history"
                        select "installed_rank" + 1, '999', "description", "type", 'V999__x.sql',
                            "checksum", "installed_by", "installed_on", "execution_time", "success"
                        from "flyway_schema_history" where "installed_rank" =
                            (select max("installed_rank") from "flyway_schema_history")
                        """)
                .update();

        assertThat(wrong(doctor(), "database"))
                .contains("tables of step 999, which are newer: run the newer hotline");
    }

    @Test
    void tablesHalfMadeAreWrong() {
        sql().sql(
                        """
                        update "flyway_schema_history" set "success" = false where "installed_rank" =
                            (select max("installed_rank") from "flyway_schema_history")
                        """)
                .update();

        assertThat(wrong(doctor(), "database")).contains("holds tables half made: put back");
    }

    @Test
    void tablesOfSomebodyElseAreWrong() {
        sql().sql("drop table \"flyway_schema_history\"").update();

        assertThat(wrong(doctor(), "database")).contains("tables that are not the hotline's: ");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() {
        Visit visit =
                doctor(
                        "HOTLINE_DB_URL=jdbc:postgresql://127.0.0.1:1/hotline?password=s3same",
                        "HOTLINE_DB_PASSWORD=s3same");

        assertThat(wrong(visit, "database"))
                .startsWith("wrong database the database does not answer (")
                .endsWith("): start it, or mend HOTLINE_DB_URL");
        assertThat(visit.line("clock")).startsWith("unknown clock");
        assertThat(visit.verb().out()).doesNotContain("s3same");
    }

    @Test
    void aKeyFileThatOthersCanReadIsWrong() throws IOException {
        Files.setPosixFilePermissions(store.key(), PosixFilePermissions.fromString("rw-r-----"));

        assertThat(wrong(doctor(), "key file")).contains("can be read by others: chmod 600 it");
    }

    @Test
    void aKeyFileOfAnotherUserIsWrong() throws IOException {
        assertThat(new KeyFileCheck(store.key(), source(), "somebody").look())
                .asString()
                .startsWith("Wrong[")
                .contains(" belongs to ", ", and this is somebody");
    }

    @Test
    void aDamagedKeyFileBesideAStoreInUseIsWrong() throws IOException {
        Files.writeString(store.key(), "nothing");
        try (FileChannel serving = FileChannel.open(store.database(), StandardOpenOption.WRITE);
                var lock = serving.lock()) {
            assertThat(wrong(doctor(), "key file")).contains(" is damaged: ");
            assertThat(lock.isValid()).isTrue();
        }
    }

    @Test
    void theKeyFileOfAnotherStoreIsWrong() throws IOException {
        Store other = new Store(folder.resolve("other"));
        other.people();
        Files.copy(
                other.key(),
                store.key(),
                StandardCopyOption.COPY_ATTRIBUTES,
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(wrong(doctor(), "key file"))
                .contains("the record store was sealed with", ": put back that key file");
    }

    @Test
    void aKeyFileThatIsGoneIsWrong() throws IOException {
        Files.delete(store.key());

        assertThat(wrong(doctor(), "key file")).contains("is absent: put back the one");
        assertThat(store.key()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOTLINE_AGI_PORT=abc  | HOTLINE_AGI_PORT is 'abc'; it is a whole number",
                "HOTLINE_AGI_PROT=4573 | HOTLINE_AGI_PROT is no setting; did you mean",
                "HOTLINE_AGI_ALLOW=here| HOTLINE_AGI_ALLOW holds 'here', which is no network",
            })
    void aWrongSettingIsALineAndTheFilesAreLookedAt(String setting, String line) {
        Visit visit = doctor(setting);

        assertThat(wrong(visit, "settings")).contains(line);
        assertThat(visit.line("clips")).startsWith("ok");
    }

    @Test
    void anAllowListForEverybodyIsWrong() {
        assertThat(wrong(doctor("HOTLINE_AGI_ALLOW=127.0.0.1/32,0.0.0.0/0"), "allow-list"))
                .contains("0.0.0.0/0 reaches beyond private networks", "HOTLINE_AGI_ALLOW");
    }

    @Test
    void aClipThatIsGoneIsWrong() {
        Home home = Home.copied(folder.resolve("home")).without("prompts/zh/welcome.wav");

        assertThat(wrong(in(home), "clips"))
                .contains("zh/welcome.wav: is missing", ": ./hotline prompts check lists all");
    }

    @Test
    void aDialplanWithProblemsIsWrong() {
        Home home =
                Home.copied(folder.resolve("home"))
                        .replacing(
                                "dialplans/hotline/identify.yaml",
                                "goto: enquiry",
                                "goto: inquiry");

        assertThat(wrong(in(home), "dialplan"))
                .contains(" problems, the first: ", ": ./hotline check lists all");
    }

    @Test
    void aTextThatNothingSaysIsWrong() {
        Home home =
                Home.copied(folder.resolve("home"))
                        .replacing(
                                "dialplans/hotline/identify.yaml",
                                "prompt: verified",
                                "prompt: choose-language");

        assertThat(wrong(in(home), "dialplan")).contains("nothing says the text `verified`");
    }

    @Test
    void fewerCallsThanAsteriskLetsInAreWrong() {
        assertThat(wrong(doctor("HOTLINE_AGI_CALLS=500"), "calls"))
                .contains("lets in 9000 at once, and the server takes 500")
                .endsWith("or raise HOTLINE_AGI_CALLS");
    }

    @Test
    void aSitesLogOfKeysIsWrong() throws IOException {
        Path site = Files.createDirectory(folder.resolve("site"));
        Files.writeString(site.resolve("logger.conf"), "; ours\nfull => notice,dtmf\n");

        assertThat(wrong(doctor("HOTLINE_ASTERISK_SITE=" + site), "Asterisk log"))
                .contains("logger.conf:2 writes what callers key to full, by its level dtmf");
    }

    @Test
    void anotherConfigurationOfAsteriskIsLookedAt() throws IOException {
        Path conf = Files.createDirectory(folder.resolve("etc"));
        Files.writeString(conf.resolve("logger.conf"), "[logfiles]\nfull => dtmf\n");

        Verb verb = Verb.run(environment(), "doctor", "--asterisk-conf", conf.toString());

        assertThat(new Visit(verb).line("Asterisk log"))
                .startsWith("wrong Asterisk log " + conf.resolve("logger.conf") + ":2 writes ");
    }
}
