package org.hotline12333.simulator.script;

import java.util.List;
import java.util.stream.Collectors;

/** Scripts have problems, all of them listed by file and line; the message is one line each. */
public final class ScriptException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<ScriptProblem> problems;

    ScriptException(List<ScriptProblem> problems) {
        super(problems.stream().map(ScriptProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ScriptProblem> problems() {
        return problems;
    }
}
