package org.hotline12333.release;

import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemsException;

/** Dialplans or sounds have problems. */
public final class ReleaseException extends ProblemsException {
    private static final long serialVersionUID = 1L;

    ReleaseException(List<Problem> problems) {
        super(problems);
    }
}
