package org.hotline12333.simulator.script;

import org.hotline12333.authoring.ProblemKind;

/** What can be wrong with a script that can be read. */
public enum ScriptProblem implements ProblemKind {
    UNKNOWN_LINE("A line begins with one of a few words, and goes on as that word asks."),
    BAD_SETUP("What holds as the call begins is written so that it can be had."),
    NO_FAULT("A fault is one that a call in memory can be given."),
    BAD_WORDING("What is heard is words, clips and * for anything."),
    UNKNOWN_CLIP("A clip that is heard is one of the texts."),
    BAD_KEYS("What is keyed are keys of a telephone, and pauses between them."),
    BAD_TIME("A time is in seconds or milliseconds, and no longer than callers are patient."),
    OUT_OF_PLACE("A line stands where it means something."),
    NO_END("A call ends, once.");

    private final String rule;

    ScriptProblem(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
