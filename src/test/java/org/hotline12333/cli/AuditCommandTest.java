package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hotline12333.HotlineApplication;
import org.hotline12333.identity.Origin;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.TestPostgres;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.service.Enquirer;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.audit.AuditTrail;
import org.hotline12333.upkeep.Retention;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code ./hotline audit}, beside a server on PostgreSQL and after one with a database of its own.
 */
class AuditCommandTest {
    private static final String PAYING = "990000198001010012";
    private static final String MOBILE = "13900000001";

    @TempDir Path data;

    private Map<String, String> environment;

    @BeforeEach
    void name() {
        environment = Map.of("HOTLINE_DATA", data.toString(), "HOTLINE_AGI_PORT", "0");
    }

    private ConfigurableApplicationContext serve() {
        return new SpringApplicationBuilder(HotlineApplication.class)
                .properties(Map.copyOf(environment))
                .run();
    }

    /** Someone is verified and asks for the pension. */
    private static void call(RecordStore records) {
        var person = HotlineUnderTest.person(records, PAYING, "1000000012");
        new Enquiries(records.enquiries())
                .pension(person, new Enquirer(Origin.telephone(MOBILE), "1700000000.1"));
    }

    /** As a server opens it. */
    private static RecordStore store(OfflineSettings settings, InstantSource clock) {
        return RecordStore.open(settings.database(), settings.keyFile(), Limits.standard(), clock);
    }

    private Verb audit(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "audit";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Verb.run(environment, all);
    }

    /** Calls, and ends: all is linked then. */
    private void called() {
        try (ConfigurableApplicationContext hotline = serve()) {
            call(hotline.getBean(RecordStore.class));
        }
    }

