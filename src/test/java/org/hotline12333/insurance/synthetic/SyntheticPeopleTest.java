package org.hotline12333.insurance.synthetic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotline12333.insurance.synthetic.Heard.NEWEST;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.synthetic.Heard.Month;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticPeopleTest {
    private static final YearMonth FROM = YearMonth.of(2016, 11);
    private static final long SEED = 12333;
    private static final int THOUSAND = 1000;

    /** Each has a prefix of its own. */
    private static final long TOWN = 10_000_000;

    /** Per mille of the base: what the person pays, what the employer pays. */
    private static final Map<Insurance, long[]> RATES =
            Map.of(
                    Insurance.PENSION, new long[] {80, 160},
                    Insurance.MEDICAL, new long[] {20, 80},
                    Insurance.UNEMPLOYMENT, new long[] {5, 5},
                    Insurance.WORK_INJURY, new long[] {0, 4},
                    Insurance.MATERNITY, new long[] {0, 8});

    private static final List<Heard> PEOPLE =
            Heard.all(new SyntheticPeople(SEED, FROM, NEWEST), THOUSAND);

    @Test
    void areTheSameByTheirSeedInAnyOrder() {
        SyntheticPeople again = new SyntheticPeople(SEED, FROM, NEWEST);

        assertThat(Heard.of(again, 999)).isEqualTo(PEOPLE.get(999));
        assertThat(Heard.of(again, 3)).isEqualTo(PEOPLE.get(3));
    }

    @Test
    void areOthersByAnotherSeed() {
        SyntheticPeople others = new SyntheticPeople(SEED + 1, FROM, NEWEST);

        assertThat(Heard.all(others, 100))
                .extracting(person -> person.person().idNumber())
                .doesNotContainAnyElementsOf(
                        PEOPLE.stream().map(person -> person.person().idNumber()).toList());
    }

    /** Those at the edges of the millions, and of the months. */
    @ParameterizedTest
    @CsvSource({
        "2026-10, 0",
        "2026-10, 9990000",
        "2022-01, 0",
        "2022-01, 9999000",
        "2026-10, 10000000",
        "2026-10, 99980000",
        "2031-12, 4000000"
    })
    void haveNumbersThatNobodyAndNobodyElseHas(YearMonth newest, long first) {
        Set<String> ids = new HashSet<>();
        Set<String> social = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        long count = Math.min(20_000, SyntheticPeople.MAX - first);
        LongStream.range(first, first + count)
                .forEach(index -> {
                    var person = Person.of(new Draw(SEED), index, Months.number(newest));
                    String id = person.idNumber().reveal();
                    assertThat(id).startsWith("99000" + index / TOWN);
                    assertThat(IdNumber.read(id, newest.atEndOfMonth()))
                            .isEqualTo(new IdNumber.Read(person.idNumber(), IdNumber.Repair.NONE));
                    ids.add(id);
                    social.add(person.socialSecurityNumber().reveal());
                    numbers.add(person.personNumber());
                });

        assertThat(ids).hasSize((int) count);
        assertThat(social).hasSize((int) count).allMatch(number -> number.length() == 10);
        assertThat(numbers).hasSize((int) count).allMatch(number -> number.length() == 12);
    }

    /** Nor the one who had their place before. */
    @Test
    void haveNumbersThatNobodyInAnotherTownHas() {
        Map<List<Long>, Person> people = new HashMap<>();
        for (int month = Months.number(SyntheticPeople.FIRST);
                month <= Months.number(SyntheticPeople.LAST);
                month += Months.A_YEAR) {
            for (long first = 0; first < SyntheticPeople.MAX; first += TOWN) {
                for (long index = first; index < first + THOUSAND; index++) {
                    Person person = Person.of(new Draw(SEED), index, month);
                    people.put(List.of(index, (long) person.generation()), person);
                }
            }
        }

        assertThat(people).hasSizeGreaterThan(11 * THOUSAND);
        for (Function<Person, String> number :
                List.<Function<Person, String>>of(
                        person -> person.idNumber().reveal(),
                        person -> person.socialSecurityNumber().reveal(),
                        Person::personNumber)) {
            assertThat(people.values().stream().map(number).distinct().count())
                    .isEqualTo(people.size());
        }
    }

    @Test
    void oneInElevenHasAnX() {
        assertThat(PEOPLE)
                .filteredOn(person -> person.person().idNumber().reveal().endsWith("X"))
                .hasSizeBetween(70, 115);
    }

    @Test
    void canBeCalledAs() {
        for (int index : new int[] {0, 5, 999}) {
            var numbers = SyntheticPeople.numbers(SEED, NEWEST, index);
            var person = PEOPLE.get(index).person();

            assertThat(numbers.idNumber()).isEqualTo(person.idNumber());
            assertThat(numbers.socialSecurityNumber()).isEqualTo(person.socialSecurityNumber());
            assertThat(numbers.toString()).doesNotContain(person.idNumber().reveal());
        }
    }

    /** Of those who retire more is on the books than the records know. */
    @Test
    void haveTotalsThatFollowFromWhatWasPaid() {
        assertThat(PEOPLE)
                .filteredOn(person -> !isCarried(person))
                .hasSizeGreaterThan(800)
                .allSatisfy(person -> {
                    assertThat(person.rows(EnrolmentRow.class))
                            .allSatisfy(row -> {
                                String code = row.kind().code();
                                assertThat(row.monthsPaid())
                                        .isEqualTo(person.credited(code).size());
                                assertThat(row.monthsInRow()).isEqualTo(person.inRow(code));
                            });
                    assertThat(person.rows(AccountRow.class))
                            .allSatisfy(row -> {
                                String code = row.kind().code();
                                assertThat(row.balance() + (code.equals("310") ? spent(person) : 0))
                                        .isEqualTo(person.creditedSum(code));
                                assertThat(row.creditedThisMonth())
                                        .isEqualTo(newest(person.months(code)));
                            });
                });
    }

    private static boolean isCarried(Heard person) {
        int born = Integer.parseInt(person.person().idNumber().reveal().substring(6, 10));
        return born < 1974;
    }

    private static long newest(SortedMap<YearMonth, Month> months) {
        Month newest = months.getOrDefault(NEWEST, new Month(0, 0, 0, false));
        return newest.credited() ? newest.personal() : 0;
    }

    /** All of every third month: which of the three is the person's turn. */
    private static long spent(Heard person) {
        int index = PEOPLE.indexOf(person);
        SortedMap<YearMonth, Month> months = person.months("310");
        return months.entrySet().stream()
                .filter(month -> month.getValue().credited())
                .filter(month ->
                        (month.getKey().getYear() * 12L
                                                + month.getKey().getMonthValue()
                                                - 1
                                                + index)
                                        % 3
                                == 0)
                .mapToLong(month -> month.getValue().personal())
                .sum();
    }

    @Test
    void paidByTheRates() {
        assertThat(PEOPLE)
                .flatExtracting(person -> person.rows(ContributionRow.class).toList())
                .filteredOn(row -> row.base() > 0 && row.bookedIn().equals(row.forMonth()))
                .hasSizeGreaterThan(200_000)
                .allSatisfy(row -> {
                    long[] rates = requireNonNull(RATES.get(row.kind().insurance()));
                    assertThat(row.personal()).isEqualTo((row.base() * rates[0] + 500) / 1000);
                    assertThat(row.employer()).isEqualTo((row.base() * rates[1] + 500) / 1000);
                });
    }

    @Test
    void haveAnotherBaseInJulyAndInNoOtherMonth() {
        Heard person = PEOPLE.getFirst();
        List<YearMonth> changed = new ArrayList<>();
        long before = 0;
        for (ContributionRow row : person.rows(ContributionRow.class).toList()) {
            if (row.kind().code().equals("110") && row.bookedIn().equals(row.forMonth())) {
                if (row.base() != before) {
                    changed.add(row.forMonth());
                }
                before = row.base();
            }
        }

        assertThat(changed.removeFirst()).isEqualTo(FROM);
        assertThat(changed).hasSize(10).allMatch(month -> month.getMonthValue() == 7);
    }

    @Test
    void payNothingTwiceAndNothingOutsideTheRecords() {
        for (Heard person : PEOPLE) {
            assertThat(person.rows()).doesNotHaveDuplicates();
            assertThat(person.rows(ContributionRow.class))
                    .allMatch(row ->
                            !row.forMonth().isBefore(FROM)
                                    && !row.bookedIn().isAfter(NEWEST)
                                    && !row.bookedIn().isBefore(row.forMonth()));
            assertThat(person.kinds())
                    .allSatisfy(code ->
                            assertThat(person.months(code).values())
                                    .allMatch(month -> month.base() >= 0 && month.personal() >= 0));
        }
    }

    @Test
    void someOldMonthsWereCorrectedLater() {
        List<ContributionRow> corrections =
                PEOPLE.stream()
                        .flatMap(person -> person.rows(ContributionRow.class))
                        .filter(row -> row.bookedIn().isAfter(row.forMonth()))
                        .toList();

        assertThat(corrections).hasSizeGreaterThan(2000);
        assertThat(corrections).filteredOn(row -> row.employer() < 0).hasSizeGreaterThan(500);
        assertThat(corrections)
                .filteredOn(row -> row.kind().insurance() == Insurance.PENSION)
                .anyMatch(row -> row.base() < 0)
                .anyMatch(row -> row.base() > 0 && row.base() < 100_000);
    }

    @Test
    void areMadeUpForTheMonthsInWhichTheirAgesAreRight() {
        assertThatThrownBy(() -> new SyntheticPeople(SEED, FROM, YearMonth.of(2032, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        List<DeliveryRow> rows = new ArrayList<>();
        new SyntheticPeople(SEED, YearMonth.of(2022, 1), YearMonth.of(2022, 1)).tell(7, rows::add);
        assertThat(rows).isNotEmpty();
    }
}
