package org.hotline12333.insurance.records;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A hospital that a person has chosen for their medical insurance 定点医疗机构, by name. */
public record DesignatedHospital(@JsonProperty("n") String name) implements PersonRecords.Benefit {
    /** So many a person has at most. */
    public static final int A_PERSON = 4;

    /** Each is said once. */
    @Override
    public Object subject() {
        return this;
    }

    @Override
    public String toString() {
        return "DesignatedHospital[****]";
    }
}
