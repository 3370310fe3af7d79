package org.hotline12333.insurance.intake;

import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.delivery.DeliveryFile;
import org.hotline12333.insurance.delivery.DeliveryProblem;

/** A row stands in a delivery twice, and its sums count it twice. */
final class TwiceException extends ProblemsException {
    private static final long serialVersionUID = 1L;

    TwiceException(DeliveryFile file, long line) {
        super(
                List.of(
                        Problem.of(
                                DeliveryProblem.TWICE,
                                new SourceLocation(
                                        file.csv(), (int) Math.min(line, Integer.MAX_VALUE), 0),
                                "the row stands here a second time",
                                "take it out, and correct the manifest")));
    }
}
