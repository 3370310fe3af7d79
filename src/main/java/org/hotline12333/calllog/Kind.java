package org.hotline12333.calllog;

/** The kinds of steps, as they stand in the table. */
enum Kind {
    QUESTION,
    SUBMISSION,
    PASSING,
    FAREWELL
}
