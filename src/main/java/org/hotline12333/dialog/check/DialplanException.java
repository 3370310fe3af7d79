package org.hotline12333.dialog.check;

import java.util.List;
import java.util.stream.Collectors;
import org.hotline12333.authoring.Problem;

/** A dialplan has problems, all of them listed by file and line; the message is one line each. */
public final class DialplanException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    DialplanException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
