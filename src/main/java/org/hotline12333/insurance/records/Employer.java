package org.hotline12333.insurance.records;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who pays a person's contributions, by name 参保单位. */
public record Employer(@JsonProperty("n") String name) implements PersonRecords.Benefit {
    @Override
    public String toString() {
        return "Employer[****]";
    }
}
