package org.hotline12333.insurance.intake;

import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.delivery.DeliveryFile;
import org.hotline12333.insurance.delivery.DeliveryProblem;
import org.hotline12333.insurance.records.DesignatedHospital;

/** A row is right alone, and not beside the others of its person. */
final class RefusedRowException extends ProblemsException {
    private static final long serialVersionUID = 1L;

    private RefusedRowException(Problem problem) {
        super(List.of(problem));
    }

    /** It stands in a delivery a second time, and its sums count it twice. */
    static RefusedRowException twice(DeliveryFile file, long line) {
        return new RefusedRowException(
                Problem.of(
                        DeliveryProblem.TWICE,
                        at(file, line),
                        "the row stands here a second time",
                        "take it out, and correct the manifest"));
    }

    /** It names a hospital more than a person has. */
    static RefusedRowException hospitals(DeliveryFile file, long line) {
        return new RefusedRowException(
                Problem.of(
                        DeliveryProblem.LIMIT,
                        at(file, line),
                        "the person has %d hospitals before it"
                                .formatted(DesignatedHospital.A_PERSON),
                        "take out those that do not count any more, and correct the manifest"));
    }

    private static SourceLocation at(DeliveryFile file, long line) {
        return new SourceLocation(file.csv(), (int) Math.min(line, Integer.MAX_VALUE), 0);
    }
}
