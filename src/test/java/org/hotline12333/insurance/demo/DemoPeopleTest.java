package org.hotline12333.insurance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.records.Contribution;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.RegisteredMobile;
import org.hotline12333.insurance.records.SocialSecurityCard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPeopleTest {
    private final DemoFile file = DemoPeople.file();
    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                    "hotline",
                    "");
    private StoreUnderTest loaded;

    @BeforeEach
    void load(@TempDir Path folder) {
        loaded = StoreUnderTest.loaded(pool, folder.resolve("hotline.key"));
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void areAllLoadedIntoAnEmptyStore() {
        assertThat(loaded.store().people()).isEqualTo(file.people().size()).isGreaterThan(11);
    }

    @Test
    void areLoadedOnce() {
        assertThat(DemoPeople.load(loaded.store())).isZero();
    }

    @Test
    void liveNowhere() {
        assertThat(file.insuredPeople())
                .allSatisfy(person -> assertThat(person.idNumber().reveal()).startsWith("990000"));
    }

    @Test
    void haveOnTheirPensionAccountWhatTheyPaidAndPlausibleInterest() {
        for (int i = 0; i < file.people().size(); i++) {
            OptionalLong balance = file.people().get(i).pensionAccount();
            if (balance.isPresent()) {
                long paid = paid(file.insuredPeople().get(i));
                assertThat(balance.getAsLong()).isBetween(paid, paid + paid / 3);
            }
        }
    }

    private static long paid(DemoPerson person) {
        return Objects.requireNonNull(person.insured().get(Insurance.PENSION)).stream()
                .filter(Contribution::credited)
                .mapToLong(Contribution::personal)
                .sum();
    }

    @Test
    void payEachMonthOnceAndOnlyWithinTheRecords() {
        assertThat(file.insuredPeople())
                .flatExtracting(person -> person.insured().values())
                .allSatisfy(rows ->
                        assertThat(rows)
                                .extracting(Contribution::month)
                                .doesNotHaveDuplicates()
                                .isSorted()
                                .allMatch(month ->
                                        !month.isBefore(file.dates().from())
                                                && !month.isAfter(file.dates().to())));
    }

    /** The page is what callers read: its table is written from the data, line by line. */
    @Test
    void areListedInTheDocs() throws IOException {
        List<String> rows =
                Files.readAllLines(Path.of("docs/demo-people.md")).stream()
                        .filter(line -> line.contains("| 990000"))
                        .toList();

        assertThat(rows).isEqualTo(file.people().stream().map(DemoPeopleTest::row).toList());
    }

    /** Those without a sound in brackets. */
    @Test
    void theirNamesAreInTheDocs() {
        DemoNames.all()
                .forEach(name ->
                        assertThat(Path.of("docs/demo-people.md"))
                                .content()
                                .contains(
                                        DemoNames.sounds().containsKey(name)
                                                ? " " + name
                                                : "(" + name + ")"));
    }

    /** Of everybody who has a card or a registered mobile. */
    @Test
    void theirCardsAndMobilesAreListedInTheDocs() throws IOException {
        List<String> rows =
                Files.readAllLines(Path.of("docs/demo-people.md")).stream()
                        .filter(line -> line.matches("\\| 10+\\d+ \\| .*"))
                        .toList();

        assertThat(rows)
                .isEqualTo(
                        file.people().stream()
                                .map(DemoPeopleTest::received)
                                .filter(row -> !row.endsWith(" |  |  |"))
                                .toList());
    }

    private static String received(DemoFile.Entry person) {
        String mobile = "";
        String card = "";
        for (DemoAccount account : person.accounts()) {
            if (account instanceof DemoAccount.Received(RegisteredMobile registered)) {
                mobile = registered.digits();
            }
            if (account instanceof DemoAccount.Received(SocialSecurityCard held)) {
                String stage = held.stage().name().toLowerCase(Locale.ROOT).replace('_', '-');
                card = "%s, %s since %s".formatted(held.tail(), stage, held.since());
            }
        }
        return "| %s | %s | %s |".formatted(person.socialSecurityNumber(), mobile, card);
    }

    private static String row(DemoFile.Entry person) {
        return "| %s | %s | %s | %s |"
                .formatted(
                        person.situation(),
                        person.idNumber(),
                        person.socialSecurityNumber(),
                        person.password().orElse(""));
    }
}
