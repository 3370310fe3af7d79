package org.hotline12333.testline;

import org.hotline12333.publishing.DraftSounds.Brought;

/** How far this server is with the draft on the test number. */
public sealed interface Standing {
    /** None is there. */
    record Off() implements Standing {}

    /** It is being made. */
    record Making() implements Standing {}

    /** Whoever calls hears it. */
    record Heard() implements Standing {}

    /** On what is published by now it leads no calls. */
    record LeadsNoCalls() implements Standing {}

    /** It could not be made; the log says why. */
    record Failed() implements Standing {}

    /** Its sounds could not be brought to Asterisk. */
    record NoSounds(Brought why) implements Standing {}
}
