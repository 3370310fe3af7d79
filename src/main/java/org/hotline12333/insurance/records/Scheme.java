package org.hotline12333.insurance.records;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Which books a person is in. */
public enum Scheme {
    EMPLOYEE("EMPLOYEE", "E"),
    RESIDENT("RESIDENT", "R");

    private final String stored;
    private final String code;

    Scheme(String stored, String code) {
        this.stored = stored;
        this.code = code;
    }

    /** Its name in a person's record. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Its name in the tables of before there were records. */
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
