package org.hotline12333.authoring;

/** What can be wrong with any file that people write, before anybody asks what it means. */
public enum FileProblem implements ProblemKind {
    UNREADABLE("A file is there, in UTF-8, and not over a megabyte."),
    SYNTAX("A file is one YAML document."),
    NOT_PLAIN(
            "Anchors, aliases and tags are not part of a file: what is said twice is shown twice."),
    TOO_DEEP("A file is no deeper than a reader can follow."),
    UNKNOWN_KEY("Every key is one that the file's format knows."),
    DOUBLED_KEY("A key stands once in a mapping, and a dialog's id once in all files."),
    AMBIGUOUS_KEY("A telephone key leads to one thing in a menu."),
    MISSING_KEY("What cannot be guessed is written."),
    WRONG_TYPE("A value is of the type that its key asks for."),
    UNKNOWN_WORD("A value that is one of a few words is one of them."),
    BAD_NAME("A name is made of lower-case letters, digits and hyphens."),
    BAD_KEY("A telephone key is one of 0 to 9, * and #."),
    BAD_DURATION("A duration is a whole number of seconds or milliseconds, such as 6s or 1500ms."),
    BAD_VALUE("An amount, a month or a date is written as it is typed for `say`."),
    BAD_COUNT("A count is a whole number from 1 to 99."),
    TIMEOUT_BOUNDS("A timeout leaves a caller time, and does not leave one in silence.");

    private final String rule;

    FileProblem(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
