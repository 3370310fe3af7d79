package org.hotline12333.topic;

import org.hotline12333.authoring.ProblemKind;

/** What can be wrong with topics that can be read. */
public enum TopicProblem implements ProblemKind {
    BAD_DAY("A day is written as 2026-12-01."),
    ENDS_BEFORE_BEGIN("A topic is told for a day at least."),
    NO_PARTS("A topic says something."),
    ORDER_TAKEN("Two topics of a list have not the same place."),
    TEXT_MISSING("The texts of a topic exist in every language."),
    TEXT_WITH_SLOTS("The texts of a topic have no slots: nothing would fill them."),
    NAME_LONG("A topic's name is short, for four others are heard with it."),
    PART_LONG("A part is no longer than a caller can keep in mind."),

    /** A warning. */
    ENDS_SOON("Somebody looks at a topic before it is over.");

    private final String rule;

    TopicProblem(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
