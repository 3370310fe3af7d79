package org.hotline12333.authoring;

/** What can be wrong with a file that people write; each kind of file has an enum of its own. */
public interface ProblemKind {
    /** Tells it from all others. */
    String name();

    /** The rule that is broken, a sentence. */
    String rule();
}
