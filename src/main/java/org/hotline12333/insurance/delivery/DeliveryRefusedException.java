package org.hotline12333.insurance.delivery;

import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.authoring.SourceLocation;

/** A delivery as a whole is refused: nothing that was read of it may count. */
public final class DeliveryRefusedException extends ProblemsException {
    private static final long serialVersionUID = 1L;

    DeliveryRefusedException(DeliveryProblem kind, SourceLocation at, String what, String mend) {
        super(List.of(Problem.of(kind, at, what, mend)));
    }
}
