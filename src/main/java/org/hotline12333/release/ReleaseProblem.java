package org.hotline12333.release;

import org.hotline12333.authoring.ProblemKind;

/** What can be wrong between files that are each well. */
public enum ReleaseProblem implements ProblemKind {
    SOUND_MISSING("Every clip that can be said has a sound."),
    TEXT_UNSAID("Every text is said somewhere.");

    private final String rule;

    ReleaseProblem(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
