package org.hotline12333.insurance.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.synthetic.Heard.NEWEST;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.synthetic.Heard.Month;
import org.junit.jupiter.api.Test;

/** Two deliveries, one month after the other, are of one world. */
class NextMonthTest {
    private static final YearMonth FROM = YearMonth.of(2021, 1);
    private static final YearMonth NEXT = NEWEST.plusMonths(1);
    private static final int COUNT = 2000;

    private final SyntheticPeople people = new SyntheticPeople(7, FROM, NEWEST);
    private final SyntheticPeople later = new SyntheticPeople(7, FROM, NEXT);
    private final Map<String, Heard> before = byNumber(Heard.all(people, COUNT));
    private final Map<String, Heard> after = byNumber(Heard.all(later, COUNT));

    private static Map<String, Heard> byNumber(List<Heard> people) {
        return people.stream()
                .collect(
                        Collectors.toMap(
                                person -> person.person().personNumber(), Function.identity()));
    }

    private List<Heard> whoStay() {
        return before.keySet().stream().filter(after::containsKey).map(before::get).toList();
    }

    private Heard then(Heard person) {
        return after.getOrDefault(person.person().personNumber(), person);
    }

    @Test
    void fewComeAndAsManyGo() {
        assertThat(whoStay()).hasSize(COUNT - 8);
        assertThat(after).hasSize(COUNT);
        Set<Object> gone = new HashSet<>();
        before.forEach((number, person) -> {
            if (!after.containsKey(number)) {
                gone.add(person.person().idNumber().reveal());
            }
        });
        assertThat(after.values())
                .noneMatch(person -> gone.contains(person.person().idNumber().reveal()));
    }

    @Test
    void whoeverStaysKeepsTheirNumbers() {
        assertThat(whoStay())
                .allSatisfy(person -> {
                    assertThat(then(person).person().idNumber())
                            .isEqualTo(person.person().idNumber());
                    assertThat(then(person).person().socialSecurityNumber())
                            .isEqualTo(person.person().socialSecurityNumber());
                });
    }

    /** Rows are only added in the newest month, but for what arrives late. */
    @Test
    void theOldRowsStandOrAreCreditedNow() {
        int late = 0;
        for (Heard person : whoStay()) {
            Set<DeliveryRow> then = new HashSet<>(then(person).rows());
            for (ContributionRow row : person.rows(ContributionRow.class).toList()) {
                if (!then.contains(row)) {
                    assertThat(row.credited()).isFalse();
                    assertThat(then).contains(credited(row));
                    late++;
                }
            }
        }

        assertThat(late).isGreaterThan(150);
    }

    private static ContributionRow credited(ContributionRow row) {
        return new ContributionRow(
                row.personNumber(),
                row.kind(),
                row.forMonth(),
                row.bookedIn(),
                row.base(),
                row.personal(),
                row.employer(),
                true);
    }

    @Test
    void theNewRowsAreBookedInTheNewMonth() {
        int corrections = 0;
        for (Heard person : whoStay()) {
            Set<DeliveryRow> old = new HashSet<>(person.rows());
            for (ContributionRow row : then(person).rows(ContributionRow.class).toList()) {
                if (!old.contains(row) && !isLate(row, old)) {
                    assertThat(row.bookedIn()).isEqualTo(NEXT);
                    corrections += row.forMonth().isBefore(NEXT) ? 1 : 0;
                }
            }
        }

        assertThat(corrections).isGreaterThan(20);
    }

    private static boolean isLate(ContributionRow row, Set<DeliveryRow> old) {
        return old.stream()
                .filter(ContributionRow.class::isInstance)
                .map(ContributionRow.class::cast)
                .anyMatch(before -> !before.credited() && credited(before).equals(row));
    }

    /** Also of those who retire, whose first years the records do not know. */
    @Test
    void totalsGrowByWhatIsCredited() {
        assertThat(whoStay())
                .allSatisfy(person -> {
                    Heard then = then(person);
                    assertThat(person.rows(EnrolmentRow.class))
                            .allSatisfy(row -> {
                                String code = row.kind().code();
                                assertThat(then.enrolment(code).monthsPaid() - row.monthsPaid())
                                        .isEqualTo(
                                                then.credited(code).size()
                                                        - person.credited(code).size());
                            });
                    assertThat(person.rows(AccountRow.class))
                            .filteredOn(row -> !row.kind().code().equals("310"))
                            .allSatisfy(row -> {
                                String code = row.kind().code();
                                assertThat(then.account(code).balance() - row.balance())
                                        .isEqualTo(
                                                then.creditedSum(code) - person.creditedSum(code));
                            });
                });
    }

    @Test
    void whoeverDiesIsGone() {
        assertThat(before.values())
                .filteredOn(person -> person.person().died().isPresent())
                .hasSize(2)
                .noneMatch(person -> after.containsKey(person.person().personNumber()));
    }

    @Test
    void someRetire() {
        assertThat(whoStay())
                .filteredOn(person -> !person.person().retired() && then(person).person().retired())
                .hasSize(2);
    }

    /** What stands, with the changes put over it, is what the next delivery says in full. */
    @Test
    void theChangesSayNeitherLessNorMuchMoreThanTheWhole() {
        int unchanged = 0;
        long rows = 0;
        for (long index = 0; index < COUNT; index++) {
            List<DeliveryRow> changes = new ArrayList<>();
            later.tellChanges(index, changes::add);
            Heard whole = Heard.of(later, index);
            Heard changed = new Heard(changes);
            Heard old = before.getOrDefault(whole.person().personNumber(), new Heard(List.of()));
            if (changes.isEmpty()) {
                unchanged++;
                assertThat(old).isEqualTo(whole);
                continue;
            }
            rows += changed.rows(ContributionRow.class).count();
            assertThat(others(changed)).isEqualTo(others(whole));
            for (String code : whole.kinds()) {
                SortedMap<YearMonth, Month> months = old.months(code);
                months.putAll(changed.months(code));
                assertThat(months).isEqualTo(whole.months(code));
            }
        }

        assertThat(unchanged).isGreaterThan(80);
        assertThat(rows).isLessThan(COUNT * 6L);
    }

    private static List<DeliveryRow> others(Heard person) {
        return person.rows().stream().filter(row -> !(row instanceof ContributionRow)).toList();
    }
}
