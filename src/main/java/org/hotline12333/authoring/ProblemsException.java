package org.hotline12333.authoring;

import java.util.List;
import java.util.stream.Collectors;

/** Files have problems, all of them listed by file and line; the message is one line each. */
public class ProblemsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** With at least one problem. */
    protected ProblemsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All of them. */
    public final List<Problem> problems() {
        return problems;
    }
}
