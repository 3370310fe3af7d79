package org.hotline12333.insurance.delivery;

/** What is longer, greater or more is refused. */
final class Limits {
    /** A code of an agency, in letters. */
    static final int CODE_MAX = 8;

    private Limits() {}
}
