package org.hotline12333.insurance.records;

import java.time.Year;
import java.time.YearMonth;

/** The contributions of a person to the old-age insurance. */
public final class Contributions {
    private Contributions() {}

    private static ContributionHistory of(PersonRecords records) {
        return records.contributions(Insurance.PENSION);
    }

    /** The newest one, credited or not. */
    public static MonthRecord.Latest latest(
            PersonRecords records, DeliveryCalendar.AsOf deliveries) {
        return of(records)
                .upTo(records.dates().to())
                .<MonthRecord.Latest>map(found -> recorded(found, records.dates(), deliveries))
                .orElseGet(MonthRecord.None::new);
    }

    private static MonthRecord.Recorded recorded(
            Contribution found, DataDates data, DeliveryCalendar.AsOf deliveries) {
        return MonthRecord.Recorded.of(found, deliveries.credits(found.month(), data.to()));
    }

    /** The month before this one: a contribution, or the gap down to the next older one. */
    public static MonthRecord.Older before(PersonRecords records, YearMonth month) {
        YearMonth asked = month.minusMonths(1);
        return of(records)
                .upTo(asked)
                .map(older -> olderThan(asked, older))
                .orElseGet(MonthRecord.None::new);
    }

    private static MonthRecord.Older olderThan(YearMonth asked, Contribution older) {
        YearMonth first = older.month().plusMonths(1);
        if (older.month().equals(asked)) {
            return MonthRecord.Paid.of(older);
        }
        return first.equals(asked)
                ? new MonthRecord.Unpaid(asked)
                : new MonthRecord.UnpaidMonths(first, asked);
    }

    /** One month. */
    public static MonthRecord.Named ofMonth(
            PersonRecords records, YearMonth month, DeliveryCalendar.AsOf deliveries) {
        DataDates data = records.dates();
        if (month.isBefore(data.from())) {
            return new MonthRecord.BeforeStart(data.from());
        }
        if (month.isAfter(data.to())) {
            return deliveries
                    .shows(month, data.to())
                    .<MonthRecord.Named>map(shown -> new MonthRecord.Awaited(month, shown))
                    .orElseGet(MonthRecord.AfterData::new);
        }
        return of(records)
                .in(month)
                .<MonthRecord.Named>map(found -> recorded(found, data, deliveries))
                .orElseGet(() -> new MonthRecord.Unpaid(month));
    }

    /** One year. */
    public static YearRecord ofYear(
            PersonRecords records, Year year, DeliveryCalendar.AsOf deliveries) {
        DataDates data = records.dates();
        if (year.atMonth(12).isBefore(data.from())) {
            return new YearRecord.BeforeStart(data.from());
        }
        if (year.atMonth(1).isAfter(data.to())) {
            return deliveries
                    .shows(year.atMonth(1), data.to())
                    .<YearRecord>map(shown -> new YearRecord.Awaited(year, shown))
                    .orElseGet(YearRecord.AfterData::new);
        }
        YearMonth last = year.atMonth(12).isAfter(data.to()) ? data.to() : year.atMonth(12);
        return total(of(records), year, last);
    }

    private static YearRecord total(ContributionHistory history, Year year, YearMonth last) {
        long personal = 0;
        long employer = 0;
        int credited = 0;
        for (ContributionRun run : history.runs()) {
            int months = run.credited() ? run.monthsBetween(year.atMonth(1), last) : 0;
            personal += months * run.personal();
            employer += months * run.employer();
            credited += months;
        }
        return credited == 0
                ? new YearRecord.Unpaid(year)
                : new YearRecord.Total(year, personal, employer, credited);
    }
}
