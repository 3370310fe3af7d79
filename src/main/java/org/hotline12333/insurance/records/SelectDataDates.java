package org.hotline12333.insurance.records;

import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The months that the records cover. */
final class SelectDataDates {
    private final JdbcClient sql;

    SelectDataDates(JdbcClient sql) {
        this.sql = sql;
    }

    DataDates get() {
        return sql.sql("select data_from, data_to from data_dates")
                .query((row, _) ->
                        new DataDates(
                                YearMonth.from(row.getObject("data_from", LocalDate.class)),
                                YearMonth.from(row.getObject("data_to", LocalDate.class))))
                .optional()
                .orElseThrow(() -> new IllegalStateException("the record store has no data date"));
    }
}
