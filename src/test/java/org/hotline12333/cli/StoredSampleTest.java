package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.callstate.AesStateSealer;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.insurance.records.PensionRecord;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.audit.AuditReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A whole store as a hotline of November 2026 left it, after 64 calls: sealed numbers, audit, call
 * log, and the state of a call under way. What it stored by name must be found by that name.
 */
class StoredSampleTest {
    private static final Path SAMPLE = Path.of("src/test/resources/stored");
    private static final Instant THEN = Instant.parse("2026-11-28T22:10:00Z");

    /** Of call sample-1, verified, with the balance still to be said. */
    private static final String SEALED =
            """
            WyKlAU_PWk4cVOmusftx5yJ-p2ojq-D_Xvg_hPBU-t8pWm8n7vsxD45PGay22YHUCv9zWdCWbDTkf7TKGOJsKNuBbU3Qhp8kdz4g3WLepbbr9aEYtNyFJeyAEcd6ykGcy3xNixrmteFomPme2hjZCcgY1cYutsgOCbEqNLMizsR8e_Ti1moLXwEqO-Aek8QnzMIBh7xsORl8ZIvPJywDS6mUELVblQdOZQwQfHhnKzjOhpsqAtcEUef8cBlYj8ZbonTSI64WrUjDE3BHeLZfVz-MIiYsjTXwxiVTSGP2tEKqAHMMfcQXwsGD9I7ja2O9iVfAZvQnK-gNBy2Hg_DN_GZwuJ8-bxkFBlKCuCjF2z8JRyYxgLam4_cvCuruIsQs_I2H11eejTw9uS8PJEDN73Q_onYLF1zJI3U\
            """;

    @TempDir Path folder;

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");

    private RecordStore store;

    @BeforeEach
    void restore() throws Exception {
        Path key = folder.resolve("hotline.key");
        Files.copy(SAMPLE.resolve("november-2026.key"), key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        JdbcClient.create(database)
                .sql("runscript from ? compression gzip")
                .param(SAMPLE.resolve("november-2026.sql.gz").toString())
                .update();
        Flyway.configure().dataSource(database).load().migrate();
        store = RecordStore.open(database, key, Limits.standard(), InstantSource.fixed(THEN));
    }

    @AfterEach
    void close() {
        database.dispose();
    }

    @Test
    void everyRowOfItsAuditIsAsItWasWritten() {
        AuditReport report = store.auditTrail().verify(Optional.empty());

        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(239);
    }

    /** Its rows name no channel, and are signed without one. */
    @Test
    void noRowOfItsAuditCanBeGivenAChannel() {
        JdbcClient sql = JdbcClient.create(database);
        long row = sql.sql("select min(id) from enquiry_audit").query(Long.class).single();
        sql.sql("update enquiry_audit set channel = 'TELEPHONE' where id = ?").param(row).update();

        assertThat(store.auditTrail().verify(Optional.empty()).faults())
                .containsExactly("row " + row + ": it was changed, or put in by somebody else");
    }

    @Test
    void itsPeopleAreVerifiedAndHearTheirFigures() {
        PersonId person = HotlineUnderTest.person(store, "990000198001010012", "1000000012");

        assertThat(new Enquiries(store.enquiries()).pension(person, HotlineUnderTest.TESTER))
                .isInstanceOfSatisfying(
                        PensionRecord.Account.class,
                        account -> {
                            assertThat(account.balance()).isEqualTo(2_864_032);
                            assertThat(account.status()).isEqualTo(Status.PAYING);
                        });
    }

    @Test
    void itsCallsAreReadStepByStep() {
        CallLog log = CallLog.open(database, InstantSource.fixed(THEN));
        try {
            LoggedCall call = log.calls("sample-1").getFirst();

            assertThat(call.end()).map(LoggedCall.End::how).contains("TRANSFERRED");
            assertThat(call.steps())
                    .hasAtLeastOneElementOfType(LoggedStep.Question.class)
                    .hasAtLeastOneElementOfType(LoggedStep.Submission.class)
                    .hasAtLeastOneElementOfType(LoggedStep.Farewell.class);
            assertThat(call.steps().get(3))
                    .isInstanceOfSatisfying(
                            LoggedStep.Question.class,
                            asked -> assertThat(asked.place()).isEqualTo("identify/id-number"));
        } finally {
            log.close();
        }
    }

    @Test
    void aCallThatWasUnderWayGoesOn() {
        AesStateSealer seal =
                new AesStateSealer(store::callStateKeys, InstantSource.fixed(THEN), (_, _) -> true);

        assertThat(seal.open("sample-1", SEALED.strip()))
                .hasValueSatisfying(
                        state -> assertThat(state).contains("\"p\":\"enquiry 0\"", "VERIFIED"));
    }
}
