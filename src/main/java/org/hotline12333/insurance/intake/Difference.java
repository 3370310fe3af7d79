package org.hotline12333.insurance.intake;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import org.hotline12333.insurance.delivery.DeliveryFile;
import org.hotline12333.insurance.records.Insurance;

/**
 * By how much something of one person is otherwise than in the delivery before. Who it is stands in
 * the delivery alone, at a line that names nobody.
 *
 * @param file where it was delivered
 * @param line of its first row there
 * @param fen more, or less where it is negative
 */
public record Difference(DeliveryFile file, long line, Insurance insurance, long fen) {
    /** Largest first; one order for the same delivery. */
    static final Comparator<Difference> LARGEST_FIRST =
            Comparator.<Difference>comparingLong(difference -> -Math.abs(difference.fen))
                    .thenComparing(Difference::file)
                    .thenComparingLong(Difference::line)
                    .thenComparing(Difference::insurance);

    /** For the operator. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s:%d: %s: %s yuan %s than before",
                file.csv(),
                line,
                IntakeReport.name(insurance),
                IntakeReport.yuan(BigDecimal.valueOf(fen, 2).abs()),
                fen < 0 ? "less" : "more");
    }
}
