package org.hotline12333.calllog;

/** Why the hotline had a caller. */
public enum Leg {
    /** With a new call. */
    FIRST,
    /** Again, from a queue. */
    BACK,
    /** The call was none of a caller's, or was over. */
    ASIDE
}
