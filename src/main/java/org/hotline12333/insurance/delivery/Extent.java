package org.hotline12333.insurance.delivery;

import java.util.Locale;

/** How much of its records an agency delivers. */
public enum Extent {
    /** Everybody, with the whole history: who is not in it is gone. */
    COMPLETE,
    /**
     * The new month, months that were corrected, and everybody who changed: the rows of a month
     * replace what stood for it.
     */
    CHANGES;

    /** As the manifest has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
