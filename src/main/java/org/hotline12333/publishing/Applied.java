package org.hotline12333.publishing;

/** What came of a release in a folder. */
public sealed interface Applied {
    record Done() implements Applied {}

    /** A file is not what the release was made from: somebody has changed it by hand. */
    record Differs(String file) implements Applied {}

    /** The server may not write there. */
    record ReadOnly(String file) implements Applied {}
}
