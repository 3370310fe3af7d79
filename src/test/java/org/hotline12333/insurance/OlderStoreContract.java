package org.hotline12333.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.StoreUnderTest.calling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.access.Verdict;
import org.hotline12333.store.audit.AuditMark;
import org.hotline12333.store.audit.AuditReport;
import org.hotline12333.store.audit.WhoAsked;
import org.hotline12333.store.rotation.KeyRotation;
import org.hotline12333.store.rotation.KeyRotation.Stage;
import org.hotline12333.store.sealing.KeyFile;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * A store that the version before wrote, with its schema and its key, brought up to this one: eight
 * rows in the chain, one that waits, one from before the chain.
 */
abstract class OlderStoreContract {
    private static final String PASSWORD = "135790";

    @TempDir Path folder;

    private StoreUnderTest store;

    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void upgrade() throws Exception {
        store = upgraded(emptyDatabase());
        store.clock().pass(Duration.ofHours(1));
    }

    private StoreUnderTest upgraded(DataSource source) throws IOException {
        Flyway.configure().dataSource(source).target("7").load().migrate();
        new ResourceDatabasePopulator(
                        new ClassPathResource("store-v7.sql", OlderStoreContract.class))
                .execute(source);
        Path keyFile = folder.resolve("hotline.key");
        if (Files.notExists(keyFile)) {
            Files.copy(
                    new ClassPathResource("store-v7.key", OlderStoreContract.class)
                            .getFile()
                            .toPath(),
                    keyFile);
            Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
        }
        return StoreUnderTest.empty(source, keyFile);
    }

    private String number(TestPeople person) {
        return store.sql()
                .sql("select sealed from person_number where kind = 1 and person = ?")
                .param(store.id(person).value())
                .query(String.class)
                .single();
    }

    @Test
    void isReadAsBefore() {
        assertThat(store.store().people()).isEqualTo(17);
        assertThat(store.numbers(TestPeople.RETIRED)).isInstanceOf(Verdict.Verified.class);
        assertThat(store.password(TestPeople.WITH_PASSWORD, "000000"))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(store.password(TestPeople.WITH_PASSWORD, PASSWORD))
                .isInstanceOf(Verdict.Verified.class);
    }

    /** Which insurances there are is the code's to say, and no table's. */
    @Test
    void takesTheSumsOfAFurtherInsurance() {
        assertThat(store.monthsOfAFurtherInsurance()).containsExactly(7L);
        assertThat(
                        store.sql()
                                .sql(
                                        """
                                        select check_clause from information_schema.check_constraints
                                        where constraint_schema = current_schema
                                        """)
                                .query(String.class)
                                .list())
                .noneMatch(clause -> clause.contains("insurance") && !clause.endsWith("NOT NULL"));
    }

    @Test
    void hasAWholeAuditThatGoesOn() {
        AuditMark noted = store.verify().head();
        assertThat(noted.position()).isEqualTo(8);
        assertThat(store.verify().waiting()).isEqualTo(1);

        store.linked(TestPeople.PAYING, 2);

        AuditReport report = store.trail().verify(Optional.of(noted));
        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(11);
        assertThat(report.older()).isEqualTo(1);
        var asked = (WhoAsked.Rows) store.trail().of(TestPeople.PAYING.id(), "a test");
        assertThat(asked.faults()).isEmpty();
        assertThat(asked.rows()).hasSize(6);
    }

    @Test
    void takesNoRowInTheFormOfTheVersionBefore() {
        store.linked(TestPeople.PAYING, 1);
        store.sql()
                .sql(
                        """
                        insert into enquiry_audit (asked_at, person, sealing_key, caller_hash,
                            caller_sealed, call_id, enquiry, detail, result, mac)
                        select asked_at, person, sealing_key, caller_hash, caller_sealed, call_id,
                            enquiry, detail, result, mac
                        from enquiry_audit where mac is not null order by id limit 1
                        """)
                .update();
        store.sql()
                .sql(
                        """
                        delete from enquiry_audit
                        where id = (select min(id) from enquiry_audit where mac is not null)
                        """)
                .update();
        long id = store.auditIds().getLast();

        assertThat(store.verify().faults())
                .contains("row " + id + ": it was put in by somebody else");
    }

