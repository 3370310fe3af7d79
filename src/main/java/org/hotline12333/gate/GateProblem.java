package org.hotline12333.gate;

import org.hotline12333.authoring.ProblemKind;

/** What keeps a change from being tried. */
enum GateProblem implements ProblemKind {
    NOT_RENDERED("Every text that changed was spoken.");

    private final String rule;

    GateProblem(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
