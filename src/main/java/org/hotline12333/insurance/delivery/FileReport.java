package org.hotline12333.insurance.delivery;

import java.util.List;

/**
 * What became of the rows of a file that was read to its end.
 *
 * @param rows all of them
 * @param taken passed on
 * @param leftOut right, but of a kind of insurance that is left out, or of nobody insured
 * @param rejected written to the file of rejected rows
 */
public record FileReport(
        DeliveryFile file,
        long rows,
        long taken,
        long leftOut,
        long rejected,
        List<Mended> mended) {
    public FileReport {
        mended = List.copyOf(mended);
    }

    /** In how many rows that were taken something was put right, and in which line first. */
    public record Mended(Mend rule, long rows, long firstLine) {}
}
