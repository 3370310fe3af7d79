package org.hotline12333.simulator.trial;

import java.time.Duration;

/** Where in a script a moment of a call is. */
sealed interface Cue {
    /** So long after the line began to wait. */
    record After(Duration pause) implements Cue {}

    /** So far into what is said. */
    record Into(Duration time) implements Cue {}

    /** So long behind the last key, and in one entry with it. */
    record Behind(Duration pause) implements Cue {}

    /** Behind the tone of a recording. */
    record Recorded() implements Cue {}
}
