package org.hotline12333.store.ticket;

import java.util.Arrays;

/** When on a day. */
public enum HalfDay {
    MORNING("MORNING"),
    AFTERNOON("AFTERNOON");

    private final String stored;

    HalfDay(String stored) {
        this.stored = stored;
    }

    /** Its name in the store, for ever. */
    public String stored() {
        return stored;
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static HalfDay of(String stored) {
        return Arrays.stream(values())
                .filter(each -> each.stored.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such half is stored"));
    }
}
