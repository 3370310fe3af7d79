package org.hotline12333.announcement;

import org.hotline12333.authoring.ProblemKind;

/** What can be wrong with announcements that can be read. */
public enum AnnouncementProblem implements ProblemKind {
    BAD_MOMENT("A moment is written as 2026-12-01 08:00."),
    ENDS_BEFORE_BEGIN("An announcement ends after it begins."),
    TEXT_MISSING("The text of an announcement exists in every language."),
    TEXT_WITH_SLOTS("The text of an announcement has no slots: nothing would fill them."),
    TOO_LONG("An announcement lasts no longer than callers listen to what they did not ask for.");

    private final String rule;

    AnnouncementProblem(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
