package org.hotline12333.prompt;

import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemsException;

/** Prompts have problems. */
public final class PromptsException extends ProblemsException {
    private static final long serialVersionUID = 1L;

    PromptsException(List<Problem> problems) {
        super(problems);
    }
}
