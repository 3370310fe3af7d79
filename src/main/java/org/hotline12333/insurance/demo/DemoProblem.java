package org.hotline12333.insurance.demo;

import org.hotline12333.authoring.ProblemKind;

/** What can be wrong with demo people that can be read. */
public enum DemoProblem implements ProblemKind {
    BAD_NUMBER("A person's numbers are such as a caller can key."),
    MONTHS_BACKWARDS("Months run forward."),
    NOT_INSURED("What is paid is paid to an insurance that the person is in."),
    NO_RATE("What is paid by a base is paid by a rate.");

    private final String rule;

    DemoProblem(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
