package org.hotline12333.insurance.shelf;

import java.util.Arrays;

/** One of the two tables of records: callers hear one while the other one is filled. */
public enum Shelf {
    A("a", "record_a"),
    B("b", "record_b");

    private final String stored;
    private final String table;

    Shelf(String stored, String table) {
        this.stored = stored;
        this.table = table;
    }

    /** Its name in the database. */
    public String stored() {
        return stored;
    }

    public String table() {
        return table;
    }

    /** The one that is free for the next delivery. */
    public Shelf other() {
        return switch (this) {
            case A -> B;
            case B -> A;
        };
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Shelf of(String stored) {
        return Arrays.stream(values())
                .filter(each -> each.stored.equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such shelf"));
    }
}
