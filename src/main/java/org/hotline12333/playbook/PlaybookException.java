package org.hotline12333.playbook;

import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemsException;

/** Dialplans or sounds have problems. */
public final class PlaybookException extends ProblemsException {
    private static final long serialVersionUID = 1L;

    PlaybookException(List<Problem> problems) {
        super(problems);
    }
}
