package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;

/** The contributions of a person to the old-age insurance. */
public final class Contributions {
    private static final String SELECT =
            """
            select for_month, base, personal, employer, credited from contribution
            where person = ? and insurance = ?
            """;

    private static final RowMapper<Contribution> CONTRIBUTION =
            (row, _) ->
                    new Contribution(
                            YearMonth.from(row.getObject("for_month", LocalDate.class)),
                            row.getLong("base"),
                            row.getLong("personal"),
                            row.getLong("employer"),
                            row.getBoolean("credited"));

    private static final int PENSION = Insurance.PENSION.code();

    private Contributions() {}

    /** The newest one, credited or not. */
    public static MonthRecord.Latest latest(PersonRecords records) {
        return upTo(records, records.dates().to())
                .<MonthRecord.Latest>map(MonthRecord.Paid::of)
                .orElseGet(MonthRecord.None::new);
    }

    private static Optional<Contribution> upTo(PersonRecords records, YearMonth month) {
        return records.select(
                        SELECT
                                + """
                                and for_month <= ? order by for_month desc fetch first 1 row only
                                """)
                .params(PENSION, month.atDay(1))
                .query(CONTRIBUTION)
                .optional();
    }

    /** The month before this one: a contribution, or the gap down to the next older one. */
    public static MonthRecord.Older before(PersonRecords records, YearMonth month) {
        YearMonth asked = month.minusMonths(1);
        return upTo(records, asked)
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
    public static MonthRecord.Named ofMonth(PersonRecords records, YearMonth month) {
        DataDates data = records.dates();
        if (month.isBefore(data.from())) {
            return new MonthRecord.BeforeStart(data.from());
        }
        if (month.isAfter(data.to())) {
            return new MonthRecord.AfterData();
        }
        return records.select(SELECT + "and for_month = ?")
                .params(PENSION, month.atDay(1))
                .query(CONTRIBUTION)
                .optional()
                .<MonthRecord.Named>map(MonthRecord.Paid::of)
                .orElseGet(() -> new MonthRecord.Unpaid(month));
    }

    /** One year. */
    public static YearRecord ofYear(PersonRecords records, Year year) {
        DataDates data = records.dates();
        if (year.atMonth(12).isBefore(data.from())) {
            return new YearRecord.BeforeStart(data.from());
        }
        if (year.atMonth(1).isAfter(data.to())) {
            return new YearRecord.AfterData();
        }
        return records.select(
                        """
                        select count(*) months, coalesce(sum(personal), 0) personal_sum,
                            coalesce(sum(employer), 0) employer_sum
                        from contribution
                        where person = ? and insurance = ? and credited
                            and for_month between ? and ? and for_month <= ?
                        """)
                .params(PENSION, year.atDay(1), year.atMonth(12).atDay(1), data.to().atDay(1))
                .query((row, _) ->
                        row.getInt("months") == 0
                                ? new YearRecord.Unpaid(year)
                                : new YearRecord.Total(
                                        year,
                                        row.getLong("personal_sum"),
                                        row.getLong("employer_sum"),
                                        row.getInt("months")))
                .single();
    }
}
