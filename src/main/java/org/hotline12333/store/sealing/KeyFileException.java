package org.hotline12333.store.sealing;

import org.hotline12333.store.file.StoreProblem;

/** The key file cannot be used; the message is one line that names it and the mend. */
public final class KeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StoreProblem problem;

    KeyFileException(StoreProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public StoreProblem problem() {
        return problem;
    }
}
