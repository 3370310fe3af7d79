package org.hotline12333.service;

import java.util.Arrays;

/** What is known of who calls; in rising order. */
public enum VerificationLevel {
    UNKNOWN("UNKNOWN"),
    /** The numbers matched a person, whose password is still to be asked. */
    CLAIMED("CLAIMED"),
    /** Knows the password that an agency gave, as others may: hears the status, and no amount. */
    INITIAL("INITIAL"),
    VERIFIED("VERIFIED");

    private final String stored;

    VerificationLevel(String stored) {
        this.stored = stored;
    }

    /** Its name in a call's sealed state. */
    public String stored() {
        return stored;
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static VerificationLevel of(String stored) {
        return Arrays.stream(values())
                .filter(each -> each.stored.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such name is stored"));
    }
}
