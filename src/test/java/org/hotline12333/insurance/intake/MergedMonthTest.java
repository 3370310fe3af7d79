package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.shelf.Shelves;
import org.hotline12333.insurance.synthetic.SyntheticDelivery;
import org.hotline12333.insurance.synthetic.SyntheticPeople;
import org.hotline12333.store.access.SelectCredentials;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed in a month, merged, is what all of that month delivered anew would be. */
class MergedMonthTest {
    private static final long SEED = 12333;
    private static final int PEOPLE = 400;
    private static final YearMonth FROM = YearMonth.of(2022, 1);
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    @TempDir Path folder;

    private StoreUnderTest store(String name) {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:"
                                + UUID.randomUUID()
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                        "hotline",
                        "");
        return StoreUnderTest.empty(pool, folder.resolve(name + ".key"));
    }

    private void take(StoreUnderTest store, YearMonth to, Extent extent, String name)
            throws Exception {
        Path delivery = folder.resolve(name);
        new SyntheticDelivery(SEED, PEOPLE, FROM, to, extent)
                .write(delivery, StandardCharsets.UTF_8, false);
        ProblemList problems = new ProblemList(SourceLocation.whole(name));
        DeliveryFolder open =
                DeliveryFolder.open(delivery, AgencyTable.shipped(), problems).orElseThrow();
        var taken =
                (DeliveryIntake.Outcome.Taken)
                        new DeliveryIntake(Database.of(store.source()), keys(store), store.clock())
                                .take(
                                        open,
                                        folder,
                                        folder.resolve("rejected"),
                                        false,
                                        (_, _, _) -> {});
        assertThat(taken.rejects()).isEmpty();
    }

    private static Keyring keys(StoreUnderTest store) {
        return Keyring.open(store.source(), store.keyFile(), store.clock());
    }

    /** By index, of those whom callers can be verified as. */
    private static SortedMap<Integer, PersonRecords> heard(StoreUnderTest store, YearMonth month) {
        Keyring keys = keys(store);
        SelectCredentials numbers = new SelectCredentials(store.sql());
        Shelves shelves = new Shelves(Database.of(store.source()), keys, store.clock());
        SortedMap<Integer, PersonRecords> all = new TreeMap<>();
        IntStream.range(0, PEOPLE)
                .forEach(index -> {
                    SyntheticPeople.Numbers keyed = SyntheticPeople.numbers(SEED, month, index);
                    person(numbers, keys, keyed)
                            .ifPresent(person -> all.put(index, shelves.of(person)));
                });
        return all;
    }

    private static Optional<PersonId> person(
            SelectCredentials numbers, Keyring keys, SyntheticPeople.Numbers keyed) {
        List<SelectCredentials.Known> found =
                numbers.byNumbers(
                        keys.now().hashes(Kind.ID_NUMBER, keyed.idNumber().reveal()),
                        keys.now()
                                .hashes(
                                        Kind.SOCIAL_SECURITY_NUMBER,
                                        keyed.socialSecurityNumber().reveal()));
        assertThat(found).hasSizeLessThanOrEqualTo(1);
        return found.stream()
                .filter(known -> known.idNumber() && known.socialSecurityNumber())
                .map(SelectCredentials.Known::person)
                .findFirst();
    }

    @Test
    void changesMakeWhatAllAnewWouldBe() throws Exception {
        StoreUnderTest merged = store("merged");
        take(merged, JUNE, Extent.COMPLETE, "june");
        take(merged, JUNE.plusMonths(1), Extent.CHANGES, "july-changes");
        take(merged, JUNE.plusMonths(2), Extent.CHANGES, "august-changes");
        StoreUnderTest anew = store("anew");
        take(anew, JUNE.plusMonths(2), Extent.COMPLETE, "august");

        SortedMap<Integer, PersonRecords> expected = heard(anew, JUNE.plusMonths(2));
        // who has died is heard in neither
        assertThat(expected).hasSizeGreaterThan(PEOPLE - 10);
        SortedMap<Integer, PersonRecords> found = heard(merged, JUNE.plusMonths(2));
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        assertThat(found)
                .allSatisfy((index, records) -> {
                    PersonRecords now = Objects.requireNonNull(expected.get(index));
                    assertThat(records.enrolments()).isEqualTo(now.enrolments());
                    assertThat(records.accounts()).isEqualTo(now.accounts());
                    assertThat(records.unemploymentBenefit()).isEqualTo(now.unemploymentBenefit());
                    assertThat(records.labourCapacityGrade()).isEqualTo(now.labourCapacityGrade());
                    assertThat(records.dates()).isEqualTo(now.dates());
                    if (!now.pensionPayments().isEmpty()) {
                        assertThat(records.pensionPayments().getLast())
                                .isEqualTo(now.pensionPayments().getLast());
                    }
                });
    }
}
