package org.hotline12333.simulator.script;

import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemsException;

/** Scripts have problems. */
public final class ScriptException extends ProblemsException {
    private static final long serialVersionUID = 1L;

    ScriptException(List<Problem> problems) {
        super(problems);
    }
}
