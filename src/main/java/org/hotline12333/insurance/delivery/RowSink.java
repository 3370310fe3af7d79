package org.hotline12333.insurance.delivery;

import java.io.IOException;

/** Who takes the rows of a file, one by one in its order, and keeps what is needed. */
@FunctionalInterface
public interface RowSink {
    /**
     * Takes the next row.
     *
     * @param line where the row stands, from 1
     */
    void take(DeliveryRow row, long line) throws IOException;
}
