package org.hotline12333.simulator.trial;

import org.hotline12333.authoring.ProblemKind;

/** What is wrong with a script that could be read. */
enum TrialProblem implements ProblemKind {
    TOO_LONG("A call that is tried has an end.");

    private final String rule;

    TrialProblem(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
