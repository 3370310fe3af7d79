package org.hotline12333.insurance.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.YearMonth;

/**
 * The months that the records cover.
 *
 * @param from the first; nothing is known of earlier ones
 * @param to the data date: the month to which all figures are brought up
 */
public record DataDates(@JsonProperty("f") YearMonth from, @JsonProperty("t") YearMonth to) {
    public DataDates {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("data ends before it begins: " + from + ".." + to);
        }
    }
}
