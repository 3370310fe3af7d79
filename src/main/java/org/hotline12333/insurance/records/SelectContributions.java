package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import org.hotline12333.identity.PersonId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contributions of a person to the old-age insurance. */
final class SelectContributions {
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

    private final JdbcClient sql;
    private final SelectDataDates dates;

    SelectContributions(JdbcClient sql) {
        this.sql = sql;
        dates = new SelectDataDates(sql);
    }

    Optional<Contribution> latest(PersonId person) {
        return upTo(person, dates.get().to());
    }

    private Optional<Contribution> upTo(PersonId person, YearMonth month) {
        return sql.sql(
                        SELECT
                                + """
                                and for_month <= ? order by for_month desc fetch first 1 row only
                                """)
                .params(person.value(), PENSION, month.atDay(1))
                .query(CONTRIBUTION)
                .optional();
    }

    Optional<MonthRecord> before(PersonId person, YearMonth month) {
        YearMonth asked = month.minusMonths(1);
        return upTo(person, asked)
                .map(older ->
                        older.month().equals(asked)
                                ? new MonthRecord.Found(older)
                                : new MonthRecord.Unpaid(older.month().plusMonths(1), asked));
    }

    MonthRecord of(PersonId person, YearMonth month) {
        DataDates data = dates.get();
        if (month.isBefore(data.from())) {
            return new MonthRecord.BeforeStart(data.from());
        }
        if (month.isAfter(data.to())) {
            return new MonthRecord.AfterData(data.to());
        }
        return sql.sql(SELECT + "and for_month = ?")
                .params(person.value(), PENSION, month.atDay(1))
                .query(CONTRIBUTION)
                .optional()
                .<MonthRecord>map(MonthRecord.Found::new)
                .orElseGet(() -> new MonthRecord.Unpaid(month, month));
    }

    YearRecord of(PersonId person, Year year) {
        DataDates data = dates.get();
        if (year.atMonth(12).isBefore(data.from())) {
            return new YearRecord.BeforeStart(data.from());
        }
        if (year.atMonth(1).isAfter(data.to())) {
            return new YearRecord.AfterData(data.to());
        }
        return total(person, year, data);
    }

    private YearRecord total(PersonId person, Year year, DataDates data) {
        return sql.sql(
                        """
                        select count(*) months, coalesce(sum(personal), 0) personal_sum,
                            coalesce(sum(employer), 0) employer_sum
                        from contribution
                        where person = ? and insurance = ? and credited
                            and for_month between ? and ? and for_month <= ?
                        """)
                .params(
                        person.value(),
                        PENSION,
                        year.atDay(1),
                        year.atMonth(12).atDay(1),
                        data.to().atDay(1))
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
