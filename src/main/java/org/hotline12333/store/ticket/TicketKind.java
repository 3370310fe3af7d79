package org.hotline12333.store.ticket;

import java.util.Arrays;

/** What a ticket asks for. */
public enum TicketKind {
    COMPLAINT("COMPLAINT", "OPEN_COMPLAINT", 5),
    /** To a record (Measures on personal rights records, art. 16). */
    OBJECTION("OBJECTION", "OPEN_OBJECTION", 10),
    /** To be called back. */
    CALL_BACK("CALL_BACK", "OPEN_CALL_BACK", 1),
    /** What was said after the tone. */
    MESSAGE("MESSAGE", "OPEN_MESSAGE", 5),
    /** For the yearly statement, once more. */
    STATEMENT("STATEMENT", "OPEN_STATEMENT", 5);

    private final String stored;
    private final String audited;
    private final int workdays;

    TicketKind(String stored, String audited, int workdays) {
        this.stored = stored;
        this.audited = audited;
        this.workdays = workdays;
    }

    /** Its name in the store, for ever. */
    public String stored() {
        return stored;
    }

    /** What opening it is called in the audit, for ever. */
    public String audited() {
        return audited;
    }

    /** Within so many workdays it is promised to be answered. */
    public int workdays() {
        return workdays;
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static TicketKind of(String stored) {
        return Arrays.stream(values())
                .filter(each -> each.stored.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind is stored"));
    }
}
