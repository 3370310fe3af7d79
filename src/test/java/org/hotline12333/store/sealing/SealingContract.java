package org.hotline12333.store.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.access.Verdict;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.junit.jupiter.api.Test;

/** What a thief of the database gets, and what the key file has to do with it. */
public interface SealingContract {
    StoreUnderTest fresh();

    /** Every row of every table, as text; bytes as the characters that they would be. */
    private String dump() {
        return tables().stream()
                .flatMap(table ->
                        fresh().sql().sql("select * from " + table).query().listOfRows().stream())
                .flatMap(row -> row.values().stream())
                .map(value ->
                        value instanceof byte[] bytes
                                ? new String(bytes, StandardCharsets.ISO_8859_1)
                                : String.valueOf(value))
                .collect(Collectors.joining("\n"));
    }

    private List<String> tables() {
        return fresh().sql()
                .sql(
                        """
                        select table_name from information_schema.tables
                        where table_schema = 'public' order by table_name
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Stream<String> secrets() {
        return DemoPeople.file().people().stream()
                .flatMap(person ->
                        Stream.of(
                                Stream.of(person.idNumber(), person.socialSecurityNumber()),
                                person.password().stream()))
                .flatMap(numbers -> numbers);
    }

    @Test
    default void givesAThiefOfTheDatabaseNoNumber() {
        fresh().numbers(TestPeople.PAYING);
        fresh().numbers(TestPeople.NOBODY);
        fresh().password(TestPeople.WITH_PASSWORD, "135790");
        String dump = dump();

        assertThat(tables()).contains("person_number", "credential", "record_a", "enquiry_audit");
        assertThat(dump).contains("VERIFY_NUMBERS");
        assertThat(dump).doesNotContain(secrets().toList());
        assertThat(dump).doesNotContain(StoreUnderTest.MOBILE, "9900001980", "99999999");
    }

    /** In the clear it would begin with its form and its months, as all others do. */
    @Test
    default void noTwoRecordsBeginAlike() {
        List<String> begins =
                fresh().sql()
                        .sql("select record from record_a")
                        .query((row, _) -> HexFormat.of().formatHex(row.getBytes("record"), 0, 8))
                        .list();

        assertThat(begins).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    @Test
    default void showsASealedNumberToWhoHasTheKey() {
        PersonId person = fresh().id(TestPeople.PAYING);
        String sealed =
                fresh().sql()
                        .sql("select sealed from person_number where kind = 1 and person = ?")
                        .param(person.value())
                        .query(String.class)
                        .single();
        SealingKeys keys = new KeyFile(fresh().keyFile()).read().writing();

        assertThat(keys.unseal(Kind.ID_NUMBER, sealed, person.row()))
                .isEqualTo("990000198001010012");
        assertThat(keys.opened(Kind.ID_NUMBER, sealed, new PersonId(person.value() + 1).row()))
                .isEmpty();
    }

    @Test
    default void namesTheKeyOfEachNumber() {
        assertThat(
                        fresh().sql()
                                .sql("select distinct sealing_key from person_number")
                                .query(String.class)
                                .list())
                .containsExactly(new KeyFile(fresh().keyFile()).read().writing().id());
    }

    @Test
    default void opensAgainWithItsKey() {
        assertThat(fresh().with(Limits.standard()).numbers(TestPeople.PAYING))
                .isInstanceOf(Verdict.Verified.class);
    }

    @Test
    default void doesNotOpenWithAnotherKey() throws Exception {
        String sealedWith = new KeyFile(fresh().keyFile()).read().writing().id();
        Files.delete(fresh().keyFile());
        String other = new KeyFile(fresh().keyFile()).create().id();

        Assertions.assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> fresh().with(Limits.standard()))
                .withMessage(
                        "key file %s holds key %s, but the record store was sealed with %s: put"
                                + " back that key file",
                        fresh().keyFile(), other, sealedWith);
    }

    @Test
    default void makesNoNewKeyForASealedStore() throws Exception {
        String sealedWith = new KeyFile(fresh().keyFile()).read().writing().id();
        Files.delete(fresh().keyFile());

        Assertions.assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> fresh().with(Limits.standard()))
                .withMessage(
                        "key file %s is absent: put back the one that the record store was sealed"
                                + " with, key %s",
                        fresh().keyFile(), sealedWith);
        assertThat(fresh().keyFile()).doesNotExist();
    }
}
