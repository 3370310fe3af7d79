package org.hotline12333.insurance.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.synthetic.Heard.NEWEST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PensionPayment;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.insurance.records.UnemploymentBenefit;
import org.hotline12333.insurance.records.WorkInjuryRecord.LabourCapacity;
import org.hotline12333.insurance.synthetic.Heard.Month;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All that a caller can be in, told from the rows alone. */
class SituationsTest {
    private static final YearMonth FROM = YearMonth.of(2011, 1);

    @SuppressWarnings("ImmutableEnumChecker") // no lambda here holds anything
    enum Situation {
        OWN_MEDICAL_BASE(150, person -> person.kinds().size() == 5 && differentBases(person)),
        /** One of them has just begun to be in arrears. */
        NEWEST_NOT_CREDITED(
                41,
                person ->
                        person.kinds().equals(List.of("110", "310"))
                                && uncredited(person) == 1
                                && person.months("110").size() > 24),
        RETIRED(
                156,
                person ->
                        person.person().retired()
                                && person.benefits(PensionPayment.class).count() > 0
                                && person.enrolment("110").monthsPaid() > 180),
        ARREARS(
                9,
                person -> person.is(Status.SUSPENDED) && uncredited(person) == 3 && hasGap(person)),
        RESIDENT(
                90,
                person ->
                        person.kinds().equals(List.of("170", "390"))
                                && person.account("170").balance() > 0),
        NEWLY_INSURED(1, person -> paid(person) == 1 && uncredited(person) == 1),
        TWELVE_MONTHS_OF_MATERNITY(
                10,
                person ->
                        person.kinds().size() == 5
                                && person.enrolment("510").monthsInRow() == 12
                                && paid(person) > 24
                                && uncredited(person) == 0),
        PUBLIC_BODY(50, person -> person.kinds().contains("120")),
        UNEMPLOYED(
                5,
                person ->
                        person.benefits(UnemploymentBenefit.class)
                                .anyMatch(benefit -> benefit.lastPaidOn().isPresent())),
        INJURED(10, person -> person.benefits(LabourCapacity.class).count() == 1),
        TWO_NOT_CREDITED(
                25,
                person -> person.kinds().size() == 5 && uncredited(person) == 2 && hasGap(person)),
        FIRST_MONTH(
                1,
                person ->
                        paid(person) == 1 && uncredited(person) == 0 && person.kinds().size() == 5),
        SINCE_THE_RECORDS_BEGIN(
                40,
                person ->
                        person.months("110").getOrDefault(NEWEST, new Month(0, 0, 0, true)).base()
                                > 2_000_000),
        CHILD(
                40,
                person -> person.kinds().equals(List.of("390")) && person.months("390").isEmpty()),
        TRAINEE(24, person -> person.kinds().equals(List.of("410"))),
        JUST_OUT_OF_WORK(
                1,
                person ->
                        person.benefits(UnemploymentBenefit.class)
                                        .anyMatch(benefit -> benefit.lastPaidOn().isEmpty())
                                && hasGap(person)),
        DIED(1, person -> person.person().died().isPresent());

        private final int ofThousand;
        private final Predicate<Heard> told;

        Situation(int ofThousand, Predicate<Heard> told) {
            this.ofThousand = ofThousand;
            this.told = told;
        }
    }

    private static int paid(Heard person) {
        return person.kinds().stream().mapToInt(code -> person.months(code).size()).max().orElse(0);
    }

    /** Of the newest months in a row. */
    private static long uncredited(Heard person) {
        return new ArrayList<>(person.months(Insurance.PENSION).values())
                .reversed().stream().takeWhile(month -> !month.credited()).count();
    }

    private static boolean hasGap(Heard person) {
        SortedMap<YearMonth, Month> months = person.months(Insurance.PENSION);
        return months.firstKey().plusMonths(months.size() - 1L).isBefore(months.lastKey());
    }

    private static boolean differentBases(Heard person) {
        SortedMap<YearMonth, Month> medical = person.months("310");
        return person.months("110").entrySet().stream()
                .allMatch(month ->
                        !month.getValue().equals(medical.get(month.getKey()))
                                && medical.getOrDefault(month.getKey(), month.getValue()).base()
                                        < month.getValue().base());
    }

    @ParameterizedTest
    @EnumSource
    void isThatOfAsManyOfEachThousand(Situation situation) {
        List<Heard> people = Heard.all(new SyntheticPeople(1, FROM, NEWEST), 1000);

        assertThat(people).filteredOn(situation.told).hasSize(situation.ofThousand);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-02", "2026-11", "2031-12"})
    void isThereInEveryMonth(YearMonth newest) {
        List<Heard> people =
                Heard.all(new SyntheticPeople(2, newest.minusMonths(119), newest), 1000);

        for (Situation situation : Situation.values()) {
            if (situation != Situation.SINCE_THE_RECORDS_BEGIN) {
                assertThat(people).as(situation.name()).anyMatch(situation.told);
            }
        }
    }

    /** Few people are enough to try all, in the month of the demo people. */
    @Test
    void isThatOfSomebodyAmongTheFirstFewPeople() {
        List<Heard> people = Heard.all(new SyntheticPeople(3, FROM, NEWEST), 18);

        assertThat(Situation.values())
                .filteredOn(situation -> situation != Situation.DIED)
                .allMatch(situation -> people.stream().anyMatch(situation.told));
    }

    @Test
    void makesAThousandWithTheOthers() {
        assertThat(Arrays.stream(Life.values()).mapToInt(Life::places).sum()).isEqualTo(1000);
    }

    /** The page says how many lead each life, line by line. */
    @Test
    void isInTheDocs() throws IOException {
        assertThat(Files.readAllLines(Path.of("docs/demo-people.md")))
                .filteredOn(line -> line.matches("\\| \\d{1,3} \\| .*"))
                .zipSatisfy(
                        List.of(Life.values()),
                        (line, life) -> assertThat(line).startsWith("| " + life.places() + " | "));
    }

    @Test
    void leavesEveryCohortOfATownRoomForTenMillionPeople() {
        for (Cohort cohort : Cohort.values()) {
            int places =
                    Arrays.stream(Life.values())
                            .filter(life -> life.cohort() == cohort)
                            .mapToInt(Life::places)
                            .sum();

            assertThat(cohort.room()).isGreaterThanOrEqualTo(places * 10_000_000L / 1000);
        }
    }
}
