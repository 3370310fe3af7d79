package org.hotline12333.doctor;

import java.io.IOException;

/** A look at one thing, which it leaves as it is. */
public interface Check {
    /** What is looked at, in a word or two. */
    String subject();

    /**
     * Looks; takes seconds at most.
     *
     * @throws IOException where a file that must be there cannot be read
     */
    Finding look() throws IOException;
}