    private void change(String statement) {
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            JdbcClient.create(settings.database()).sql(statement).update();
        }
    }

    @Test
    void aWholeAuditIsOneLineWithItsCountAndHead() {
        called();

        Verb verify = audit("verify");

        assertThat(verify.err()).isEmpty();
        assertThat(verify.status()).isZero();
        assertThat(verify.out()).matches("the audit is whole: 2 rows, head 2:[0-9a-f]{64}\\R");
    }

    @Test
    void aRowThatWasChangedIsNamed() {
        called();
        change("update enquiry_audit set result = 'WRONG' where enquiry = 'PENSION'");

        Verb verify = audit("verify");

        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.out()).isEmpty();
        assertThat(verify.err())
                .containsExactly("row 2: it was changed, or put in by somebody else");
    }

    @Test
    void aHeadThatWasNotedIsLookedFor() {
        called();
        String head = audit("verify").out().strip().replaceFirst(".* head ", "");
        called();

        assertThat(audit("verify", "--head", head).status()).isZero();
        assertThat(audit("verify", "--head", "1:" + head.substring(2)).err())
                .containsExactly(
                        "head: the chain up to position 1 is not the one whose head was noted");
        assertThat(audit("verify", "--head", "2").err())
                .containsExactly(
                        "hotline: '2' is no head; audit verify prints one; see hotline audit"
                                + " --help");
    }

    private static String day(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT)
                .format(instant.atZone(ZoneId.systemDefault()));
    }

    /** Removes all rows as a server does whose clock is ahead. */
    private void removedAt(Instant now) {
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            AuditTrail trail =
                    RecordStore.auditTrail(settings.database(), settings.keyFile(), () -> now);
            assertThat(trail.removeBefore(now)).isEqualTo(2);
        }
    }

    @Test
    void whatWasRemovedBeforeItsTimeIsAFault() {
        called();
        removedAt(Instant.now().plus(Duration.ofDays(1)));

        assertThat(audit("verify").err())
                .singleElement()
                .asString()
                .startsWith(
                        "head: rows were removed before their time: the newest was of "
                                + day(Instant.now()))
                .endsWith(" by the clock of then");
    }

    @Test
    void whatWasRemovedInTimeIsToldWithItsDays() {
        serve().close();
        Instant now = Instant.now();
        Instant then = now.minus(Retention.least().audit()).minus(Duration.ofDays(1));
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            RecordStore records = store(settings, () -> then);
            call(records);
            records.auditTrail().link();
        }
        removedAt(now);

        assertThat(audit("verify").out())
                .matches(
                        "the audit is whole: 0 rows, 2 before them removed in time \\(last on %s .*;"
                                        .formatted(day(now))
                                + " the newest was of %s .*, and went on %s .*\\), head 2:[0-9a-f]{64}\\R"
                                        .formatted(day(then), day(now)));
    }

    @Test
    void whatAClockRemovedThatIsAheadIsAFault() {
        called();
        removedAt(Instant.now().plus(Duration.ofDays(1_461)));

        Verb verify = audit("verify");

        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.err())
                .singleElement()
                .asString()
                .startsWith("head: rows were removed before their time: the newest was of ")
                .contains(", and went on " + day(Instant.now().plus(Duration.ofDays(1_461))));
    }

    @Test
    void aPersonLearnsWhoAskedFromWhereAndWhatCameOfIt() {
        called();

        Verb of = Verb.fed(PAYING + "\n", environment, "audit", "of");

        assertThat(of.err()).isEmpty();
        assertThat(of.status()).isZero();
        assertThat(of.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("  withheld  verify numbers: verified"),
                        line -> assertThat(line).endsWith("  " + MOBILE + "  pension: answered"));
        assertThat(of.out()).doesNotContain(PAYING);
    }

    @Test
    void aPersonIsToldThatARowWasChangedAndWhoAskedIsOnRecord() {
        called();
        change("update enquiry_audit set result = 'WRONG' where enquiry = 'PENSION'");

        Verb of = Verb.fed(PAYING + "\n", environment, "audit", "of");

        assertThat(of.status()).isEqualTo(1);
        assertThat(of.out().lines()).hasSize(1);
        assertThat(of.err()).containsExactly("row 2: it was changed, or put in by somebody else");
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            assertThat(
                            JdbcClient.create(settings.database())
                                    .sql("select call_id from enquiry_audit where id = 3")
                                    .query(String.class)
                                    .single())
                    .isEqualTo("audit of, by " + System.getProperty("user.name"));
        }
    }

    /** Written by an older hotline, and by one that was killed before it linked them. */
    @Test
    void rowsThatTheChainDoesNotHoldAreCounted() {
        called();
        change("delete from audit_link");
        change("update enquiry_audit set mac = null");
        change(
                "update audit_head set links = 0, hash = '', older = 2, database_id = null,"
                        + " mac = null");
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            call(store(settings, InstantSource.system()));
        }

        assertThat(audit("verify").out())
                .startsWith(
                        "the audit is whole: 0 rows, 2 from before the chain and unproven,"
                                + " 2 not linked yet, head 0:");
    }

    @Test
    void aNumberThatIsNoneOrNobodysIsNotPrinted() {
        called();

        assertThat(Verb.fed(PAYING + "1\n", environment, "audit", "of").err())
                .containsExactly(
                        "hotline: that is no ID number; write its 18 symbols as one line on standard"
                                + " input");
        assertThat(Verb.fed("990000197001051127\n", environment, "audit", "of").err())
                .containsExactly("hotline: nobody in the records has this number");
    }

    @Test
    void aNumberAmongTheArgumentsIsNotTaken() {
        assertThat(audit("of", PAYING).err())
                .containsExactly("hotline: '****' is not known; see hotline audit of --help");
    }

    @Test
    void aStoreThatIsNotThereYetIsNotMade() {
        assertThat(audit("verify").err())
                .containsExactly(
                        "hotline: there is no record store yet: start ./hotline serve, or set"
                                + " HOTLINE_DATA");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void anAuditOnPostgresIsCheckedWhileTheHotlineServes() throws IOException {
        try (TestPostgres server = TestPostgres.start()) {
            environment = new HashMap<>(environment);
            environment.putAll(server.settings());
            assertThat(audit("verify").err())
                    .containsExactly(
                            "hotline: the record store is empty, or of an older hotline: start"
                                    + " ./hotline serve once");
            try (ConfigurableApplicationContext hotline = serve()) {
                call(hotline.getBean(RecordStore.class));
                assertThat(audit("verify").out()).startsWith("the audit is whole: ");

                change("update enquiry_audit set detail = '2026' where enquiry = 'PENSION'");
                assertThat(audit("verify").err())
                        .singleElement()
                        .asString()
                        .startsWith("row 2: it was ");
            }
        }
    }
}
