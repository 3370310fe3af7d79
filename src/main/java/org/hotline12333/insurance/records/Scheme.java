package org.hotline12333.insurance.records;

import java.util.Arrays;

/** Which books a person is in. */
public enum Scheme {
    EMPLOYEE("EMPLOYEE"),
    RESIDENT("RESIDENT");

    private final String stored;

    Scheme(String stored) {
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
    public static Scheme of(String stored) {
        return Arrays.stream(values())
                .filter(each -> each.stored.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such name is stored"));
    }
}
