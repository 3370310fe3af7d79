package org.hotline12333.dialog;

/** What is known of who calls; in rising order. */
public enum Standing {
    UNKNOWN,
    /** The numbers matched a person, whose password is still to be asked. */
    CLAIMED,
    VERIFIED
}
