package org.hotline12333.store.file;

/**
 * What a store, its key file or its database has against being used, and what to do about it. In a
 * line, as all that stops a verb is said, a colon stands between them.
 */
public record StoreProblem(String what, String mend) {
    @Override
    public String toString() {
        return what + ": " + mend;
    }
}
