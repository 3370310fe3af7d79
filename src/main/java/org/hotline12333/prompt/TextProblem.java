package org.hotline12333.prompt;

import org.hotline12333.authoring.ProblemKind;

/** What can be wrong with texts and languages that can be read. */
public enum TextProblem implements ProblemKind {
    NO_LANGUAGE("A folder of prompts has a folder for each language, named by small letters."),
    FILE_MISSING("Every language has its three files."),
    NUMBER_RULES("The rules of numbers are rules as ICU reads them."),
    NO_WORDS("A text says something."),
    BAD_TEXT_ID("The id of a text names files."),
    BAD_SLOT("A slot has a name and a kind."),
    BAD_PACE("A pace is named by small letters."),
    BAD_SPEED("A speed is a whole number of words a minute."),
    BAD_PAUSE("A pause is what one symbol is heard as, shorter than ten seconds."),
    BAD_CLIP_NAME("The name of a clip names a file."),
    SHARED_CLIP("A clip says one thing."),
    BAD_PATTERN("The pattern of a kind says each of its fields by a rule set that there is."),
    WRITTEN_UNSAID("What is written is what callers hear, under its id."),
    WRITTEN_SLOT("What is written has no slot that is not said."),
    UNSAYABLE("Every value of every kind can be said with the words of the lexicon.");

    private final String rule;

    TextProblem(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
