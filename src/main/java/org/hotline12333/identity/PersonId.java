package org.hotline12333.identity;

/** The record store's own name of a person; says nothing outside the store. */
public record PersonId(long value) {
    /** What the seals in this person's row are bound to. */
    public String row() {
        return "person " + value;
    }
}