    @Test
    void takesNoRowOfAnotherDatabaseWithTheSameKey() throws Exception {
        StoreUnderTest other = upgraded(emptyDatabase());
        other.linked(TestPeople.PAYING, 1);
        List<Object> row =
                List.copyOf(
                        other.sql()
                                .sql(
                                        """
                                        select asked_at, person, sealing_key, channel,
                                            caller_hash, caller_sealed, call_id, enquiry, detail, result, mac
                                        from enquiry_audit order by id desc limit 1
                                        """)
                                .query()
                                .singleRow()
                                .values());
        store.linked(TestPeople.PAYING, 1);
        store.sql()
                .sql(
                        """
                        insert into enquiry_audit (asked_at, person, sealing_key, channel,
                            caller_hash, caller_sealed, call_id, enquiry, detail, result, mac)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(row)
                .update();
        long id = store.auditIds().getLast();
        assertThat(store.verify().faults())
                .containsExactly("row " + id + ": it was put in by somebody else");

        store.trail().link();
        assertThat(store.verify().faults())
                .containsExactly("row " + id + ": it was changed, or put in by somebody else");
    }

    @Test
    void bindsEachSealToItsRowWhenTheKeyChanges() {
        assertThat(number(TestPeople.PAYING)).doesNotContain(":");
        String key = KeyRotation.addKey(store.keyFile());
        KeyRotation rotation = store.store().keyRotation();
        rotation.tick(Duration.ofSeconds(30));
        store.clock().pass(KeyRotation.NOTICE.plus(KeyRotation.LAGGARDS));
        rotation.tick(Duration.ofSeconds(30));
        assertThat(rotation.tick(Duration.ofSeconds(30))).isEqualTo(new Stage.Settled(key, 0));

        assertThat(number(TestPeople.PAYING)).startsWith("2:");
        assertThat(
                        store.sql()
                                .sql("select caller_sealed from enquiry_audit")
                                .query(String.class)
                                .list())
                .hasSize(10)
                .allSatisfy(sealed -> assertThat(sealed).startsWith("2:"));
        assertThat(store.verify().faults()).isEmpty();
        assertThat(store.password(TestPeople.WITH_PASSWORD, PASSWORD))
                .isInstanceOf(Verdict.Verified.class);
        SealingKeys keys = new KeyFile(store.keyFile()).read().writing();
        assertThat(
                        keys.opened(
                                Kind.ID_NUMBER,
                                number(TestPeople.PAYING),
                                store.id(TestPeople.RETIRED).row()))
                .isEmpty();
    }

    @Test
    void bindsAPasswordToItsPersonWhenItIsKeyed() {
        store.password(TestPeople.WITH_PASSWORD, PASSWORD);

        String hash =
                store.sql()
                        .sql("select password_hash from credential where person = ?")
                        .param(store.id(TestPeople.WITH_PASSWORD).value())
                        .query(String.class)
                        .single();
        assertThat(hash).startsWith("pbkdf2-sha256-6000-own:");
        assertThat(store.password(TestPeople.WITH_PASSWORD, PASSWORD))
                .isInstanceOf(Verdict.Verified.class);
        store.sql()
                .sql(
                        """
                        insert into credential (person, sealing_key, password_hash)
                        select cast(? as bigint), sealing_key, password_hash
                        from credential where password_hash = ?
                        """)
                .params(store.id(TestPeople.RETIRED).value(), hash)
                .update();
        assertThat(store.password(TestPeople.RETIRED, PASSWORD))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void isBoundOnceHoweverManyServersStart() {
        String database = database();
        StoreUnderTest again = store.with(Limits.standard());
        again.enquiries().pension(again.id(TestPeople.PAYING), calling(""));

        assertThat(database()).isEqualTo(database).hasSize(32);
        again.trail().link();
        assertThat(again.verify().faults()).isEmpty();
    }

    private String database() {
        return store.sql().sql("select database_id from audit_head").query(String.class).single();
    }
}
