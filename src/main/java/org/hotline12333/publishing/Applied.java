package org.hotline12333.publishing;

/** What came of a release in a folder. */
public sealed interface Applied {
    record Done() implements Applied {}

    /** A file is not what the release was made from: somebody has changed it by hand. */
    record Differs(String file) implements Applied {}

    /** The server may not write there. */
    record ReadOnly(String file) implements Applied {}

    /** What it brings is more than there is room for. */
    record NoRoom(String folder) implements Applied {}

    /** The disk failed all the same; what is begun is ended as soon as it can be. */
    record Failed(String why) implements Applied {}
}
