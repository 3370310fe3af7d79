package org.hotline12333.prompt.sound;

import org.hotline12333.authoring.ProblemKind;

/** What can be wrong with texts and their sounds. */
public enum ClipProblem implements ProblemKind {
    TEXT_MISSING("A text is there in every language."),
    NO_TEXT("Every sound is of a clip that some text needs."),
    SOUND("Every clip has a sound, of its words as they are now, that can be heard.");

    private final String rule;

    ClipProblem(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
