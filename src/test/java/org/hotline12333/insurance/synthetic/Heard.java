package org.hotline12333.insurance.synthetic;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PersonRecords.Benefit;
import org.hotline12333.insurance.records.Status;

/** What a delivery's rows say of one person, counted anew; knows nothing of how they were made. */
record Heard(List<DeliveryRow> rows) {
    static final YearMonth NEWEST = YearMonth.of(2026, 10);

    /** What stands for a month when its rows are added up. */
    record Month(long base, long personal, long employer, boolean credited) {
        static Month of(ContributionRow row) {
            return new Month(row.base(), row.personal(), row.employer(), row.credited());
        }

        Month plus(Month other) {
            return new Month(
                    base + other.base,
                    personal + other.personal,
                    employer + other.employer,
                    credited && other.credited);
        }
    }

    static Heard of(SyntheticPeople people, long index) {
        List<DeliveryRow> rows = new ArrayList<>();
        people.tell(index, rows::add);
        return new Heard(rows);
    }

    static List<Heard> all(SyntheticPeople people, long count) {
        return LongStream.range(0, count).mapToObj(index -> of(people, index)).toList();
    }

    <R extends DeliveryRow> Stream<R> rows(Class<R> type) {
        return rows.stream().filter(type::isInstance).map(type::cast);
    }

    PersonRow person() {
        return rows(PersonRow.class).findFirst().orElseThrow();
    }

    <B extends Benefit> Stream<B> benefits(Class<B> type) {
        return rows(BenefitRow.class)
                .map(BenefitRow::benefit)
                .filter(type::isInstance)
                .map(type::cast);
    }

    List<String> kinds() {
        return rows(EnrolmentRow.class).map(row -> row.kind().code()).sorted().toList();
    }

    boolean is(Status status) {
        return rows(EnrolmentRow.class).allMatch(row -> row.status() == status);
    }

    EnrolmentRow enrolment(String code) {
        return rows(EnrolmentRow.class)
                .filter(row -> row.kind().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    AccountRow account(String code) {
        return rows(AccountRow.class)
                .filter(row -> row.kind().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    SortedMap<YearMonth, Month> months(String code) {
        SortedMap<YearMonth, Month> months = new TreeMap<>();
        rows(ContributionRow.class)
                .filter(row -> row.kind().code().equals(code))
                .forEach(row -> months.merge(row.forMonth(), Month.of(row), Month::plus));
        return months;
    }

    SortedMap<YearMonth, Month> months(Insurance insurance) {
        return rows(EnrolmentRow.class)
                .filter(row -> row.kind().insurance() == insurance)
                .map(row -> months(row.kind().code()))
                .findFirst()
                .orElseGet(TreeMap::new);
    }

    List<YearMonth> credited(String code) {
        SortedMap<YearMonth, Month> months = months(code);
        return months.keySet().stream()
                .filter(month -> months.getOrDefault(month, NOTHING).credited())
                .toList();
    }

    private static final Month NOTHING = new Month(0, 0, 0, false);

    /** Months in a row up to the newest that is credited. */
    int inRow(String code) {
        List<YearMonth> credited = credited(code);
        int row = 0;
        for (int i = credited.size() - 1; i >= 0; i--) {
            if (i < credited.size() - 1
                    && !credited.get(i).plusMonths(1).equals(credited.get(i + 1))) {
                return row;
            }
            row++;
        }
        return row;
    }

    long creditedSum(String code) {
        return months(code).values().stream()
                .filter(Month::credited)
                .mapToLong(Month::personal)
                .sum();
    }

    /** Thousands of rows help nobody. */
    @Override
    public String toString() {
        return "Heard[" + kinds() + ", " + rows.size() + " rows]";
    }
}
