package org.hotline12333.hours;

import org.hotline12333.authoring.ProblemKind;

/** What can be wrong with hours and years that can be read. */
public enum HoursProblem implements ProblemKind {
    UNKNOWN_FILE("A file of the folder is hours.yaml, or named after its year."),
    OTHER_YEAR("A day is of its file's year, or of the December before."),
    DAYS_BACKWARDS("Days run forward."),
    DAY_TWICE("A day is named once, in all years."),
    MAKE_UP_ON_WORKDAY("A make-up workday is a Saturday or a Sunday."),
    YEAR_MISSING("Between two years with a file there is none without."),
    BAD_SPAN("A stretch of a day is written as 08:30-12:00 and runs forward."),
    SPANS_OVERLAP("The stretches of a day follow each other."),
    SEASON_TWICE("Two seasons begin on different days."),
    SEASON_LEFT_OUT("Hours that name a season name all of them."),
    NEVER_OPEN("Hours open once in a month at least."),
    HOURS_AMBIGUOUS("Hours are around the clock, or written day by day.");

    private final String rule;

    HoursProblem(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
