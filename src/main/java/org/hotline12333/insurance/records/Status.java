package org.hotline12333.insurance.records;

import java.util.Arrays;

/** How a person stands with an insurance. */
public enum Status {
    PAYING("PAYING"),
    SUSPENDED("SUSPENDED"),
    RETIRED("RETIRED");

    private final String stored;

    Status(String stored) {
        this.stored = stored;
    }

    /** Its name in the database. */
    public String stored() {
        return stored;
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Status of(String stored) {
        return Arrays.stream(values())
                .filter(each -> each.stored.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such name is stored"));
    }
}
