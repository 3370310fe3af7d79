package org.hotline12333.dialog.check;

import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemsException;

/** A dialplan has problems. */
public final class DialplanException extends ProblemsException {
    private static final long serialVersionUID = 1L;

    DialplanException(List<Problem> problems) {
        super(problems);
    }
}
